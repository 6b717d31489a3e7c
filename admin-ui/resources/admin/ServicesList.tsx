import { DataTable } from 'react-admin';
import { ReadOnlyList } from './ReadOnlyList';

const Col = DataTable.Col;

export default function ServicesList() {
  return (
    <ReadOnlyList resource="services" sort={{ field: 'title', order: 'ASC' }}>
      <Col source="title" label="admin.columns.title" />
      <Col source="code" label="admin.columns.code" />
      <Col source="category" label="admin.columns.category" disableSort />
      <Col source="standardDays" label="admin.columns.standardDays" disableSort />
    </ReadOnlyList>
  );
}
