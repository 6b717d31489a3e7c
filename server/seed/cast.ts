import { DEPARTMENT, type SeedService } from './content';
import type { Scenario } from './scenarios';

/** So many cases of a department that came to the same point; `operator` is an index into its team. */
export interface Part {
  departmentId: string;
  scenario: Scenario;
  count: number;
  operator?: number;
  /** Only services that this is true of. */
  among?: (service: SeedService) => boolean;
}

type Counts = Partial<Record<Scenario, number>>;

const parts = (departmentId: string, counts: Counts, rest: Partial<Part> = {}): Part[] =>
  (Object.keys(counts) as Scenario[]).map((scenario) => ({
    departmentId,
    scenario,
    count: counts[scenario] ?? 0,
    ...rest,
  }));

const twoSignatures = ({ card }: SeedService): boolean => card.fourEyes;
const sentBackByChecks = ({ card }: SeedService): boolean => card.autoCorrection;

const { registration, signatures, podolsk, land, socialSupport, certificates } = DEPARTMENT;

/** Three hundred cases, most of them where the demo operators and their manager work. */
export const PARTS: readonly Part[] = [
  ...parts(registration, {
    submitted: 2,
    corrected: 1,
    free: 12,
    freeDueToday: 2,
    freeOverdue: 2,
    freeAnswered: 1,
  }),
  ...parts(registration, {
    approved: 1,
    ready: 14,
    issued: 65,
    rejected: 27,
    withdrawn: 10,
    lapsed: 8,
    reopened: 2,
  }),
  ...parts(
    registration,
    { held: 3, heldWithDraft: 1, heldDueToday: 1, heldOverdue: 1, heldAnswered: 1, heldAnsweredTwice: 1 },
    { operator: 0 },
  ),
  ...parts(registration, { waiting: 1, waitingTwice: 1 }, { operator: 0 }),
  ...parts(registration, { held: 3, heldOverdue: 1, heldAnswered: 1 }, { operator: 1 }),
  ...parts(registration, { waiting: 2, waitingPartly: 1, waitingThrice: 1 }, { operator: 1 }),
  ...parts(registration, { signoff: 2 }, { operator: 0, among: twoSignatures }),
  ...parts(registration, { signoff: 2 }, { operator: 1, among: twoSignatures }),
  ...parts(podolsk, { free: 2, held: 2, waiting: 1, heldAnswered: 1 }),
  ...parts(podolsk, { issued: 9, ready: 2, rejected: 4, withdrawn: 1, lapsed: 2 }),
  ...parts(signatures, { free: 3, held: 3, waiting: 1, heldAnswered: 1 }),
  ...parts(signatures, { waitingByChecks: 1 }, { among: sentBackByChecks }),
  ...parts(signatures, { issued: 12, ready: 3, rejected: 4, withdrawn: 1, lapsed: 1 }),
  ...parts(land, { free: 3, freeOverdue: 1, held: 2, waiting: 2, heldAnswered: 1 }),
  ...parts(land, { signoff: 1 }, { among: twoSignatures }),
  ...parts(land, { issued: 13, ready: 3, rejected: 6, withdrawn: 1, lapsed: 1 }),
  ...parts(socialSupport, { free: 2, held: 2, waitingByChecks: 1, corrected: 1 }),
  ...parts(socialSupport, { issued: 10, ready: 2, rejected: 4, withdrawn: 1, lapsed: 1 }),
  ...parts(certificates, { free: 2, held: 2, waiting: 1, submitted: 1 }),
  ...parts(certificates, { issued: 7, ready: 2, rejected: 2, lapsed: 1 }),
];
