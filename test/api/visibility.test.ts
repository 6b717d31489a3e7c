import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Applicant, ApplicationRow, CaseRecord } from '../../shared/applications';
import { DEPARTMENT } from '../../server/seed/content';
import { Cases, FOUR_EYES, PLAIN } from '../support/cases';
import type { HttpClient } from '../support/clients';
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

const LISTS = ['applications', 'corrections', 'decisions', 'documents', 'notifications'] as const;

/** Everything that the server tells this person about a case, in one text. */
async function allThatIsTold(account: Account, row: ApplicationRow): Promise<string> {
  const client = await office.as(account);
  const parts: unknown[] = [];
  for (const path of ['', '/history', '/changes?since=0']) {
    parts.push((await client.get(`/api/applications/${row.id}${path}`)).body);
  }
  for (const resource of LISTS) {
    const filter = resource === 'applications' ? { number: row.number } : { applicationId: row.id };
    parts.push((await client.list(resource, { filter, range: [0, 99] })).body);
  }
  return JSON.stringify(parts);
}

describe('another department', () => {
  let theirs: ApplicationRow;
  let own: ApplicationRow;
  let stranger: HttpClient;

  /** A land case of the Urals with a round, a decision, documents and letters; then one of our own. */
  beforeAll(async () => {
    own = await cases.in('rejected');
    await database().query(`update users set department_id = $1 where email like 'operator2@%'`, [
      DEPARTMENT.land,
    ]);
    const claimed = await office.command('operator2', await office.free('land-plot'), 'claim');
    const remark = cases.remark('land-plot');
    const remarked = await office.command('operator2', claimed, 'request-correction', { items: [remark] });
    await cases.answer(remarked.number);
    await server.runJobsUntilIdle();
    theirs = await office.row(remarked.number);
    stranger = await office.as('operator');
  });

  test('knows nothing of a case: not its record, history, changes, files, nor a draft on it', async () => {
    const record = await office.case('operator2', theirs.id);
    const documentId = record.documents?.[0]?.id;
    for (const path of [
      `/api/applications/${theirs.id}`,
      `/api/applications/${theirs.id}/history`,
      `/api/applications/${theirs.id}/changes?since=0`,
      `/api/documents/${documentId}`,
      `/api/documents/${documentId}/content`,
      `/api/corrections/${record.corrections?.[0]?.id}`,
    ]) {
      expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
    }
    const draft = await stranger.put(`/api/applications/${theirs.id}/correction-draft`, { items: [] });
    expect(draft.status).toBe(404);
    const manager = await office.as('manager');
    expect((await manager.get(`/api/applications/${theirs.id}/assignees`)).status).toBe(404);
  });

  test.for([...LISTS])(
    'finds none of its rows in %s, by no filter, and totals without them',
    async (resource) => {
      const auditor = await office.as('auditor');
      const mine = await stranger.list(resource, { range: [0, 499] });
      const everything = await auditor.list(resource, { range: [0, 499] });
      const foreign = everything.body.filter((row) => JSON.stringify(row).includes(theirs.number));
      expect(foreign.length).toBeGreaterThan(resource === 'decisions' ? -1 : 0);
      expect(JSON.stringify(mine.body)).not.toContain(theirs.number);
      expect(mine.total).toBe(mine.body.length);
      expect(mine.total).toBe(everything.total - foreign.length);
      const ids = foreign.map((row) => String(row['id']));
      const byId = await stranger.list(resource, { filter: { id: [...ids, theirs.id] } });
      expect([byId.body, byId.total]).toEqual([[], 0]);
      const search = await stranger.list(resource, { filter: { q: theirs.number } });
      expect([search.body, search.total]).toEqual([[], 0]);
    },
  );

  test('counts none of its cases', async () => {
    const { body } = await stranger.get<Record<string, number>>('/api/applications/counters');
    expect(body).toEqual({ mine: 0, unassigned: 0, department: 0, waiting: 0, closed: 1 });
  });

  test('gets none of them by claim-next, not even by asking for its department', async () => {
    expect((await stranger.post('/api/applications/claim-next')).status).toBe(204);
    const asked = await stranger.post('/api/applications/claim-next', { departmentId: DEPARTMENT.land });
    expect(asked.status).toBe(403);
  });

  test('cannot be given one of its cases', async () => {
    const free = await office.free(PLAIN);
    const manager = await office.as('manager');
    const answer = await manager.post(`/api/applications/${free.id}/assign`, {
      version: free.version,
      assigneeId: office.userId('operator2'),
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'assignee_not_eligible' } });
    const people = await manager.get<{ id: string }[]>(`/api/applications/${free.id}/assignees`);
    expect(people.body.map(({ id }) => id).toSorted()).toEqual(
      [office.userId('operator'), office.userId('manager')].toSorted(),
    );
  });

  test('of the same person: a twin is not told of by number', async () => {
    const { documents: _own, ...submission } = await office.submission('social-assistance');
    await office.file('social-assistance', { applicant: submission.applicant, form: submission.form });
    await server.runJobsUntilIdle();
    const told = await allThatIsTold('operator', own);
    expect(told).not.toContain(theirs.number);
  });
});

