import { DataTable, useTranslate } from 'react-admin';
import { DateTime } from '../../ui';
import { RecordList } from '../../administration/RecordList';

const Col = DataTable.Col;

export default function JobsList() {
  const translate = useTranslate();
  return (
    <RecordList resource="jobs" sort={{ field: 'createdAt', order: 'DESC' }}>
      <Col source="name" label="admin.columns.name" />
      <Col
        source="state"
        label="admin.columns.state"
        disableSort
        render={({ state }) => translate(`admin.state.${state}`, { _: state })}
      />
      <Col source="attempts" label="admin.columns.attempts" disableSort />
      <Col
        source="createdAt"
        label="admin.columns.createdAt"
        render={({ createdAt }) => <DateTime value={createdAt} />}
      />
      <Col source="failedReason" label="admin.columns.failedReason" disableSort />
    </RecordList>
  );
}
