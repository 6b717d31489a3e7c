import { Box } from '@mui/material';
import type { CaseRecord } from '@shared/applications';
import { renderTemplate, type TemplateValues } from '@shared/catalog';
import { formatDate } from '../../../../ui';
import { useDesk } from '../state/desk';

/** The letter as the template of the card makes it; null when the template needs what this page does not know. */
export function decisionText(
  record: CaseRecord,
  outcome: 'approve' | 'reject',
  refusal: { reasons: string[]; explanation: string; recommendation: string },
): string | null {
  const labels = record.card.refusalReasons
    .filter(({ code }) => refusal.reasons.includes(code))
    .map(({ label }) => label);
  const values: TemplateValues = {
    applicantName: record.applicantName,
    number: record.number,
    serviceTitle: record.card.title,
    receivedAt: formatDate(record.receivedAt, record.timeZone),
    decidedAt: formatDate(new Date(), record.timeZone),
    reasons: labels.join('; ') || '…',
    explanation: refusal.explanation || '…',
    recommendation: refusal.recommendation || '…',
  };
  const result = renderTemplate(record.card.decisionTemplates[outcome], values);
  return result.ok ? result.text : null;
}

/** «Так увидит заявитель»: changes with every letter typed. */
export function DecisionPreview({ text }: { text: string | null }) {
  const { words } = useDesk();
  return (
    <Box
      component="section"
      aria-label={words.sheet.preview}
      sx={{
        bgcolor: 'background.default',
        border: '1px solid',
        borderColor: 'divider',
        borderRadius: '6px',
        p: 1.5,
      }}
    >
      <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 0.5 }}>{words.sheet.preview}</Box>
      <Box sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{text ?? words.sheet.previewGap}</Box>
    </Box>
  );
}
