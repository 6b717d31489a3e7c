import { DataTable, useTranslate } from 'react-admin';
import { RecordList } from '../../administration/RecordList';

const Col = DataTable.Col;

export default function ServicesList() {
  const translate = useTranslate();
  return (
    <RecordList resource="services" sort={{ field: 'title', order: 'ASC' }}>
      <Col source="title" label="admin.columns.title" />
      <Col source="departmentName" label="admin.columns.departmentName" />
      <Col source="standardDays" label="admin.columns.standardDays" />
      <Col source="versionNumber" label="admin.columns.version" />
      <Col
        source="state"
        label="admin.columns.state"
        render={({ state }) => translate(`admin.serviceState.${state}`, { _: state })}
      />
    </RecordList>
  );
}
