import type { CaseDesk } from '../state/desk';
import { sameTarget } from '../state/useCorrectionDraft';
import type { Fact } from './facts';

/** Where on the page the row of a fact stands. */
export const rowId = (key: string) => `case-row-${key}`;

/** Numbers (from zero) of the remarks on this thing or on a part of it. */
export function remarksOn(desk: CaseDesk, fact: Fact): number[] {
  return desk.draft.items.flatMap((item, index) =>
    fact.parts.some((part) => sameTarget(part.target, item.target)) ? [index] : [],
  );
}
