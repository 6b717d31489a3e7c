import { applicantName } from '@shared/applications';
import { renderTemplate, type Card, type TemplateValues } from '@shared/catalog';
import { DomainError } from '@shared/kernel/errors';
import { formatDate } from '@shared/kernel/formats';
import { localDate } from '@shared/sla';
import type { Application, ApplicationContent } from '../applications';

export interface DecisionFacts {
  outcome: 'approve' | 'reject';
  reasons: readonly string[];
  explanation: string | null;
  recommendation: string | null;
}

/** What the templates of a card insert. Times are dates where the department is. */
export function templateValues(
  application: Application,
  { applicant }: ApplicationContent,
  card: Card,
  facts: DecisionFacts,
  decidedAt: Date,
  timeZone: string,
): TemplateValues {
  const labels = card.refusalReasons
    .filter((reason) => facts.reasons.includes(reason.code))
    .map((reason) => reason.label);
  return {
    applicantName: applicantName(applicant),
    number: application.number,
    serviceTitle: card.title,
    receivedAt: formatDate(localDate(application.receivedAt, timeZone)),
    decidedAt: formatDate(localDate(decidedAt, timeZone)),
    reasons: labels.join('; '),
    explanation: facts.explanation ?? '',
    recommendation: facts.recommendation ?? '',
  };
}

/** A text made from a template of the card. A published card has been checked, so a fault here is the server's own. */
export function renderText(template: string, values: TemplateValues): string {
  const result = renderTemplate(template, values);
  if (!result.ok) throw new Error(`template: ${result.code} ${result.inserts.join(', ')}`);
  return result.text;
}

/** Error: `reason_unknown` naming each reason that the card doesn't have. */
export function assertReasons(card: Card, reasons: readonly string[]): void {
  const known = new Set(card.refusalReasons.map((reason) => reason.code));
  const errors = reasons.flatMap((code, index) =>
    known.has(code) ? [] : [{ path: `reasons.${index}`, code: 'reason_unknown', message: code }],
  );
  if (errors.length > 0) throw new DomainError('reason_unknown', { errors });
}
