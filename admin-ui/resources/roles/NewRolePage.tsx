import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { PageFrame } from '../../layout';
import { Panel } from '../../ui';
import { RefusalLine } from '../../administration/RefusalLine';
import { useAdminCommand } from '../../administration/useAdminCommand';
import { useAdminWords } from '../../administration/words';
import { permissionsOf, type Matrix } from './matrix';
import { MatrixTable } from './MatrixTable';
import { NamesFields, type RoleNames } from './NamesFields';
import type { RoleRecord } from './record';

/** A role of one's own, from nothing. */
export default function NewRolePage() {
  const words = useAdminWords();
  const navigate = useNavigate();
  const command = useAdminCommand();
  const [names, setNames] = useState<RoleNames>({ labelRu: '', labelEn: '', requiresSecondFactor: false });
  const [matrix, setMatrix] = useState<Matrix>(new Map());
  const create = () =>
    command.run<RoleRecord>({
      path: 'roles',
      body: { ...names, permissions: permissionsOf(matrix) },
      onDone: ({ id }) => void navigate(`/roles/${id}`),
    });
  return (
    <PageFrame
      title={words.roles.newTitle}
      actions={
        <Button variant="contained" loading={command.busy} onClick={() => void create()}>
          {words.roles.create}
        </Button>
      }
    >
      <RefusalLine command={command} shown={['labelRu', 'labelEn']} />
      <Box sx={{ mt: 1.5, display: 'grid', gap: 2 }}>
        <Panel sx={{ p: 2 }}>
          <NamesFields value={names} onChange={setNames} errors={command.refusal?.fields ?? {}} />
        </Panel>
        <MatrixTable matrix={matrix} onChange={setMatrix} />
      </Box>
    </PageFrame>
  );
}
