import { Box, Button, Link as TextLink } from '@mui/material';
import { useState } from 'react';
import { DataTable, useRefresh } from 'react-admin';
import { Link } from 'react-router-dom';
import { useAppLocale, useMay } from '../../providers';
import { DateTime, PlusIcon, Tag } from '../../ui';
import { RecordList } from '../../administration/RecordList';
import { lastDayOf } from '../../administration/days';
import { TextFilter } from '../../administration/TextFilter';
import { useAdminWords } from '../../administration/words';
import { ImportDialog } from './ImportDialog';
import { roleLabel, type UserRecord } from './record';

const Col = DataTable.Col<UserRecord>;

function Actions() {
  const words = useAdminWords();
  const refresh = useRefresh();
  const [importing, setImporting] = useState(false);
  if (!useMay('create', 'User')) return null;
  return (
    <>
      <Button variant="outlined" color="inherit" onClick={() => setImporting(true)}>
        {words.users.import}
      </Button>
      <Button variant="contained" component={Link} to="/users/create" startIcon={<PlusIcon />}>
        {words.users.invite}
      </Button>
      {importing && <ImportDialog onDone={refresh} onClose={() => setImporting(false)} />}
    </>
  );
}

/** What stands in the way of a person's signing in, if anything does. */
export function UserState({ user }: { user: UserRecord }) {
  const words = useAdminWords();
  if (user.blockedAt !== null) return <Tag tone="late">{words.users.blocked}</Tag>;
  if (user.commands.includes('unlock')) return <Tag tone="soon">{words.users.locked}</Tag>;
  if (user.invited === true) return <Tag tone="accent">{words.users.invited}</Tag>;
  return null;
}

function Roles({ user }: { user: UserRecord }) {
  const locale = useAppLocale();
  const words = useAdminWords();
  return user.roleAssignments.map((role, index) => (
    <span key={role.roleId}>
      {index > 0 && ', '}
      {roleLabel(role, locale)}
      {role.expiresAt !== null && (
        <>
          {` (${words.users.until} `}
          <DateTime value={lastDayOf(role.expiresAt)} show="date" />)
        </>
      )}
    </span>
  ));
}

/** People of the house: who they are, what they may do, and what stands in the way of their signing in. */
export default function UsersPage() {
  const words = useAdminWords();
  return (
    <RecordList
      resource="users"
      sort={{ field: 'fullName', order: 'ASC' }}
      actions={<Actions />}
      filters={
        <Box sx={{ mt: 1, display: 'flex' }}>
          <TextFilter placeholder={words.users.q} />
        </Box>
      }
    >
      <Col
        source="fullName"
        label="admin.columns.fullName"
        render={(user) => (
          <TextLink component={Link} to={`/users/${user.id}`}>
            {user.fullName}
          </TextLink>
        )}
      />
      <Col source="position" label="admin.columns.position" />
      <Col source="departmentName" label="admin.columns.departmentName" />
      <Col source="roles" label="admin.columns.roles" disableSort render={(user) => <Roles user={user} />} />
      <Col source="email" label="admin.columns.email" />
      <Col
        source="blockedAt"
        label="admin.columns.state"
        disableSort
        render={(user) => <UserState user={user} />}
      />
    </RecordList>
  );
}
