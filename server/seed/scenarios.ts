import type { Card } from '@shared/catalog';
import { between, chance, type Random } from './content';
import type { Cue, Script } from './script';

/** The card of a case, the dice, and how fast it goes: an expedited case is dealt with in hours. */
export interface Stakes {
  random: Random;
  card: Card;
  expedited: boolean;
  /** Two operators work in the department, so a case may change hands. */
  shared: boolean;
  /** The department has somebody who distributes cases. */
  managed: boolean;
}

const WORKING_DAY = 9;
/** Below the idle time of a claim, with some room. */
const LONGEST_HOLD = 6.5;

const hours = (random: Random, least: number, most: number): number => least + random() * (most - least);

const termHours = ({ card, expedited }: Stakes): number =>
  (expedited && card.expeditedDays !== null ? card.expeditedDays : card.standardDays) * WORKING_DAY;

/** From arrival into somebody's hands, mostly straight. */
function taken(stakes: Stakes): Cue[] {
  const { random, shared, managed } = stakes;
  const soon = hours(random, 0.4, termHours(stakes) * 0.25);
  const turn = random();
  if (managed && turn < 0.14) return [{ after: soon, act: { do: 'assign' } }];
  if (shared && turn < 0.2) {
    return [
      { after: soon, act: { do: 'claim', by: 'colleague' } },
      { after: hours(random, 0.2, 3), act: { do: 'release', by: 'colleague' } },
      { after: hours(random, 0.3, 5), act: { do: 'claim', by: 'holder' } },
    ];
  }
  if (shared && !stakes.expedited && turn < 0.24) {
    return [
      { after: soon, act: { do: 'claim', by: 'colleague' } },
      { after: 8.01, act: { do: 'returnIdle' } },
      { after: hours(random, 0.3, 3), act: { do: 'claim', by: 'holder' } },
    ];
  }
  return [{ after: soon, act: { do: 'claim', by: 'holder' } }];
}

const request = (random: Random): Cue => ({
  after: hours(random, 0.3, LONGEST_HOLD),
  act: { do: 'requestCorrection' },
});

const answer = (random: Random, how: 'well' | 'badly' | 'in_part'): Cue => ({
  after: hours(random, 2, 34),
  act: { do: 'answer', how },
});

const review = (random: Random, verdict: 'accepted' | 'returned'): Cue => ({
  after: hours(random, 0.4, LONGEST_HOLD),
  act: { do: 'review', verdict },
});

/** Rounds one after the other: each but the last is answered badly and returned, which opens the next. */
function rounds(random: Random, count: number, last: 'open' | 'answered' | 'reviewed'): Cue[] {
  const cues: Cue[] = [request(random)];
  for (let round = 1; round < count; round += 1)
    cues.push(answer(random, 'badly'), review(random, 'returned'));
  if (last === 'open') return cues;
  cues.push(answer(random, 'well'));
  if (last === 'reviewed') cues.push(review(random, 'accepted'));
  return cues;
}

/** How many rounds a case went through before its decision. */
function pastRounds(random: Random): number {
  const turn = random();
  if (turn < 0.58) return 0;
  return turn < 0.86 ? 1 : turn < 0.96 ? 2 : 3;
}

function worked(stakes: Stakes): Cue[] {
  const { random } = stakes;
  const count = pastRounds(random);
  const cues = [{ after: 0, act: { do: 'receive' } } satisfies Cue, ...taken(stakes)];
  if (count === 0) {
    if (!chance(random, 0.06)) return cues;
    return [...cues, request(random), { after: hours(random, 0.5, 4), act: { do: 'cancelCorrection' } }];
  }
  return [...cues, ...rounds(random, count, 'reviewed')];
}

function decided({ random, card }: Stakes, outcome: 'approve' | 'reject'): Cue[] {
  const gap = (): number => hours(random, 0.5, LONGEST_HOLD);
  if (!card.fourEyes) return [{ after: gap(), act: { do: outcome } }];
  const signed: Cue[] = [
    { after: gap(), act: { do: 'propose', outcome } },
    { after: gap(), act: { do: 'signOff' } },
  ];
  if (!chance(random, 0.12)) return signed;
  return [
    { after: gap(), act: { do: 'propose', outcome } },
    { after: gap(), act: { do: 'returnProposal' } },
    ...signed,
  ];
}

const received: Cue = { after: 0, act: { do: 'receive' } };

/** Faults are filed as soon as any remark is made. */
function script({ random, expedited }: Stakes, cues: Cue[], age: number, rest: Partial<Script> = {}): Script {
  const remarked = cues.some(({ act }) => act.do === 'requestCorrection' || act.do === 'saveDraft');
  const partly = cues.some(({ act }) => act.do === 'answer' && act.how === 'in_part');
  const faults = remarked ? between(random, partly ? 2 : 1, 3) : 0;
  return { cues, age, faults, expedited, ...rest };
}

/** A file that does not open, where the checks leave it to the operator to say so. */
const unnoticed = ({ random, card }: Stakes): Partial<Script> =>
  card.autoCorrection ? {} : { damaged: chance(random, 0.15) };

const held = (stakes: Stakes, waited: number, rest: Cue[] = []): Script =>
  script(
    stakes,
    [received, { after: waited, act: { do: 'claim', by: 'holder' } }, ...rest],
    hours(stakes.random, 0.2, LONGEST_HOLD),
    unnoticed(stakes),
  );

/** The age of a case that has been settled for a while is chosen by whoever plans it. */
const ANY_AGE = -1;

