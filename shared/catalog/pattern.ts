/**
 * Patterns in a form are written by people and run on what applicants send, so a pattern that can hang the server
 * is refused when the card is saved. What remains runs in bounded time, see `PATTERN_MAX_INPUT`.
 */
export type PatternFault = 'too_long' | 'invalid' | 'unsupported' | 'too_slow';

export const PATTERN_MAX_LENGTH = 200;

/** Longer text is refused before a pattern sees it. */
export const PATTERN_MAX_INPUT = 200;

/** Most ways in which the parts of one pattern may share out a text of `PATTERN_MAX_INPUT` signs between them. */
const MAX_WAYS = 10_000_000;

interface Group {
  /** How many ways the quantified parts seen so far can match. */
  ways: number;
  /** Something inside can match in more than one way: repeating the group would multiply that without limit. */
  varies: boolean;
}

interface Quantifier {
  length: number;
  ways: number;
  repeats: boolean;
}

function quantifierAt(rest: string): Quantifier {
  const match = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/.exec(rest);
  if (!match) return { length: 0, ways: 1, repeats: false };
  const [text, least, comma, most] = match;
  if (text.startsWith('?')) return { length: text.length, ways: 2, repeats: false };
  if (least !== undefined && comma === undefined) return { length: text.length, ways: 1, repeats: true };
  const span = most ? Number(most) - Number(least) : PATTERN_MAX_INPUT;
  return { length: text.length, ways: Math.min(span, PATTERN_MAX_INPUT) + 1, repeats: true };
}

/** Length of the atom at the start: an escape, a class in brackets, or one sign. */
function atomLength(rest: string): number {
  const match = /^(?:\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\.|\[(?:\\.|[^\]\\])*\]|.)/su.exec(rest);
  return match ? match[0].length : 1;
}

/** Number of ways to match, or `null` when a repeated group itself can match in several ways (`(a+)+`, `(a|a)*`). */
function countWays(source: string): number | null {
  const open: Group[] = [{ ways: 1, varies: false }];
  let at = 0;
  while (at < source.length) {
    const group = open.at(-1);
    if (!group) return null;
    const sign = source.charAt(at);
    if (sign === '(') {
      open.push({ ways: 1, varies: false });
      at += source.startsWith('(?:', at) ? 3 : 1;
      continue;
    }
    if (sign === '|') {
      group.varies = true;
      group.ways *= 2;
      at += 1;
      continue;
    }
    at += sign === ')' ? 1 : atomLength(source.slice(at));
    const quantifier = quantifierAt(source.slice(at));
    at += quantifier.length;
    const closed = sign === ')' ? open.pop() : undefined;
    const outer = open.at(-1);
    if (!outer || (closed?.varies && quantifier.repeats)) return null;
    outer.ways *= quantifier.ways * (closed?.ways ?? 1);
    outer.varies ||= quantifier.ways > 1 || (closed?.varies ?? false);
  }
  return open[0]?.ways ?? null;
}

/** Why a pattern may not be used in a form; `null` when it may. */
export function patternFault(source: string): PatternFault | null {
  if (source.length > PATTERN_MAX_LENGTH) return 'too_long';
  try {
    // Running it once shows patterns that V8 finds too large only when they are first used.
    compilePattern(source).test('');
  } catch (error) {
    if (error instanceof SyntaxError) return 'invalid';
    throw error;
  }
  if (/\(\?(?!:)|\\[1-9k]/.test(source)) return 'unsupported';
  const ways = countWays(source);
  return ways === null || ways > MAX_WAYS ? 'too_slow' : null;
}

/** The pattern as it is used: it must cover the whole text, in Unicode mode. */
export function compilePattern(source: string): RegExp {
  return new RegExp(`^(?:${source})$`, 'u');
}
