import { Box, Button, Typography } from '@mui/material';
import type { RoleAssignment } from '@shared/access';
import { useState, type ReactNode } from 'react';
import { EditBase, Form, useEditContext } from 'react-admin';
import { PageFrame } from '../../layout';
import { useAppLocale } from '../../providers';
import { DateTime, EmptyState, Panel, RowsSkeleton, useErrorText } from '../../ui';
import { RefusalLine } from '../../administration/RefusalLine';
import { useAdminCommand } from '../../administration/useAdminCommand';
import { useAdminWords } from '../../administration/words';
import { AccessPanel } from './AccessPanel';
import { PersonFields, personBody } from './PersonFields';
import { roleLabel, type UserRecord } from './record';
import { RolesEditor } from './RolesEditor';
import { UserState } from './UsersPage';

const SHOWN = ['lastName', 'firstName', 'middleName', 'position', 'email', 'phone', 'departmentId', 'locale'];

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Panel component="section" aria-label={title} sx={{ p: 2 }}>
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {title}
      </Typography>
      {children}
    </Panel>
  );
}

function Details({ user }: { user: UserRecord }) {
  const words = useAdminWords();
  const command = useAdminCommand();
  const mayChange = user.commands.includes('update');
  const save = (values: Record<string, unknown>) =>
    command.run({
      path: `users/${user.id}`,
      method: 'PUT',
      body: { version: user.version, ...personBody(values) },
    });
  return (
    <Section title={words.users.details}>
      <Form record={user} onSubmit={save} key={JSON.stringify(personBody({ ...user }))}>
        <PersonFields readOnly={!mayChange} />
        <RefusalLine command={command} shown={SHOWN} />
        {mayChange && (
          <Button type="submit" variant="contained" loading={command.busy} sx={{ mt: 2 }}>
            {words.save}
          </Button>
        )}
      </Form>
    </Section>
  );
}

function RolesForm({ user }: { user: UserRecord }) {
  const words = useAdminWords();
  const command = useAdminCommand();
  const [roles, setRoles] = useState<RoleAssignment[]>(
    user.roleAssignments.map(({ roleId, expiresAt }) => ({ roleId, expiresAt })),
  );
  const save = () => command.run({ path: `users/${user.id}/roles`, body: { version: user.version, roles } });
  return (
    <>
      <RolesEditor value={roles} onChange={setRoles} errors={command.refusal?.fields ?? {}} />
      <RefusalLine
        command={command}
        shown={roles.flatMap((_role, index) => [`roles.${index}.roleId`, `roles.${index}.expiresAt`])}
      />
      <Button variant="contained" loading={command.busy} onClick={() => void save()} sx={{ mt: 2 }}>
        {words.users.saveRoles}
      </Button>
    </>
  );
}

function RolesSection({ user }: { user: UserRecord }) {
  const words = useAdminWords();
  const locale = useAppLocale();
  return (
    <Section title={words.users.roles}>
      {user.commands.includes('roles') ? (
        <RolesForm key={JSON.stringify(user.roleAssignments)} user={user} />
      ) : (
        <Box component="ul" sx={{ pl: 2.5 }}>
          {user.roleAssignments.map((role) => (
            <li key={role.roleId}>
              {roleLabel(role, locale)}
              {role.expiresAt !== null && (
                <>
                  {` ${words.users.until} `}
                  <DateTime value={role.expiresAt} />
                </>
              )}
            </li>
          ))}
        </Box>
      )}
    </Section>
  );
}

function Page() {
  const words = useAdminWords();
  const errorText = useErrorText();
  const { record: user, error } = useEditContext<UserRecord>();
  if (error && !user) return <EmptyState title={errorText(error)} />;
  if (!user) return <RowsSkeleton />;
  return (
    <PageFrame title={user.fullName} actions={<UserState user={user} />}>
      <Box
        sx={{
          mt: 1.5,
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { md: 'minmax(0, 2fr) minmax(0, 1fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, alignContent: 'start' }}>
          <Details user={user} />
          <RolesSection user={user} />
        </Box>
        {user.commands.length > 0 && (
          <Box>
            <Section title={words.users.access}>
              <AccessPanel user={user} />
            </Section>
          </Box>
        )}
      </Box>
    </PageFrame>
  );
}

const quiet = { onError: () => undefined };

/** One person: who they are, what they may do, whether they may sign in. */
export default function UserPage() {
  return (
    <EditBase resource="users" mutationMode="pessimistic" redirect={false} queryOptions={quiet}>
      <Page />
    </EditBase>
  );
}
