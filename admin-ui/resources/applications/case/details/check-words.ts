import { CHECK_CODES } from '@shared/applications/checks';
import type { CheckRecord, CheckVerdict } from '@shared/applications';
import type { CaseWords } from '../words';

const RANK: Record<CheckVerdict, number> = { failed: 0, warning: 1, pending: 2, passed: 3 };

/** What needs a person first. */
export function worstFirst(checks: readonly CheckRecord[]): CheckRecord[] {
  return [...checks].sort((a, b) => RANK[a.verdict] - RANK[b.verdict]);
}

/** What was found, in words. */
export function checkText(words: CaseWords, check: CheckRecord): string {
  return check.verdict === 'pending' ? words.check.verdict.pending : CHECK_CODES[check.code][words.locale];
}

/** Short text beside a value: all that is wrong, or what was passed. */
export function verdictText(words: CaseWords, checks: readonly CheckRecord[]): string {
  const wrong = checks.filter(({ verdict }) => verdict === 'failed' || verdict === 'warning');
  const found = [...new Set((wrong.length > 0 ? wrong : checks).map((check) => checkText(words, check)))];
  // What is right needs no list beside the value: the tooltip and «Проверки» have it.
  const allPassed = checks.every(({ verdict }) => verdict === 'passed');
  return allPassed && found.length > 1 ? words.check.passedMany(checks.length) : found.join(', ');
}
