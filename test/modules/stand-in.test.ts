import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SessionAnswer, StandInRecord } from '../../shared/access';
import type { ApplicationRow } from '../../shared/applications';
import { DEPARTMENT } from '../../server/seed/content';
import { firstBrokenLink, type HistoryEvent } from '../../server/modules/applications';
import type { HttpClient } from '../support/clients';
import { useDatabase } from '../support/database';
import { House } from '../support/house';
import { startServer, type TestServer } from '../support/server';

const database = useDatabase();
let server: TestServer;
let house: House;
let operator: string;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  house = await House.open(server, database());
  operator = await house.roleId('operator');
});
afterAll(() => server.close());

const hours = (count: number) => new Date(server.clock.now().getTime() + count * 3_600_000).toISOString();

function standIn(
  client: HttpClient,
  absentId: string,
  standInId: string,
  changes: Record<string, unknown> = {},
) {
  const body = { absentId, standInId, from: hours(-1), until: hours(2), ...changes };
  return client.post<StandInRecord>('/api/stand-ins', body);
}

async function heldBy(client: HttpClient): Promise<ApplicationRow> {
  const free = await house.office.free();
  const answer = await client.post<ApplicationRow>(`/api/applications/${free.id}/claim`, {
    version: free.version,
  });
  if (answer.status !== 200) throw new Error(`claim: ${answer.status}`);
  return answer.body;
}

describe('a stand-in', () => {
  test('sees and works the absent one’s queue, and history says for whom', async () => {
    const absent = await house.person([operator]);
    const helper = await house.person([operator], DEPARTMENT.signatures);
    const row = await heldBy(absent.client);
    const before = await helper.client.get(`/api/applications/${row.id}`);
    expect(before.status).toBe(404);
    const manager = await house.office.as('manager');
    const set = await standIn(manager, absent.id, helper.id, { until: hours(0.25) });
    expect(set).toMatchObject({
      status: 201,
      body: {
        absentName: 'Орлова Н. П.',
        standInId: helper.id,
        setByName: 'Сафонова О. В.',
        commands: ['end'],
      },
    });
    const me = await helper.client.get<SessionAnswer>('/api/auth/me');
    expect(me.body.standInFor).toEqual([{ userId: absent.id, shortName: 'Орлова Н. П.' }]);

    const mine = await helper.client.list<ApplicationRow>('applications', { filter: { tab: 'mine' } });
    expect(mine.body.map(({ id }) => id)).toEqual([row.id]);
    expect(mine.body[0]?.commands).toContain('release');
    const released = await helper.client.post<ApplicationRow>(`/api/applications/${row.id}/release`, {
      version: row.version,
    });
    expect(released.status).toBe(200);
    const claimed = await helper.client.post<ApplicationRow>(`/api/applications/${row.id}/claim`, {
      version: released.body.version,
    });
    expect(claimed).toMatchObject({ status: 200, body: { assigneeId: helper.id } });
    expect(claimed.body.commands).toContain('approve');
    const history = (await house.office.case('manager', row.id)).history ?? [];
    expect(history.slice(-2)).toMatchObject([
      { type: 'released', actorId: helper.id, onBehalfOfName: 'Орлова Н. П.' },
      { type: 'claimed', actorId: helper.id, onBehalfOfName: 'Орлова Н. П.' },
    ]);
    expect(history.find(({ type, actorId }) => type === 'claimed' && actorId === absent.id)).toMatchObject({
      onBehalfOfName: null,
    });

    server.clock.advance(15 * 60_000);
    expect((await helper.client.get(`/api/applications/${row.id}`)).status).toBe(404);
  });

  test('for whom one acted is under the seal of the history', async () => {
    const events = await database().query<HistoryEvent>(
      `SELECT id, application_id AS "applicationId", seq, type, at, actor_kind AS "actorKind", actor_id AS "actorId",
         actor_name AS "actorName", on_behalf_of_id AS "onBehalfOfId", on_behalf_of_name AS "onBehalfOfName", comment,
         before, after, changed_fields AS "changedFields", version, prev_hash AS "prevHash", hash
       FROM history_events WHERE application_id = (SELECT application_id FROM history_events
         WHERE on_behalf_of_id IS NOT NULL LIMIT 1) ORDER BY seq`,
    );
    expect(firstBrokenLink(events)).toBeNull();
    const altered = events.map((event) => ({ ...event, onBehalfOfId: null, onBehalfOfName: null }));
    expect(firstBrokenLink(altered)?.type).toBe('released');
    const invented = events.map((event, index) =>
      index === 0 ? { ...event, onBehalfOfName: 'Некто' } : event,
    );
    expect(firstBrokenLink(invented)?.seq).toBe(1);
  });

  test('gets no administration with it', async () => {
    const admin = await house.person([await house.roleId('admin')]);
    const helper = await house.person([operator]);
    expect((await standIn(house.admin, admin.id, helper.id)).status).toBe(201);
    expect((await helper.client.get('/api/roles')).status).toBe(403);
    expect((await helper.client.post('/api/users', {})).status).toBe(403);
  });

  test('does not sign what the absent one proposed, unless by own right', async () => {
    const free = await house.office.free('land-plot');
    expect(free.fourEyes).toBe(true);
    const manager = await house.roleId('manager');
    const proposer = await house.person([manager], free.departmentId);
    const lesser = await house.person([operator], free.departmentId);
    const equal = await house.person([manager], free.departmentId);
    const order = (client: HttpClient, row: ApplicationRow, command: string, body: object = {}) =>
      client.post<ApplicationRow>(`/api/applications/${row.id}/${command}`, {
        version: row.version,
        ...body,
      });
    const claimed = await order(proposer.client, free, 'claim');
    const proposed = await order(proposer.client, claimed.body, 'propose', { outcome: 'approve' });
    expect(proposed).toMatchObject({ status: 200, body: { status: 'awaiting_signoff' } });
    for (const person of [lesser, equal]) {
      expect((await standIn(house.admin, proposer.id, person.id)).status).toBe(201);
    }
    expect(await order(lesser.client, proposed.body, 'sign-off')).toMatchObject({
      status: 422,
      body: { code: 'proposer_cannot_sign' },
    });
    expect((await order(equal.client, proposed.body, 'sign-off')).status).toBe(200);
    const history = (await house.office.case('auditor', free.id)).history ?? [];
    expect(history.find(({ type }) => type === 'signedOff')).toMatchObject({
      actorId: equal.id,
      onBehalfOfName: null,
    });
  });
});

