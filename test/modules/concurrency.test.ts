import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ApplicationRow, HistoryRecord } from '../../shared/applications';
import { firstBrokenLink, type HistoryEvent } from '../../server/modules/applications';
import { Cases } from '../support/cases';
import { idempotencyKey, type Answer } from '../support/clients';
import { useDatabase } from '../support/database';
import { Office, type Account } from '../support/office';
import { startServer, testMoment, type TestServer } from '../support/server';

const database = useDatabase();
let server: TestServer;
let office: Office;
let cases: Cases;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  office = await Office.open(server);
  cases = new Cases(office);
  await Promise.all([office.as('operator'), office.as('operator2'), office.as('manager')]);
});
afterAll(() => server.close());
beforeEach(() => server.clock.set(testMoment));

async function call(
  account: Account,
  row: ApplicationRow,
  command: string,
  body: object = {},
): Promise<Answer> {
  const client = await office.as(account);
  return client.post(`/api/applications/${row.id}/${command}`, { version: row.version, ...body });
}

async function history(row: Pick<ApplicationRow, 'id'>): Promise<HistoryRecord[]> {
  const auditor = await office.as('auditor');
  return (await auditor.get<HistoryRecord[]>(`/api/applications/${row.id}/history`)).body;
}

const typesAfter = async (row: ApplicationRow) =>
  (await history(row)).filter(({ version }) => version > row.version).map(({ type }) => type);

/** Exactly one of the answers is a success; the others say that somebody was faster. */
function expectOneWinner(answers: readonly Answer[]): number {
  const statuses = answers.map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([200, ...answers.slice(1).map(() => 409)]);
  return statuses.indexOf(200);
}

/** Five rounds: a race that is lost one time in three shows itself. */
const ROUNDS = [1, 2, 3, 4, 5];

describe('two at once', () => {
  test.for(ROUNDS)('claim one case: one gets it (%i)', async () => {
    const row = await office.free();
    const answers = await Promise.all([
      call('operator', row, 'claim'),
      call('operator2', row, 'claim'),
      call('manager', row, 'claim'),
    ]);
    const winner = expectOneWinner(answers);
    expect(await typesAfter(row)).toEqual(['claimed']);
    const after = await office.row(row.number);
    expect(after.assigneeId).toBe(
      office.userId((['operator', 'operator2', 'manager'] as const)[winner] ?? 'admin'),
    );
  });

  test.for(ROUNDS)('approve and reject: one decision (%i)', async () => {
    const row = await office.claimed();
    const winner = expectOneWinner(
      await Promise.all([call('operator', row, 'approve'), call('operator', row, 'reject', cases.refusal())]),
    );
    expect(await typesAfter(row)).toEqual([winner === 0 ? 'approved' : 'rejected']);
    const decisions = await database().query('select 1 from decisions where application_id = $1', [row.id]);
    expect(decisions).toHaveLength(1);
  });

  test.for(ROUNDS)('approve and request a correction: one of them (%i)', async () => {
    const row = await office.claimed();
    const winner = expectOneWinner(
      await Promise.all([
        call('operator', row, 'approve'),
        call('operator', row, 'request-correction', { items: [cases.remark()] }),
      ]),
    );
    expect(await typesAfter(row)).toEqual([winner === 0 ? 'approved' : 'correctionRequested']);
  });

  test.for(ROUNDS)('withdraw and approve: one of them (%i)', async () => {
    const row = await office.claimed();
    const winner = expectOneWinner(
      await Promise.all([
        call('operator', row, 'approve'),
        office.portal.post(`/api/portal/v1/applications/${row.number}/withdraw`),
      ]),
    );
    expect(await typesAfter(row)).toEqual([winner === 0 ? 'approved' : 'withdrawn']);
  });

  test.for(ROUNDS)('sign off and return a proposal: one of them (%i)', async () => {
    const row = await cases.in('awaiting_signoff');
    const winner = expectOneWinner(
      await Promise.all([
        call('manager', row, 'sign-off'),
        call('manager', row, 'return-proposal', { comment: 'Проверьте срок.' }),
      ]),
    );
    expect(await typesAfter(row)).toEqual([winner === 0 ? 'signedOff' : 'proposalReturned']);
  });

  test('issue at the counter and download: handed over once', async () => {
    const row = await cases.in('ready');
    const [issued, downloaded] = await Promise.all([
      call('operator', row, 'issue'),
      office.portal.get(`/api/portal/v1/applications/${row.number}/outcome`),
    ]);
    expect(downloaded.status).toBe(200);
    expect([200, 409]).toContain(issued.status);
    expect(await typesAfter(row)).toHaveLength(1);
    expect((await office.row(row.number)).status).toBe('issued');
  });
});

