import { DataTable, useTranslate } from 'react-admin';
import { DateTime } from '../../ui';
import { RecordList } from '../../administration/RecordList';

const Col = DataTable.Col;

export default function NotificationsList() {
  const translate = useTranslate();
  return (
    <RecordList resource="notifications" sort={{ field: 'createdAt', order: 'DESC' }}>
      <Col
        source="createdAt"
        label="admin.columns.createdAt"
        render={({ createdAt }) => <DateTime value={createdAt} />}
      />
      <Col source="subject" label="admin.columns.subject" />
      <Col source="recipient" label="admin.columns.recipient" disableSort />
      <Col
        source="state"
        label="admin.columns.state"
        render={({ state }) => translate(`admin.state.${state}`, { _: state })}
      />
      <Col source="attempts" label="admin.columns.attempts" disableSort />
      <Col source="lastError" label="admin.columns.lastError" disableSort />
    </RecordList>
  );
}
