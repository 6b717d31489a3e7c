import type { AnswerVerdict, CorrectionItem, CorrectionRound } from '@shared/corrections';
import { useDesk } from '../state/desk';
import { useKeptText } from '../state/useKeptText';

interface Verdict {
  verdict: AnswerVerdict;
  message: string;
}

type Verdicts = Record<string, Verdict | undefined>;

export interface AnswerReview {
  /** Answers that nobody has judged yet. */
  pending: CorrectionItem[];
  verdictOf: (itemId: string) => Verdict | undefined;
  accept: (itemId: string) => void;
  /** Starts a return with the remark's own text, ready to be sharpened. */
  giveBack: (item: CorrectionItem) => void;
  write: (itemId: string, message: string) => void;
  undo: (itemId: string) => void;
  acceptAll: () => void;
  left: number;
  returned: number;
  ready: boolean;
  send: () => void;
}

const ACCEPTED: Verdict = { verdict: 'accepted', message: '' };

/** The body of the command: a message only where something is sent back. */
function itemsOf(pending: CorrectionItem[], verdicts: Verdicts) {
  return pending.flatMap(({ id }) => {
    const given = verdicts[id];
    if (!given) return [];
    const message = given.verdict === 'returned' ? given.message.trim() : '';
    return [{ itemId: id, verdict: given.verdict, ...(message && { message }) }];
  });
}

function count(
  pending: CorrectionItem[],
  verdicts: Verdicts,
): Pick<AnswerReview, 'left' | 'returned' | 'ready'> {
  const given = pending.map(({ id }) => verdicts[id]);
  const left = given.filter((verdict) => verdict === undefined).length;
  const returned = given.filter((verdict) => verdict?.verdict === 'returned');
  return {
    left,
    returned: returned.length,
    ready: left === 0 && returned.every((verdict) => verdict?.message.trim() !== ''),
  };
}

/**
 * Verdicts on the answers of one round. They are kept in the tab and go to the server together, once each answer has
 * one; when nothing is returned, the last «Принять» sends them.
 */
export function useAnswerReview(round: CorrectionRound): AnswerReview {
  const { record, perform } = useDesk();
  const [{ verdicts }, change, forget] = useKeptText(record.id, `review:${round.id}`, () => ({
    verdicts: {} as Verdicts,
  }));
  const pending = round.items.filter((item) => item.answer !== null && item.verdict === null);
  const counted = count(pending, verdicts);

  const submit = async (final: Verdicts) => {
    if (await perform('reviewAnswers', { items: itemsOf(pending, final) })) forget();
  };
  const put = (part: Verdicts) => {
    const next = { ...verdicts, ...part };
    change({ verdicts: next });
    return next;
  };
  const acceptThese = (ids: string[]) => {
    const next = put(Object.fromEntries(ids.map((id) => [id, ACCEPTED])));
    if (pending.every(({ id }) => next[id]?.verdict === 'accepted')) void submit(next);
  };
  return {
    ...counted,
    pending,
    verdictOf: (id) => verdicts[id],
    accept: (id) => acceptThese([id]),
    acceptAll: () => acceptThese(pending.map(({ id }) => id)),
    giveBack: (item) => void put({ [item.id]: { verdict: 'returned', message: item.message } }),
    write: (id, message) => void put({ [id]: { verdict: 'returned', message } }),
    undo: (id) => void put({ [id]: undefined }),
    send: () => {
      if (counted.ready) void submit(verdicts);
    },
  };
}