/** Values that no reader without the right to personal data may see, as filed and as people write them. */
function personalValues(
  applicant: Applicant,
  form: Record<string, unknown>,
  types: Map<string, string>,
): string[] {
  const values = new Set<string>();
  const add = (value: unknown) => {
    if (typeof value === 'string' && value.length > 5) values.add(value);
  };
  add(applicant.contacts.email);
  add(applicant.contacts.phone);
  if (applicant.kind !== 'organisation') {
    add(applicant.snils);
    add(applicant.passport?.number);
    add(applicant.passport?.departmentCode);
    add(`${applicant.passport?.series}${applicant.passport?.number}`);
  }
  for (const [name, value] of Object.entries(form)) {
    if (['snils', 'passport', 'email', 'phone'].includes(types.get(name) ?? '')) add(value);
  }
  return [...values];
}

describe('personal data', () => {
  const NEW_SNILS = '11223344595';
  let row: ApplicationRow;
  let secrets: string[];

  /** A case whose SNILS, passport and e-mail were all remarked on and answered, then refused. */
  beforeAll(async () => {
    const submission = await office.submission();
    const form: Record<string, unknown> = { ...submission.form };
    const types = new Map(
      office.card(PLAIN).form.fields.map(({ name, type }): [string, string] => [name, type]),
    );
    secrets = [
      ...personalValues(submission.applicant, form, types),
      NEW_SNILS,
      'new.mail@example.org',
      '4509123456',
    ];
    const number = await office.file(PLAIN, { ...submission });
    await server.runJobsUntilIdle();
    const claimed = await office.command('operator', await office.row(number), 'claim');
    const items = [
      'applicant.snils',
      'applicant.contacts.email',
      'form.passport',
      'form.email',
      'form.snils',
    ].map((path) => ({ ...cases.remark(), target: { kind: 'field', path }, message: 'Проверьте значение.' }));
    await office.command('operator', claimed, 'request-correction', { items });
    const { correction } = await cases.seen(number);
    const values = [NEW_SNILS, 'new.mail@example.org', '4509 123456', 'new.mail@example.org', NEW_SNILS];
    const answer = await office.portal.post(`/api/portal/v1/applications/${number}/corrections/1/answers`, {
      items: correction?.items.map(({ id }, index) => ({
        itemId: id,
        value: values[index],
        comment: `Верно: ${values[index]}`,
      })),
    });
    if (answer.status !== 200) throw new Error(`answering: ${answer.status}`);
    await server.runJobsUntilIdle();
    const back = await office.case('operator', (await office.row(number)).id);
    const reviewed = await office.command('operator', back, 'review-answers', {
      items: back.corrections?.[0]?.items.map(({ id }) => ({ itemId: id, verdict: 'accepted' })),
    });
    await office.command('operator', reviewed, 'reject', cases.refusal());
    await server.runJobsUntilIdle();
    row = await office.row(number);
  });

  test('is there for those who work on the case', async () => {
    const told = await allThatIsTold('operator', row);
    expect(secrets.filter((secret) => !told.includes(secret))).toEqual([]);
  });

  test.for<Account>(['auditor', 'accountant', 'admin', 'editor'])(
    'is nowhere in what the %s is told',
    async (account) => {
      const told = await allThatIsTold(account, row);
      expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
    },
  );

  test('is masked for the auditor, who sees everything else', async () => {
    const record = await office.case('auditor', row.id);
    expect(record).toMatchObject({
      masked: true,
      applicant: {
        snils: '***-***-445 95',
        contacts: { email: 'n***@example.org' },
        passport: { number: '******' },
      },
      form: { passport: '4509 ******', email: 'n***@example.org', snils: '***-***-445 95' },
    });
    expect(record.documents?.length).toBeGreaterThan(0);
    expect(record.history?.length).toBeGreaterThan(4);
    expect(record.decisions).toHaveLength(1);
    expect(record.commands).toEqual([]);
  });

  test('does not leave as a file', async () => {
    const record = await office.case('auditor', row.id);
    for (const account of ['auditor', 'accountant', 'admin', 'editor'] as const) {
      const client = await office.as(account);
      const answer = await client.get(`/api/documents/${record.documents?.[0]?.id}/content`);
      expect([account, answer.status]).toEqual([account, 403]);
    }
  });

  test('an appeals officer sees a refused case of the agency in full, and no other', async () => {
    const told = await allThatIsTold('appeals', row);
    expect(secrets.filter((secret) => !told.includes(secret))).toEqual([]);
    const open = await cases.in('under_review');
    const appeals = await office.as('appeals');
    expect((await appeals.get(`/api/applications/${open.id}`)).status).toBe(404);
    const { body } = await appeals.list<ApplicationRow>('applications', { range: [0, 499] });
    expect(new Set(body.map(({ status }) => status))).toEqual(new Set(['rejected']));
    expect((await (await office.as('appeals2')).get(`/api/applications/${row.id}`)).status).toBe(404);
  });

  test('is in no outbox row, job, history event or address in the log', async () => {
    const [text] = await database().query<{ all: string }>(
      `select (select string_agg(o::text, '') from outbox o) || (select string_agg(h::text, '') from history_events h) as all`,
    );
    expect(secrets.filter((secret) => text?.all.includes(secret))).toEqual([]);
  });
});

