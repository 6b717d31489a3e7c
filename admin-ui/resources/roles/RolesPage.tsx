import { Button, Link as TextLink } from '@mui/material';
import { useState } from 'react';
import { DataTable } from 'react-admin';
import { Link } from 'react-router-dom';
import { useAppLocale, useMay } from '../../providers';
import { PlusIcon } from '../../ui';
import { RecordList } from '../../administration/RecordList';
import { useAdminWords } from '../../administration/words';
import { roleLabel } from '../users';
import type { RoleRecord } from './record';
import { SimulatorDialog } from './SimulatorDialog';

const Col = DataTable.Col<RoleRecord>;

function Actions() {
  const words = useAdminWords();
  const creates = useMay('create', 'Role');
  const changes = useMay('update', 'Role');
  const [asking, setAsking] = useState(false);
  return (
    <>
      {changes && (
        <Button variant="outlined" color="inherit" onClick={() => setAsking(true)}>
          {words.simulator.open}
        </Button>
      )}
      {creates && (
        <Button variant="contained" component={Link} to="/roles/create" startIcon={<PlusIcon />}>
          {words.roles.create}
        </Button>
      )}
      {asking && <SimulatorDialog onClose={() => setAsking(false)} />}
    </>
  );
}

/** Roles of the house, with the number of people who have each. */
export default function RolesPage() {
  const locale = useAppLocale();
  return (
    <RecordList resource="roles" sort={{ field: 'label', order: 'ASC' }} actions={<Actions />}>
      <Col
        source="label"
        label="admin.columns.label"
        render={(role) => (
          <TextLink component={Link} to={`/roles/${role.id}`}>
            {roleLabel(role, locale)}
          </TextLink>
        )}
      />
      <Col source="code" label="admin.columns.code" />
      <Col
        source="permissions"
        label="admin.columns.permissions"
        disableSort
        render={({ permissions }) => permissions.length}
      />
      <Col source="people" label="admin.columns.people" />
      <Col source="version" label="admin.columns.version" />
    </RecordList>
  );
}
