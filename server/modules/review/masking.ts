import type { HistoryRecord } from '@shared/applications';
import type { Card, FieldType } from '@shared/catalog';
import { fieldPlace, type CorrectionRound } from '@shared/corrections';
import { maskEmail, maskPassport, maskPhone, maskSnils } from '@shared/kernel/formats';

/** Form fields that hold personal identifiers or contacts, by type, and how each is masked. */
const MASKS: Partial<Record<FieldType, (value: string) => string>> = {
  snils: maskSnils,
  passport: maskPassport,
  phone: maskPhone,
  email: maskEmail,
};
const HIDDEN = '***';

/** Parts of an applicant that are not personal identifiers or contacts. */
const OPEN_APPLICANT_FIELDS = new Set([
  'name',
  'lastName',
  'firstName',
  'middleName',
  'ogrn',
  'ogrnip',
  'kpp',
]);

export function maskForm(card: Card, form: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => {
      const mask = MASKS[card.form.fields.find((field) => field.name === name)?.type ?? 'text'];
      return [name, mask && typeof value === 'string' ? mask(value) : value];
    }),
  );
}

/** Old and new values of a remark may be personal, and so may what the applicant wrote about them. */
export function maskRounds(rounds: readonly CorrectionRound[], card: Card): CorrectionRound[] {
  return rounds.map((round) => ({
    ...round,
    items: round.items.map((item) => {
      if (item.target.kind !== 'field') return item;
      const mask = maskFor(item.target.path, card);
      if (mask === null) return item;
      return {
        ...item,
        oldValue: mask(item.oldValue),
        answer: item.answer && {
          ...item.answer,
          oldValue: mask(item.answer.oldValue),
          newValue: mask(item.answer.newValue),
          comment: item.answer.comment === null ? null : HIDDEN,
        },
      };
    }),
  }));
}

function maskFor(path: string, card: Card): ((value: unknown) => unknown) | null {
  const place = fieldPlace(path);
  if (place.where === 'applicant') {
    return OPEN_APPLICANT_FIELDS.has(place.name)
      ? null
      : (value) => (value === null || value === undefined ? value : HIDDEN);
  }
  const mask = MASKS[card.form.fields.find((field) => field.name === place.name)?.type ?? 'text'];
  return mask === undefined ? null : (value) => (typeof value === 'string' ? mask(value) : value);
}

/** Free text of history may name anything; without the right to personal data it isn't shown. */
export function maskHistory(events: readonly HistoryRecord[]): HistoryRecord[] {
  return events.map((event) => ({ ...event, comment: event.comment === null ? null : HIDDEN }));
}
