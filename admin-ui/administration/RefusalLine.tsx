import { Alert, Box } from '@mui/material';
import { ConfirmDialog } from '../ui';
import type { AdminCommand } from './useAdminCommand';
import { useAdminWords } from './words';

/** Why nothing was saved, and the question about what is allowed but unusual. */
export function RefusalLine({ command, shown = [] }: { command: AdminCommand; shown?: readonly string[] }) {
  const words = useAdminWords();
  const { refusal, unusual, busy, dismissUnusual } = command;
  const elsewhere = Object.entries(refusal?.fields ?? {}).filter(([path]) => !shown.includes(path));
  return (
    <>
      {refusal !== null && (
        <Alert severity="error" sx={{ my: 1 }}>
          {[refusal.message, ...elsewhere.map(([, message]) => message)].join(' ')}
        </Alert>
      )}
      <ConfirmDialog
        open={unusual !== null}
        title={words.unusual.title}
        confirmLabel={words.unusual.confirm}
        busy={busy}
        onConfirm={() => void unusual?.again()}
        onClose={dismissUnusual}
      >
        <p>{unusual?.message}</p>
        <Box component="ul" sx={{ pl: 2.5, mt: 1 }}>
          {unusual?.people.map(({ userId, shortName, departmentName }) => (
            <li key={userId}>
              {shortName} · {departmentName}
            </li>
          ))}
        </Box>
      </ConfirmDialog>
    </>
  );
}
