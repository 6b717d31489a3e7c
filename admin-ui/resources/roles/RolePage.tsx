import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { EditBase, useEditContext } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { PageFrame } from '../../layout';
import { useAppLocale } from '../../providers';
import { ConfirmDialog, EmptyState, Panel, RowsSkeleton, Tag, useErrorText } from '../../ui';
import { RefusalLine } from '../../administration/RefusalLine';
import { useAdminCommand } from '../../administration/useAdminCommand';
import { useAdminWords } from '../../administration/words';
import { roleLabel } from '../users';
import { ChangesPanel } from './ChangesPanel';
import { matrixOf, permissionsOf, type Matrix } from './matrix';
import { MatrixTable } from './MatrixTable';
import { NamesFields, type RoleNames } from './NamesFields';
import type { RoleRecord } from './record';
import { VersionsPanel } from './VersionsPanel';

function DeleteButton({ role }: { role: RoleRecord }) {
  const words = useAdminWords();
  const locale = useAppLocale();
  const navigate = useNavigate();
  const command = useAdminCommand();
  const [asked, setAsked] = useState(false);
  const remove = () =>
    command.run({
      path: `roles/${role.id}`,
      method: 'DELETE',
      body: {},
      onDone: () => void navigate('/roles'),
    });
  return (
    <>
      <Button variant="outlined" color="error" onClick={() => setAsked(true)}>
        {words.roles.remove}
      </Button>
      <ConfirmDialog
        open={asked}
        dangerous
        title={words.roles.removeTitle(roleLabel(role, locale))}
        confirmLabel={words.roles.remove}
        busy={command.busy}
        onConfirm={() => void remove()}
        onClose={() => setAsked(false)}
      >
        <RefusalLine command={command} />
      </ConfirmDialog>
    </>
  );
}

/** What has been changed here and not saved yet; a newer version of the role begins it anew. */
function useDraft(role: RoleRecord) {
  const stored = matrixOf(role.permissions);
  const { labelRu, labelEn, requiresSecondFactor } = role;
  const [names, setNames] = useState<RoleNames>({ labelRu, labelEn, requiresSecondFactor });
  const [matrix, setMatrix] = useState<Matrix>(stored);
  const rightsChanged = JSON.stringify(permissionsOf(matrix)) !== JSON.stringify(permissionsOf(stored));
  const namesChanged = JSON.stringify(names) !== JSON.stringify({ labelRu, labelEn, requiresSecondFactor });
  const undo = () => {
    setMatrix(stored);
    setNames({ labelRu, labelEn, requiresSecondFactor });
  };
  return { names, setNames, matrix, setMatrix, rightsChanged, changed: rightsChanged || namesChanged, undo };
}

function Editor({ role }: { role: RoleRecord }) {
  const words = useAdminWords();
  const locale = useAppLocale();
  const command = useAdminCommand();
  const draft = useDraft(role);
  const mayChange = role.commands.includes('update');
  const permissions = permissionsOf(draft.matrix);
  const save = () =>
    command.run({
      path: `roles/${role.id}`,
      method: 'PUT',
      body: { version: role.version, ...draft.names, permissions },
    });
  const actions = (
    <>
      <Tag>{`${role.preset ? words.roles.preset : words.roles.own}, ${words.roles.version(role.version)}`}</Tag>
      {role.commands.includes('delete') && <DeleteButton role={role} />}
      {draft.changed && (
        <Button variant="outlined" color="inherit" onClick={draft.undo}>
          {words.roles.undo}
        </Button>
      )}
      {mayChange && (
        <Button
          variant="contained"
          disabled={!draft.changed}
          loading={command.busy}
          onClick={() => void save()}
        >
          {words.save}
        </Button>
      )}
    </>
  );
  return (
    <PageFrame title={roleLabel(role, locale)} actions={actions}>
      <RefusalLine command={command} shown={['labelRu', 'labelEn']} />
      <Box sx={{ mt: 1.5, display: 'grid', gap: 2, gridTemplateColumns: { lg: 'minmax(0, 1fr) 320px' } }}>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0, alignContent: 'start' }}>
          <Panel sx={{ p: 2 }}>
            <NamesFields
              value={draft.names}
              onChange={draft.setNames}
              errors={command.refusal?.fields ?? {}}
              disabled={!mayChange}
            />
          </Panel>
          <MatrixTable matrix={draft.matrix} onChange={mayChange ? draft.setMatrix : undefined} />
        </Box>
        <Panel sx={{ alignSelf: 'start' }}>
          {mayChange && (
            <ChangesPanel roleId={role.id} permissions={draft.rightsChanged ? permissions : null} />
          )}
          <VersionsPanel role={role} />
        </Panel>
      </Box>
    </PageFrame>
  );
}

function Page() {
  const errorText = useErrorText();
  const { record: role, error } = useEditContext<RoleRecord>();
  if (error && !role) return <EmptyState title={errorText(error)} />;
  if (!role) return <RowsSkeleton />;
  return <Editor key={`${role.id} ${role.version}`} role={role} />;
}

const quiet = { onError: () => undefined };

/** One role: what it may do, what a change of that would mean, and its versions. */
export default function RolePage() {
  return (
    <EditBase resource="roles" mutationMode="pessimistic" redirect={false} queryOptions={quiet}>
      <Page />
    </EditBase>
  );
}