describe('claim-next by 32 at once', () => {
  test('gives each another case, and says so when there is none left', async () => {
    const rows = await Promise.all(Array.from({ length: 32 }, () => office.file()));
    await server.runJobsUntilIdle();
    const accounts: Account[] = ['operator', 'operator2', 'manager'];
    const answers = await Promise.all(
      rows.map(async (_, index) => {
        const client = await office.as(accounts[index % accounts.length] ?? 'operator');
        return client.post<ApplicationRow>('/api/applications/claim-next');
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(rows.map(() => 200));
    expect(new Set(answers.map(({ body }) => body.number))).toEqual(new Set(rows));
    expect(answers.every(({ body }) => body.assigneeId !== null)).toBe(true);
    const none = await (await office.as('operator')).post('/api/applications/claim-next');
    expect([none.status, none.body]).toEqual([204, '']);
  });
});

describe('an open round', () => {
  async function remarked() {
    const row = await cases.remarked(await office.claimed());
    const { correction } = await cases.seen(row.number);
    const items = (correction?.items ?? []).map(({ id }) => ({ itemId: id, comment: 'Исправлено.' }));
    const answer = () =>
      office.portal.post(
        `/api/portal/v1/applications/${row.number}/corrections/${correction?.round}/answers`,
        {
          items,
        },
      );
    return { row, answer };
  }

  test.for(ROUNDS)('answered twice at once: one answer counts (%i)', async () => {
    const { row, answer } = await remarked();
    const answers = await Promise.all([answer(), answer()]);
    expectOneWinner(answers);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'correction_closed' });
    expect(await typesAfter(row)).toEqual(['answersCompleted']);
  });

  test.for(ROUNDS)('answered, cancelled and lapsed at once: one of them (%i)', async () => {
    const { row, answer } = await remarked();
    const { corrections } = await office.case('operator', row.id);
    server.clock.set(corrections?.[0]?.dueAt ?? '');
    office.newDay();
    await office.as('operator');
    const [answered, cancelled] = await Promise.all([
      answer(),
      call('operator', row, 'cancel-correction', { reason: 'Не нужно.' }),
      server.runSweep('sla.fireTimers'),
    ]);
    const types = await typesAfter(row);
    expect(types).toHaveLength(1);
    expect(types).toEqual([
      answered.status === 200
        ? 'answersCompleted'
        : cancelled.status === 200
          ? 'correctionCancelled'
          : 'lapsed',
    ]);
    for (const { status } of [answered, cancelled]) expect([200, 409]).toContain(status);
    server.clock.set(testMoment);
    office.newDay();
  });

  test('withdrawn and answered at once: whole either way', async () => {
    const { row, answer } = await remarked();
    const [answered, withdrawn] = await Promise.all([
      answer(),
      office.portal.post(`/api/portal/v1/applications/${row.number}/withdraw`),
    ]);
    expect([answered.status, withdrawn.status].toSorted()).toEqual([200, 409]);
    expect(await typesAfter(row)).toHaveLength(1);
  });
});

describe('the checks of one case run twice at once', () => {
  test('complete it once', async () => {
    const number = await office.file();
    await Promise.all([server.runJobsUntilIdle(), server.runJobsUntilIdle()]);
    const row = await office.row(number);
    expect((await history(row)).map(({ type }) => type)).toEqual(['received', 'checksCompleted']);
  });
});

describe('numbers', () => {
  test('are given once each to those who file at once', async () => {
    const submissions = await Promise.all(Array.from({ length: 16 }, () => office.submission()));
    const answers = await Promise.all(
      submissions.map((submission) =>
        office.portal.post('/api/portal/v1/applications', submission, idempotencyKey()),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body }) => body['number'])).size).toBe(16);
  });

  test('one upload goes to one of two applications filed at once', async () => {
    const [one, two] = [await office.submission(), await office.submission()];
    const documents = one.documents;
    const answers = await Promise.all(
      [one, { ...two, documents }].map((submission) =>
        office.portal.post('/api/portal/v1/applications', submission, idempotencyKey()),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422]);
  });
});

test('after all of this every history is an unbroken chain', async () => {
  const events = await database().query<HistoryEvent>(
    `select id, application_id as "applicationId", seq, type, at, actor_kind as "actorKind", actor_id as "actorId",
       actor_name as "actorName", comment, before, after, changed_fields as "changedFields", version,
       prev_hash as "prevHash", hash from history_events order by application_id, seq`,
  );
  const chains = new Map<string, HistoryEvent[]>();
  for (const event of events)
    chains.set(event.applicationId, [...(chains.get(event.applicationId) ?? []), event]);
  expect(chains.size).toBeGreaterThan(50);
  expect(
    [...chains.values()].map((chain) => firstBrokenLink(chain)).filter((broken) => broken !== null),
  ).toEqual([]);
});
