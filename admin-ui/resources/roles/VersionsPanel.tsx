import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useOffice } from '../../providers';
import { ConfirmDialog, DateTime } from '../../ui';
import { RefusalLine } from '../../administration/RefusalLine';
import { useAdminCommand } from '../../administration/useAdminCommand';
import { useAdminWords } from '../../administration/words';
import type { RoleRecord } from './record';

/** Every version of a role, the newest first; an earlier one can be brought back. */
export function VersionsPanel({ role }: { role: RoleRecord }) {
  const words = useAdminWords();
  const office = useOffice();
  const command = useAdminCommand();
  const [chosen, setChosen] = useState<number | null>(null);
  const { data = [] } = useQuery({
    queryKey: ['roles', 'versions', role.id, role.version],
    queryFn: () => office.roleVersions(role.id),
  });
  const restore = async () => {
    const restoredVersion = chosen;
    setChosen(null);
    await command.run({
      path: `roles/${role.id}/restore`,
      body: { version: role.version, restoredVersion },
    });
  };
  return (
    <Box
      component="section"
      aria-label={words.roles.versions}
      sx={{ p: 2, borderTop: 1, borderColor: 'divider' }}
    >
      <Typography variant="h2" sx={{ mb: 1 }}>
        {words.roles.versions}
      </Typography>
      <RefusalLine command={command} />
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
        {data.map(({ version, createdAt, authorName, permissions, restoredFrom }) => (
          <Box component="li" key={version} sx={{ display: 'flex', gap: 1, alignItems: 'start' }}>
            <Box sx={{ mr: 'auto' }}>
              <b>{version}</b> · <DateTime value={createdAt} />
              <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
                {[
                  authorName,
                  words.roles.rights(permissions.length),
                  restoredFrom !== null && words.roles.restoredFrom(restoredFrom),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Box>
            </Box>
            {version !== role.version && role.commands.includes('restore') && (
              <Button size="small" loading={command.busy} onClick={() => setChosen(version)}>
                {words.roles.restore}
              </Button>
            )}
          </Box>
        ))}
      </Box>
      <ConfirmDialog
        open={chosen !== null}
        title={words.roles.restoreTitle(chosen ?? 0)}
        confirmLabel={words.roles.restore}
        onConfirm={() => void restore()}
        onClose={() => setChosen(null)}
      >
        {words.roles.restoreNote}
      </ConfirmDialog>
    </Box>
  );
}
