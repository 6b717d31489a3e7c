import { dueAfterWorkingDays, RUSSIA_2025_2027 } from '@shared/sla';
import { PARTS, type Part } from './cast';
import { teamOf } from './colleagues';
import {
  between,
  chance,
  createRandom,
  departments,
  pick,
  services,
  type Random,
  type SeedService,
} from './content';
import { SCENARIOS, type Scenario, type Stakes } from './scenarios';
import { APPLICANT_ACTS, type Act, type Cue, type Script } from './script';
import { WorkTime } from './work-time';

export interface PlannedAct {
  at: Date;
  act: Act;
}

/** The life of one demo case: who acts, what happens and when. */
export interface PlannedCase {
  index: number;
  random: Random;
  scenario: Scenario;
  service: SeedService;
  regionCode: string;
  time: WorkTime;
  holderId: string;
  colleagueId: string;
  managerId: string | null;
  script: Script;
  acts: PlannedAct[];
}

const SEED = 20_250_601;
const EXPEDITED_SHARE = 0.13;
const DAY = 86_400_000;
/** The oldest case was received this many days ago. */
const SPAN_DAYS = 42;

function departmentOf(id: string) {
  const found = departments.find((department) => department.id === id);
  if (found === undefined) throw new Error(`no department ${id}`);
  return found;
}

const lengthOf = (cues: readonly Cue[]): number => cues.reduce((sum, { after }) => sum + after, 0);

/** When each act happens, told back from now; the last one lies `age` back. */
function timetable(
  script: Script,
  correctionDays: number,
  age: number,
  now: Date,
  time: WorkTime,
  random: Random,
): PlannedAct[] {
  const end = script.ageSeconds === undefined ? now : new Date(now.getTime() - script.ageSeconds * 1000);
  let at = time.before(end, age + lengthOf(script.cues));
  let evenings = age > 18 ? 2 : 0;
  let requestedAt = at;
  const acts: PlannedAct[] = [];
  for (const { after, act } of script.cues) {
    if (act.do === 'lapse') {
      at = new Date(
        dueAfterWorkingDays(requestedAt, correctionDays, time.zone, RUSSIA_2025_2027).getTime() + 2000,
      );
    } else {
      at = time.after(at, after);
    }
    if (evenings > 0 && APPLICANT_ACTS.includes(act.do) && chance(random, 0.25)) {
      at = time.evening(at, 0.2 + random() * 4);
      evenings -= 1;
    }
    if (act.do === 'requestCorrection') requestedAt = at;
    acts.push({ at, act });
  }
  const last = acts.at(-1);
  // «A minute ago» is meant by the clock on the wall, at night too.
  if (script.ageSeconds !== undefined && last !== undefined) last.at = end;
  return acts;
}

/** Who holds a case, who helps out, and who leads them. */
function handsOf({ departmentId, operator }: Part, random: Random) {
  const { operators, managerId } = teamOf(departmentId);
  const holder = operator ?? between(random, 0, operators.length - 1);
  const [holderId, colleagueId] = [operators[holder], operators[(holder + 1) % operators.length]];
  if (holderId === undefined || colleagueId === undefined)
    throw new Error(`nobody works in ${departmentOf(departmentId).name}`);
  return { holderId, colleagueId, managerId };
}

function planCase(part: Part, index: number, now: Date): PlannedCase {
  const random = createRandom(SEED + index * 7919);
  const { departmentId, scenario } = part;
  const department = departmentOf(departmentId);
  const service = pick(
    random,
    services.filter((one) => one.departmentId === departmentId && (part.among?.(one) ?? true)),
  );
  const { holderId, colleagueId, managerId } = handsOf(part, random);
  const stakes: Stakes = {
    random,
    card: service.card,
    expedited: service.card.expeditedDays !== null && chance(random, EXPEDITED_SHARE),
    shared: holderId !== colleagueId,
    managed: managerId !== null,
  };
  const time = new WorkTime(department.timeZone);
  const script = SCENARIOS[scenario](stakes);
  const open = time.between(new Date(now.getTime() - SPAN_DAYS * DAY), now);
  const age = script.age >= 0 ? script.age : random() * Math.max(2, open - lengthOf(script.cues));
  const { regions } = service.card;
  const regionCode = regions.length > 0 ? pick(random, regions) : department.regionCode;
  const acts = timetable(script, service.card.correctionDays, age, now, time, random);
  return {
    index,
    random,
    scenario,
    service,
    regionCode,
    time,
    holderId,
    colleagueId,
    managerId,
    script,
    acts,
  };
}

/** Every demo case as it should have gone by `now`; the same for the same `now`. */
export function planCases(now: Date): PlannedCase[] {
  const each = PARTS.flatMap((part) => Array.from({ length: part.count }, () => part));
  return each.map((part, index) => planCase(part, index, now));
}
