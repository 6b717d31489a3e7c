import { useCallback } from 'react';
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

/**
 * Verdicts on the answers of one round. They are kept in the tab and go to the server together, once each answer has
 * one; when nothing is returned, the last «Принять» sends them.
 */
export function useAnswerReview(round: CorrectionRound): AnswerReview {
  const { record, perform } = useDesk();
  const [kept, change, forget] = useKeptText<{ verdicts: Verdicts }>(record.id, `review:${round.id}`, () => ({
    verdicts: {},
  }));
  const { verdicts } = kept;
  const pending = round.items.filter((item) => item.answer !== null && item.verdict === null);

  const submit = useCallback(
    async (final: Verdicts) => {
      const items = pending.flatMap(({ id }) => {
        const given = final[id];
        if (!given) return [];
        const message = given.message.trim();
        return [
          { itemId: id, verdict: given.verdict, ...(given.verdict === 'returned' && message && { message }) },
        ];
      });
      if (await perform('reviewAnswers', { items })) forget();
    },
    [pending, perform, forget],
  );
  const put = (id: string, verdict: Verdict | undefined): Verdicts => {
    const next = { ...verdicts, [id]: verdict };
    change({ verdicts: next });
    return next;
  };
  const allAccepted = (all: Verdicts) => pending.every(({ id }) => all[id]?.verdict === 'accepted');
  const given = pending.map(({ id }) => verdicts[id]);
  const left = given.filter((verdict) => verdict === undefined).length;
  const returned = given.filter((verdict) => verdict?.verdict === 'returned').length;
  const unwritten = given.some((verdict) => verdict?.verdict === 'returned' && verdict.message.trim() === '');
  const ready = left === 0 && !unwritten;
  return {
    pending,
    verdictOf: (id) => verdicts[id],
    accept: (id) => {
      const next = put(id, { verdict: 'accepted', message: '' });
      if (allAccepted(next)) void submit(next);
    },
    giveBack: (item) => put(item.id, { verdict: 'returned', message: item.message }),
    write: (id, message) => put(id, { verdict: 'returned', message }),
    undo: (id) => put(id, undefined),
    acceptAll: () => {
      const next = Object.fromEntries(
        pending.map(({ id }) => [id, { verdict: 'accepted' as const, message: '' }]),
      );
      change({ verdicts: next });
      void submit(next);
    },
    left,
    returned,
    ready,
    send: () => {
      if (ready) void submit(verdicts);
    },
  };
}