describe('accountant', () => {
  test('sees that there is a case and its fee, not what it holds', async () => {
    const row = await cases.in('approved');
    const record: CaseRecord = await office.case('accountant', row.id);
    expect(record).toMatchObject({
      number: row.number,
      feeState: 'due',
      applicant: null,
      form: null,
      documents: null,
      checks: null,
      corrections: null,
      correctionDraft: null,
      decisions: null,
      history: null,
      notices: null,
      commands: [],
    });
    const client = await office.as('accountant');
    expect((await client.get(`/api/applications/${row.id}/history`)).body).toEqual([]);
    for (const resource of ['documents', 'corrections', 'decisions', 'notifications']) {
      expect([resource, (await client.list(resource)).status]).toEqual([resource, 403]);
    }
  });

  test('is not told through the changes of a case what its fields are', async () => {
    const row = await cases.in('approved');
    const client = await office.as('accountant');
    const answer = await client.get(`/api/applications/${row.id}/changes?since=0`);
    expect(answer.body['changes']).toEqual([]);
  });
});

describe('administrator and editor', () => {
  test.for<Account>(['admin', 'editor'])('%s gets no case at all', async (account) => {
    const row = await cases.in('under_review');
    const client = await office.as(account);
    for (const path of ['', `/${row.id}`, `/${row.id}/history`, '/counters']) {
      const answer = await client.get(`/api/applications${path}`);
      expect([path, answer.status, answer.body['code']]).toEqual([path, 403, 'forbidden']);
    }
  });
});

describe('the portal', () => {
  test('never names staff, nor shows what happens within the agency', async () => {
    const waiting = await cases.in('awaiting_signoff');
    const returned = await office.command('manager', waiting, 'return-proposal', {
      comment: 'Проверьте срок.',
    });
    const proposed = await office.command('operator', returned, 'propose', {
      outcome: 'reject',
      ...cases.refusal(FOUR_EYES),
    });
    const before = await office.portal.get(`/api/portal/v1/applications/${proposed.number}`);
    expect(before.body).toMatchObject({ status: 'under_review', decision: null, outcome: null });
    expect(JSON.stringify(before.body)).not.toMatch(
      /awaiting|signoff|Проверьте срок|Ершова|Сафонова|version/,
    );
    const history = before.body['history'] as { status: string }[];
    expect(history.map(({ status }) => status)).toEqual(['submitted', 'under_review']);
    await office.command('manager', proposed, 'sign-off');
    const after = await office.portal.get(`/api/portal/v1/applications/${proposed.number}`);
    expect(after.body).toMatchObject({ status: 'rejected', decision: { outcome: 'reject' } });
    expect(JSON.stringify(after.body)).not.toMatch(/Ершова|Сафонова|proposed|signed/i);
  });
});
