import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { CheckRecord } from '@shared/applications';
import { EmptyState, Panel } from '../../../../ui';
import { worstFirst } from '../details/check-words';
import { Verdict } from '../details/Verdict';
import { targetLabel } from '../remarks/target-label';
import { useDesk } from '../state/desk';
import { shortDateTime } from '../words';

function useCheckLabel(): (check: CheckRecord) => string {
  const { words, record, facts } = useDesk();
  return ({ target }) => {
    if (target.kind === 'general') return words.check.wholeCase;
    return targetLabel(words, record, facts, target);
  };
}

/** Every automatic check with what it found; what needs a person stands first. */
export function ChecksTab() {
  const { record, words } = useDesk();
  const label = useCheckLabel();
  const checks = record.checks ?? [];
  const say = words.check;
  if (checks.length === 0) return <EmptyState title={say.none} />;
  const passed = checks.filter(({ verdict }) => verdict === 'passed').length;
  return (
    <Panel sx={{ overflowX: 'auto' }}>
      <Typography variant="h2" sx={{ px: 2, py: '10px' }}>
        {say.passedOf(passed, checks.length)}
      </Typography>
      <Table sx={{ '& td': { py: '6px' } }}>
        <TableHead>
          <TableRow>
            <TableCell>{say.column.what}</TableCell>
            <TableCell>{say.column.verdict}</TableCell>
            <TableCell sx={{ display: { xs: 'none', sm: 'table-cell' } }}>{say.column.at}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {worstFirst(checks).map((check) => (
            <TableRow key={check.id}>
              <TableCell>{label(check)}</TableCell>
              <TableCell>
                <Verdict checks={[check]} />
                {check.detail && check.verdict !== 'passed' && (
                  <Box sx={{ color: 'text.secondary', fontSize: 13, pb: 0.5 }}>{check.detail}</Box>
                )}
              </TableCell>
              <TableCell
                sx={{
                  color: 'text.secondary',
                  whiteSpace: 'nowrap',
                  display: { xs: 'none', sm: 'table-cell' },
                }}
              >
                {shortDateTime(check.checkedAt, record.timeZone)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}
