import { Box, Button, Typography } from '@mui/material';
import type { RoleAssignment } from '@shared/access';
import { useState } from 'react';
import { Form } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { PageFrame } from '../../layout';
import { Panel } from '../../ui';
import { RefusalLine } from '../../administration/RefusalLine';
import { useAdminCommand } from '../../administration/useAdminCommand';
import { useAdminWords } from '../../administration/words';
import { PersonFields, personBody } from './PersonFields';
import type { UserRecord } from './record';
import { RolesEditor } from './RolesEditor';

const SHOWN = ['lastName', 'firstName', 'middleName', 'position', 'email', 'phone', 'departmentId', 'locale'];

/** Invites one person: a temporary password goes out by mail. */
export default function InvitePage() {
  const words = useAdminWords();
  const navigate = useNavigate();
  const command = useAdminCommand();
  const [roles, setRoles] = useState<RoleAssignment[]>([]);
  const invite = (values: Record<string, unknown>) =>
    command.run<UserRecord>({
      path: 'users',
      body: { ...personBody(values), roles },
      onDone: ({ id }) => void navigate(`/users/${id}`),
    });
  return (
    <PageFrame title={words.users.inviteTitle}>
      <Panel sx={{ mt: 1.5, p: 2, maxWidth: 860 }}>
        <Form onSubmit={invite} defaultValues={{ locale: 'ru' }}>
          <PersonFields />
          <Typography variant="h2" sx={{ mt: 2.5, mb: 1.5 }}>
            {words.users.roles}
          </Typography>
          <RolesEditor value={roles} onChange={setRoles} errors={command.refusal?.fields ?? {}} />
          <Typography sx={{ mt: 2, color: 'text.secondary' }}>{words.users.inviteNote}</Typography>
          <RefusalLine command={command} shown={SHOWN} />
          <Box sx={{ mt: 2, display: 'flex', gap: 1 }}>
            <Button type="submit" variant="contained" loading={command.busy}>
              {words.users.send}
            </Button>
            <Button variant="outlined" color="inherit" component={Link} to="/users">
              {words.cancel}
            </Button>
          </Box>
        </Form>
      </Panel>
    </PageFrame>
  );
}