describe('who may name a stand-in', () => {
  test('the absent one within the own department, and no colleague', async () => {
    const absent = await house.person([operator]);
    const helper = await house.person([operator]);
    const far = await house.person([operator], DEPARTMENT.signatures);
    expect(await standIn(helper.client, absent.id, helper.id)).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect((await standIn(absent.client, absent.id, far.id)).status).toBe(422);
    const set = await standIn(absent.client, absent.id, helper.id);
    expect(set.status).toBe(201);
    const ended = await helper.client.post<StandInRecord>(`/api/stand-ins/${set.body.id}/end`, {
      version: 1,
    });
    expect(ended).toMatchObject({ status: 200, body: { commands: [], version: 2 } });
    expect(ended.body.endedAt).not.toBeNull();
    const me = await helper.client.get<SessionAnswer>('/api/auth/me');
    expect(me.body.standInFor).toEqual([]);
  });

  test('nobody lends rights that they could neither use nor give', async () => {
    const arranging = await house.role([
      {
        action: ['read', 'assign'],
        subject: 'Application',
        conditions: { departmentId: { $in: '$departments' } },
      },
    ]);
    const arranger = await house.person([arranging]);
    const absent = await house.person([operator]);
    const helper = await house.person([]);
    expect(await standIn(arranger.client, absent.id, helper.id)).toMatchObject({
      status: 403,
      body: { code: 'grant_exceeds_own' },
    });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['ends before it begins', { from: '2026-06-11T00:00:00.000Z', until: '2026-06-10T00:00:00.000Z' }, 'ends_before_it_begins'],
    ['is over already', { from: '2020-01-01T00:00:00.000Z', until: '2020-02-01T00:00:00.000Z' }, 'in_the_past'],
    ['names nobody', { standInId: '00000000-0000-4000-8000-000000000000' }, 'unknown_record'],
  ])('one that %s is refused', async (_name, changes, code) => {
    const absent = await house.person([operator]);
    const answer = await standIn(house.admin, absent.id, house.userId('operator'), changes);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ code }] } });
  }); // prettier-ignore

  test('nobody stands in for themself, and people of other agencies see none of it', async () => {
    const absent = await house.person([operator]);
    expect((await standIn(house.admin, absent.id, absent.id)).status).toBe(422);
    const stranger = await house.person([operator], DEPARTMENT.certificates);
    const { total } = await stranger.client.list('stand-ins');
    expect(total).toBe(0);
    expect((await house.admin.list('stand-ins')).total).toBeGreaterThan(2);
  });
});
