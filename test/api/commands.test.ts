import { subject } from '@casl/ability';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { abilityFor, PRESET_PERMISSIONS, rulesFor, type AppAbility } from '../../shared/access';
import {
  allTransitions,
  APPLICATION_STATUSES,
  commandPath,
  commandsIn,
  obstacle,
  STAFF_COMMANDS,
  type ApplicationRow,
  type StaffCommand,
} from '../../shared/applications';
import { demoAccounts, departments } from '../../server/seed/content';
import { Cases, FOUR_EYES } from '../support/cases';
import { useDatabase } from '../support/database';
import { Office, type Account } from '../support/office';
import { startServer, type TestServer } from '../support/server';

const database = useDatabase();
let server: TestServer;
let office: Office;
let cases: Cases;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  office = await Office.open(server);
  cases = new Cases(office);
});
afterAll(() => server.close());

const PEOPLE = demoAccounts.map((account) => ({
  ...account,
  account: account.email.split('@')[0] as Account,
  ability: abilityOf(account),
}));

/** The rights of a demo person, worked out from the presets and the tree of departments. */
function abilityOf({ id, departmentId, role }: (typeof demoAccounts)[number]): AppAbility {
  const below = (top: string): string[] => [
    top,
    ...departments.filter(({ parentId }) => parentId === top).flatMap((child) => below(child.id)),
  ];
  const own = departments.find((department) => department.id === departmentId);
  const scope = {
    userId: id,
    departmentIds: below(departmentId),
    agencyDepartmentIds: below(own?.parentId ?? departmentId),
  };
  return abilityFor(rulesFor(PRESET_PERMISSIONS[role], scope));
}

/** Every state, and those in which a command has more to ask than the state. */
const SITUATIONS: Record<string, () => Promise<ApplicationRow>> = {
  ...Object.fromEntries(APPLICATION_STATUSES.map((status) => [status, () => cases.in(status)])),
  'under_review, free': () => office.free(),
  'under_review, answers to review': () => cases.answered(),
  'under_review, four eyes': async () => office.command('operator', await office.free(FOUR_EYES), 'claim'),
};

interface Outcome {
  status: number;
  code?: string;
  /** What an illegal transition tells besides. */
  told?: unknown;
}

const toldOf = ({ currentStatus, allowed, allowedCommands }: Record<string, unknown>) => ({
  currentStatus,
  allowed,
  allowedCommands,
});
const toldIn = ({ status }: ApplicationRow) => ({
  currentStatus: status,
  allowed: allTransitions().flatMap(([from, to]) => (from === status ? [to] : [])),
  allowedCommands: commandsIn(status),
});

/** What the tables say that a command comes to. */
function expected(person: (typeof PEOPLE)[number], row: ApplicationRow, command: StaffCommand): Outcome {
  const facts = subject('Application', { ...row } as Record<string, unknown>);
  if (!person.ability.can(command, 'Application')) return { status: 403, code: 'forbidden' };
  if (!person.ability.can('read', facts)) return { status: 404, code: 'not_found' };
  if (!person.ability.can(command, facts)) return { status: 403, code: 'forbidden' };
  const state = {
    ...row,
    proposerId: row.status === 'awaiting_signoff' ? row.assigneeId : null,
    closedAt: row.closedAt === null ? null : new Date(row.closedAt),
  };
  const refusal = obstacle(state, command, person.id, server.clock.now());
  return refusal === null ? { status: 200 } : { status: refusal.status, code: refusal.code };
}

function call(account: Account, row: ApplicationRow, command: StaffCommand, body: Record<string, unknown>) {
  return office
    .as(account)
    .then((client) => client.post(`/api/applications/${row.id}/${commandPath(command)}`, body));
}

/** Tries one command as everybody; a case that somebody's success has changed is made anew. */
async function tryAsEverybody(
  make: () => Promise<ApplicationRow>,
  first: ApplicationRow,
  command: StaffCommand,
): Promise<{ row: ApplicationRow; got: Record<string, Outcome>; wanted: Record<string, Outcome> }> {
  const got: Record<string, Outcome> = {};
  const wanted: Record<string, Outcome> = {};
  let row = first;
  for (const person of PEOPLE) {
    const name = `${person.account} ${command}`;
    wanted[name] = expected(person, row, command);
    const body = { version: row.version, ...(await cases.bodyFor(command, row)) };
    const answer = await call(person.account, row, command, body);
    const code = answer.body['code'];
    got[name] = { status: answer.status, ...(typeof code === 'string' && { code }) };
    if (code === 'illegal_transition') {
      got[name] = { ...got[name], status: answer.status, told: toldOf(answer.body) };
      wanted[name] = { ...wanted[name], status: 409, told: toldIn(row) };
    }
    if (answer.status === 200) row = await make();
  }
  return { row, got, wanted };
}

describe('every command in every state by every demo person comes to what the tables say', () => {
  test.for(Object.entries(SITUATIONS))('%s', { timeout: 120_000 }, async ([, make]) => {
    let row = await make();
    for (const command of STAFF_COMMANDS) {
      const tried = await tryAsEverybody(make, row, command);
      expect(tried.got).toEqual(tried.wanted);
      row = tried.row;
    }
  });
});

/** A case of another department is unknown; a role that reads no case at all may know why it is refused. */
function statusFor(person: (typeof PEOPLE)[number], row: ApplicationRow): number {
  if (!person.ability.can('read', 'Application')) return 403;
  return person.ability.can('read', subject('Application', { ...row } as Record<string, unknown>))
    ? 200
    : 404;
}

describe('what a record offers', () => {
  test.for(Object.entries(SITUATIONS))('%s: the commands on it are those that succeed', async ([, make]) => {
    const row = await make();
    for (const person of PEOPLE) {
      const wanted = STAFF_COMMANDS.filter((command) => expected(person, row, command).status === 200);
      const client = await office.as(person.account);
      const answer = await client.get(`/api/applications/${row.id}`);
      const got = answer.status === 200 ? answer.body['commands'] : [];
      expect([person.account, answer.status, got]).toEqual([person.account, statusFor(person, row), wanted]);
    }
  });
});

describe('a version that is no longer so', () => {
  test.for([...STAFF_COMMANDS])(
    '%s tells who changed what and when, and changes nothing',
    async (command) => {
      const seen = await office.claimed();
      server.clock.advance(60_000);
      const assigned = await office.command('manager', seen, 'assign', {
        assigneeId: office.userId('operator2'),
      });
      const body = { version: seen.version, ...(await cases.bodyFor(command, seen)) };
      const answer = await call('manager', seen, command, body);
      expect(answer).toMatchObject({
        status: 409,
        body: {
          code: 'stale_version',
          changedBy: 'Сафонова О. В.',
          changedAt: server.clock.now().toISOString(),
          changedFields: ['assignee'],
          currentVersion: assigned.version,
        },
      });
      expect((await office.row(seen.number)).version).toBe(assigned.version);
    },
  );

  test('a version from the future is as wrong', async () => {
    const row = await office.claimed();
    const answer = await call('operator', row, 'approve', { version: row.version + 1 });
    expect(answer).toMatchObject({ status: 409, body: { code: 'stale_version', changedBy: null } });
  });
});
