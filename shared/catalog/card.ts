import { z } from 'zod';
import { APPLICANT_KINDS } from '../applications/applicant';
import { SERVICE_CATEGORY_CODES } from './category';
import { meets } from './condition';
import { conditionFault, documentSlotSchema, formSchema, type DocumentSlot } from './form';
import { TEMPLATE_INSERTS, unknownInserts } from './template';
import { isVisible } from './validate-form';

/** Working days that the applicant has to answer remarks, unless the card says otherwise. */
export const DEFAULT_CORRECTION_DAYS = 10;

const reasonCode = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/);
const line = z.string().trim().min(1).max(255);
const paragraph = z.string().trim().min(1).max(4000);

const template = z
  .string()
  .trim()
  .min(1)
  .max(8000)
  .superRefine((text, context) => {
    const unknown = unknownInserts(text);
    if (unknown.length === 0) return;
    const message = `unknown inserts ${unknown.join(', ')}; known: ${TEMPLATE_INSERTS.join(', ')}`;
    context.addIssue({ code: 'custom', message });
  });

const correctionReasonSchema = z.strictObject({ code: reasonCode, label: line, text: paragraph });
const refusalReasonSchema = z.strictObject({
  code: reasonCode,
  label: line,
  explanation: paragraph,
  recommendation: paragraph,
});

export type CorrectionReason = z.infer<typeof correctionReasonSchema>;
export type RefusalReason = z.infer<typeof refusalReasonSchema>;

const cardShape = z.strictObject({
  title: line,
  shortTitle: z.string().trim().min(1).max(60),
  description: paragraph,
  category: z.enum(SERVICE_CATEGORY_CODES),
  applicantKinds: z.array(z.enum(APPLICANT_KINDS)).min(1),
  /** Codes of the regions where the service is given; empty means everywhere. */
  regions: z.array(z.string().regex(/^\d{2}$/)).max(99),
  /** Roubles with kopecks. */
  fee: z
    .strictObject({
      amount: z.number().positive().max(10_000_000).multipleOf(0.01),
      currency: z.literal('RUB'),
    })
    .nullable(),
  /** Working days. */
  standardDays: z.number().int().min(1).max(90),
  /** Working days; only for an application signed electronically. `null`: no expedited way. */
  expeditedDays: z.number().int().min(1).max(30).nullable(),
  /** Working days to answer remarks. */
  correctionDays: z.number().int().min(1).max(90).default(DEFAULT_CORRECTION_DAYS),
  form: formSchema,
  documentSlots: z.array(documentSlotSchema).max(30),
  /** Failed automatic checks open a correction request without an operator. */
  autoCorrection: z.boolean(),
  /** A decision needs the signature of a second person. */
  fourEyes: z.boolean(),
  correctionReasons: z.array(correctionReasonSchema).min(1).max(50),
  refusalReasons: z.array(refusalReasonSchema).min(1).max(50),
  decisionTemplates: z.strictObject({ approve: template, reject: template }),
  outcome: z.strictObject({
    title: line,
    text: template,
    /** Calendar days that the outcome document stays valid; `null`: without end. */
    validDays: z.number().int().min(1).max(36_500).nullable(),
  }),
});

function repeated(codes: readonly string[]): string | undefined {
  return codes.find((code, index) => codes.indexOf(code) < index);
}

/** Content of one version of a service card: what applicants fill in, what staff choose from, which terms run. */
export const cardSchema = cardShape.superRefine((card, context) => {
  const complain = (path: (string | number)[], message: string): void =>
    context.addIssue({ code: 'custom', path, message });
  if (card.expeditedDays !== null && card.expeditedDays >= card.standardDays) {
    complain(['expeditedDays'], 'the expedited term is not shorter than the standard one');
  }
  for (const list of ['correctionReasons', 'refusalReasons', 'documentSlots'] as const) {
    const twice = repeated(card[list].map(({ code }) => code));
    if (twice) complain([list], `code ${twice} twice`);
  }
  for (const list of ['applicantKinds', 'regions'] as const) {
    const twice = repeated(card[list]);
    if (twice) complain([list], `${twice} twice`);
  }
  card.documentSlots.forEach((slot, index) => {
    const fault = slot.requiredWhen ? conditionFault(slot.requiredWhen, card.form.fields) : null;
    if (fault) complain(['documentSlots', index, 'requiredWhen'], fault);
  });
});
export type Card = z.infer<typeof cardSchema>;

/**
 * The document slots that must be filled for these form values: those always required, and those whose condition
 * is met by a field that is visible. A slot not among them may be filled, too.
 */
export function slotsFor(card: Pick<Card, 'form' | 'documentSlots'>, values: object): DocumentSlot[] {
  return card.documentSlots.filter((slot) => {
    const condition = slot.requiredWhen;
    if (slot.required || !condition) return slot.required;
    const field = card.form.fields.find((candidate) => candidate.name === condition.field);
    if (!field || !isVisible(card.form, field, values)) return false;
    return meets(condition, Object.hasOwn(values, field.name) ? Reflect.get(values, field.name) : undefined);
  });
}
