import { DataTable } from 'react-admin';
import { RecordList } from '../../administration/RecordList';

const Col = DataTable.Col;

export default function DepartmentsList() {
  return (
    <RecordList resource="departments" sort={{ field: 'name', order: 'ASC' }}>
      <Col source="name" label="admin.columns.name" />
      <Col source="city" label="admin.columns.city" />
      <Col source="code" label="admin.columns.code" />
      <Col source="regionCode" label="admin.columns.region" />
      <Col source="timeZone" label="admin.columns.timeZone" />
    </RecordList>
  );
}