const closed = (stakes: Stakes, cues: Cue[], age = ANY_AGE): Script => script(stakes, cues, age);

const waiting = (stakes: Stakes, count: number): Script =>
  script(
    stakes,
    [received, ...taken(stakes), ...rounds(stakes.random, count, 'open')],
    hours(stakes.random, 1, 40),
  );

const answered = (stakes: Stakes, count: number): Script =>
  script(
    stakes,
    [received, ...taken(stakes), ...rounds(stakes.random, count, 'answered')],
    hours(stakes.random, 0.3, LONGEST_HOLD),
  );

/** What became of a case by now. */
export const SCENARIOS = {
  submitted: (stakes) =>
    script(stakes, [received], 0, { ageSeconds: between(stakes.random, 20, 90), unfinished: true }),
  free: (stakes) =>
    script(stakes, [received], hours(stakes.random, 0.3, termHours(stakes) * 0.5), unnoticed(stakes)),
  freeDueToday: (stakes) => script(stakes, [received], termHours(stakes) - hours(stakes.random, 0.1, 0.9)),
  freeOverdue: (stakes) => script(stakes, [received], termHours(stakes) + hours(stakes.random, 9, 16)),
  /** Answered, but nobody came back to it. */
  freeAnswered: (stakes) =>
    script(
      stakes,
      [...answered(stakes, 1).cues, { after: 8.01, act: { do: 'returnIdle' } }],
      hours(stakes.random, 0.5, 5),
    ),
  held: (stakes) => held(stakes, hours(stakes.random, 0.5, termHours(stakes) * 0.5)),
  heldWithDraft: (stakes) =>
    held(stakes, hours(stakes.random, 1, 12), [{ after: 0.4, act: { do: 'saveDraft' } }]),
  heldDueToday: (stakes) => {
    const { cues, ...rest } = held(stakes, 0);
    const claimed = cues.map((cue) =>
      cue.act.do === 'claim' ? { ...cue, after: termHours(stakes) - rest.age } : cue,
    );
    return { ...rest, cues: claimed };
  },
  heldOverdue: (stakes) => held(stakes, termHours(stakes) + hours(stakes.random, 3, 14)),
  heldAnswered: (stakes) => answered(stakes, 1),
  heldAnsweredTwice: (stakes) => answered(stakes, 2),
  waiting: (stakes) => waiting(stakes, 1),
  waitingTwice: (stakes) => waiting(stakes, 2),
  waitingThrice: (stakes) => waiting(stakes, 3),
  waitingPartly: (stakes) => {
    const cues = [received, ...taken(stakes), request(stakes.random), answer(stakes.random, 'in_part')];
    return script(stakes, cues, hours(stakes.random, 1, 12));
  },
  waitingByChecks: (stakes) => script(stakes, [received], hours(stakes.random, 2, 40), { damaged: true }),
  corrected: (stakes) =>
    script(stakes, [received, ...taken(stakes), ...rounds(stakes.random, 1, 'answered')], 0, {
      ageSeconds: between(stakes.random, 15, 60),
      unfinished: true,
    }),
  signoff: (stakes) => {
    const outcome = chance(stakes.random, 0.3) ? 'reject' : 'approve';
    const proposed: Cue = { after: hours(stakes.random, 0.5, 6), act: { do: 'propose', outcome } };
    return script(stakes, [...worked(stakes), proposed], hours(stakes.random, 0.5, 11));
  },
  approved: (stakes) =>
    script(stakes, [...worked(stakes), ...decided(stakes, 'approve')], 0.02, { unfinished: true }),
  ready: (stakes) =>
    closed(stakes, [...worked(stakes), ...decided(stakes, 'approve')], hours(stakes.random, 1, 55)),
  issued: (stakes) => {
    const act = { do: chance(stakes.random, 0.7) ? 'download' : 'issue' } as const;
    const handed: Cue = { after: hours(stakes.random, 0.5, 22), act };
    return closed(stakes, [...worked(stakes), ...decided(stakes, 'approve'), handed]);
  },
  rejected: (stakes) => closed(stakes, [...worked(stakes), ...decided(stakes, 'reject')]),
  withdrawn: (stakes) => {
    const before = chance(stakes.random, 0.4) ? [received] : [received, ...taken(stakes)];
    const asked = before.length > 1 && chance(stakes.random, 0.4) ? [request(stakes.random)] : [];
    return closed(stakes, [
      ...before,
      ...asked,
      { after: hours(stakes.random, 0.5, 7), act: { do: 'withdraw' } },
    ]);
  },
  lapsed: (stakes) => {
    const end: Cue = { after: (stakes.card.correctionDays + 1) * WORKING_DAY, act: { do: 'lapse' } };
    return closed(stakes, [received, ...taken(stakes), ...rounds(stakes.random, 1, 'open'), end]);
  },
  /** Lapsed through no fault of the applicant, taken up again and decided. */
  reopened: (stakes) => {
    const { random, card } = stakes;
    return closed(stakes, [
      received,
      ...taken(stakes),
      ...rounds(random, 1, 'open'),
      { after: (card.correctionDays + 1) * WORKING_DAY, act: { do: 'lapse' } },
      { after: hours(random, 3, 20), act: { do: 'reopen' } },
      ...decided(stakes, 'approve'),
    ]);
  },
} satisfies Record<string, (stakes: Stakes) => Script>;

export type Scenario = keyof typeof SCENARIOS;
