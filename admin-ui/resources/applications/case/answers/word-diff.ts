export interface DiffPart {
  text: string;
  kind: 'same' | 'removed' | 'added';
}

/** Longer texts are shown whole, before and after: the table of the comparison grows with the square of the length. */
const MAX_WORDS = 600;

const wordsOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];

/** Lengths of the longest common tails: `table[i][j]` for `a` from i and `b` from j. */
function commonTails(a: string[], b: string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const below = table[i + 1]?.[j] ?? 0;
      const right = table[i]?.[j + 1] ?? 0;
      const row = table[i];
      if (row) row[j] = a[i] === b[j] ? (table[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(below, right);
    }
  }
  return table;
}

function joined(parts: DiffPart[]): DiffPart[] {
  return parts.reduce<DiffPart[]>((all, part) => {
    const last = all.at(-1);
    if (last?.kind !== part.kind) return [...all, { ...part }];
    last.text += part.text;
    return all;
  }, []);
}

/** Difference of two texts, word by word, as one row of parts in reading order. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const a = wordsOf(before);
  const b = wordsOf(after);
  if (a.length > MAX_WORDS || b.length > MAX_WORDS) {
    return [
      { text: before, kind: 'removed' },
      { text: after, kind: 'added' },
    ];
  }
  const tails = commonTails(a, b);
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const removed = a[i];
    const added = b[j];
    if (removed !== undefined && removed === added) {
      parts.push({ text: removed, kind: 'same' });
      i += 1;
      j += 1;
    } else if (
      removed !== undefined &&
      (added === undefined || (tails[i + 1]?.[j] ?? 0) >= (tails[i]?.[j + 1] ?? 0))
    ) {
      parts.push({ text: removed, kind: 'removed' });
      i += 1;
    } else if (added !== undefined) {
      parts.push({ text: added, kind: 'added' });
      j += 1;
    }
  }
  return joined(parts);
}
