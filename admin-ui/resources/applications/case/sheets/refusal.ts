import type { RefusalReason } from '@shared/catalog';

export interface Refusal {
  reasons: string[];
  explanation: string;
  recommendation: string;
}

type Prepared = 'explanation' | 'recommendation';

const prepared = (all: readonly RefusalReason[], codes: string[], part: Prepared): string =>
  all
    .filter(({ code }) => codes.includes(code))
    .map((reason) => reason[part])
    .join('\n\n');

/** Texts follow the chosen reasons until a person changes them; then they are left alone. */
export function chooseReasons(all: readonly RefusalReason[], before: Refusal, reasons: string[]): Refusal {
  const next = (part: Prepared) =>
    before[part] === prepared(all, before.reasons, part) ? prepared(all, reasons, part) : before[part];
  return { reasons, explanation: next('explanation'), recommendation: next('recommendation') };
}
