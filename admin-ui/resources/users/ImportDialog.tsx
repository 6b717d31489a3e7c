import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
} from '@mui/material';
import { IMPORT_COLUMNS, importRow, type ImportAnswer } from '@shared/access';
import type { Locale } from '@shared/kernel/ids';
import { useId, useState } from 'react';
import { IMPORT_TEMPLATE_URL, useAppLocale, useOffice } from '../../providers';
import { Tag, useErrorText } from '../../ui';
import { useAdminWords } from '../../administration/words';

/** A column as the template calls it; what is not of a column is about the whole row. */
function columnName(field: string, locale: Locale): string {
  const column = importRow.find((name) => name === field.split('.')[0]);
  return column === undefined ? field : IMPORT_COLUMNS[column][locale];
}

function Verdicts({ answer }: { answer: ImportAnswer }) {
  const words = useAdminWords();
  const locale = useAppLocale();
  return (
    <Box tabIndex={0} sx={{ maxHeight: 360, overflow: 'auto', mt: 2 }}>
      <Table size="small" aria-label={words.import.verdicts}>
        <TableHead>
          <TableRow>
            <TableCell>{words.import.row}</TableCell>
            <TableCell>{words.fields['email']}</TableCell>
            <TableCell>{words.import.verdict}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {answer.rows.map(({ row, email, accepted, errors }) => (
            <TableRow key={row}>
              <TableCell>{row}</TableCell>
              <TableCell>{email}</TableCell>
              <TableCell sx={{ py: '6px' }}>
                {accepted ? (
                  <Tag tone="ok">{words.import.fits}</Tag>
                ) : (
                  errors.map(({ field, message }) => (
                    <div key={`${field} ${message}`}>
                      {columnName(field, locale)}: {message}
                    </div>
                  ))
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function useImport(onDone: () => void) {
  const office = useOffice();
  const errorText = useErrorText();
  const [file, setFile] = useState<File | null>(null);
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (chosen: File, dryRun: boolean) => {
    setBusy(true);
    setFailure(null);
    try {
      const told = await office.importUsers(chosen, dryRun);
      setAnswer(told);
      if (told.imported > 0) onDone();
    } catch (error) {
      setAnswer(null);
      setFailure(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  const choose = (chosen: File | undefined) => {
    if (chosen === undefined) return;
    setFile(chosen);
    void send(chosen, true);
  };
  return { file, answer, failure, busy, choose, run: () => file && void send(file, false) };
}

/** Many people from a table: first what would become of each row, then all of them or nobody. */
export function ImportDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const words = useAdminWords();
  const titleId = useId();
  const { file, answer, failure, busy, choose, run } = useImport(onDone);
  const over = answer !== null && !answer.dryRun && answer.imported > 0;
  const ready =
    answer !== null && !over && answer.rows.length > 0 && answer.rows.every(({ accepted }) => accepted);
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="md" fullWidth>
      <DialogTitle id={titleId}>{words.import.title}</DialogTitle>
      <DialogContent>
        <p>{words.import.lead}</p>
        <Box sx={{ mt: 1.5, display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Button component="label" variant="outlined" color="inherit" loading={busy}>
            {words.import.choose}
            <input
              type="file"
              accept=".csv,text/csv"
              aria-label={words.import.choose}
              style={{ position: 'absolute', width: 1, height: 1, opacity: 0 }}
              onChange={({ target }) => {
                choose(target.files?.[0]);
                target.value = '';
              }}
            />
          </Button>
          <Button component="a" href={IMPORT_TEMPLATE_URL} download>
            {words.import.template}
          </Button>
          <span>{file?.name}</span>
        </Box>
        {failure !== null && (
          <Alert severity="error" sx={{ mt: 2 }}>
            {failure}
          </Alert>
        )}
        {over && (
          <Alert severity="success" sx={{ mt: 2 }}>
            {words.import.done(answer.imported)}
          </Alert>
        )}
        {answer !== null && !over && <Verdicts answer={answer} />}
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" color="inherit" onClick={onClose}>
          {words.close}
        </Button>
        {!over && (
          <Button variant="contained" disabled={!ready} loading={busy} onClick={run}>
            {words.import.run}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
