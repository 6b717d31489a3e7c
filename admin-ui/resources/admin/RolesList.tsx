import { DataTable } from 'react-admin';
import { ReadOnlyList } from './ReadOnlyList';

const Col = DataTable.Col;

export default function RolesList() {
  return (
    <ReadOnlyList resource="roles" sort={{ field: 'label', order: 'ASC' }}>
      <Col source="label" label="admin.columns.label" />
      <Col source="code" label="admin.columns.code" />
      <Col
        source="permissions"
        label="admin.columns.permissions"
        disableSort
        render={({ permissions }) => (Array.isArray(permissions) ? permissions.length : '—')}
      />
      <Col source="people" label="admin.columns.people" />
    </ReadOnlyList>
  );
}
