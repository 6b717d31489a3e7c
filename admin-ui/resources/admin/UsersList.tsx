import { DataTable } from 'react-admin';
import { ReadOnlyList } from './ReadOnlyList';

const Col = DataTable.Col;

export default function UsersList() {
  return (
    <ReadOnlyList resource="users" sort={{ field: 'fullName', order: 'ASC' }}>
      <Col source="fullName" label="admin.columns.fullName" />
      <Col source="position" label="admin.columns.position" />
      <Col source="departmentName" label="admin.columns.departmentName" />
      <Col
        source="roles"
        label="admin.columns.roles"
        disableSort
        render={({ roles }) => [roles].flat().map(String).join(', ')}
      />
      <Col source="email" label="admin.columns.email" />
    </ReadOnlyList>
  );
}
