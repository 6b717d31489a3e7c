import { Box, Typography } from '@mui/material';
import { EyeOffIcon, Panel } from '../../../../ui';
import { AnswersToReview } from '../answers/AnswersToReview';
import { OpenCorrection } from '../answers/OpenCorrection';
import { DecisionPanel } from '../answers/DecisionPanel';
import { RemarkComposer } from '../remarks/RemarkComposer';
import { useDesk } from '../state/desk';
import { FactRow } from './FactRow';
import type { FactGroup } from './facts';

const GROUPS: FactGroup[] = ['applicant', 'form', 'documents'];

function Group({ group }: { group: FactGroup }) {
  const { facts, words, record } = useDesk();
  const rows = facts.filter((fact) => fact.group === group);
  if (rows.length === 0) return null;
  const titleId = `case-group-${group}`;
  return (
    <Box component="section" aria-labelledby={titleId}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 1,
          justifyContent: 'space-between',
          alignItems: 'center',
          px: 2,
          py: '10px',
          borderBottom: '1px solid',
          borderColor: 'hairline',
        }}
      >
        <Typography variant="h2" id={titleId}>
          {words.groups[group]}
        </Typography>
        {group === 'applicant' && (
          <Box sx={{ color: 'text.secondary', fontSize: 13, display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
            {record.masked && (
              <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'center' }}>
                <EyeOffIcon sx={{ fontSize: 15 }} />
                {words.masked}
              </Box>
            )}
            {words.kind[record.applicantKind]}
          </Box>
        )}
      </Box>
      <Box component="ul" aria-labelledby={titleId} sx={{ listStyle: 'none', p: 0 }}>
        {rows.map((fact) => (
          <FactRow key={fact.key} fact={fact} />
        ))}
      </Box>
    </Box>
  );
}

function GeneralRemark() {
  const { draft, composing, words } = useDesk();
  const index = draft.items.findIndex((item) => item.target.kind === 'general');
  if (index < 0 || composing !== index) return null;
  return (
    <Panel sx={{ mb: 2, p: 2, bgcolor: 'soft.soon' }}>
      <Typography variant="h3" component="h2" sx={{ mb: 1 }}>
        {words.remark.general}
      </Typography>
      <RemarkComposer index={index} />
    </Panel>
  );
}

/** «Сведения»: what waits for this reader first, then every value with its checks and its place for a remark. */
export function DetailsTab() {
  return (
    <>
      <DecisionPanel />
      <AnswersToReview />
      <OpenCorrection />
      <GeneralRemark />
      <Panel sx={{ overflow: 'clip' }}>
        {GROUPS.map((group) => (
          <Group key={group} group={group} />
        ))}
      </Panel>
    </>
  );
}
