import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ApplicationRow, CaseRecord } from '../../shared/applications';
import type { CorrectionItem } from '../../shared/corrections';
import type { FieldError } from '../../shared/kernel/errors';
import { Cases, PLAIN } from '../support/cases';
import { useDatabase } from '../support/database';
import { pdfFile } from '../support/files';
import { Office } from '../support/office';
import { startServer, testMoment, type TestServer } from '../support/server';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ANSWERS = 'corrections/1/answers';

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
beforeEach(() => at(testMoment));

/** Moves the clock; sessions do not outlive a night. */
function at(moment: string | Date): void {
  server.clock.set(moment);
  office.newDay();
}

const field = (path: string, message = 'Исправьте значение.') => ({
  ...cases.remark(PLAIN, message),
  target: { kind: 'field', path },
});

async function answer(number: string, items: object[], path = ANSWERS) {
  return office.portal.post(`/api/portal/v1/applications/${number}/${path}`, { items });
}

/** Sends these remarks on a fresh case. @returns the row, and the ids of the remarks as the applicant gets them */
async function remarked(items: object[]): Promise<{ row: ApplicationRow; ids: string[] }> {
  const claimed = await office.claimed();
  const row = await office.command('operator', claimed, 'request-correction', { items });
  const { correction } = await cases.seen(row.number);
  return { row, ids: correction?.items.map(({ id }) => id) ?? [] };
}

const itemsOf = (record: CaseRecord, round = 1): CorrectionItem[] =>
  record.corrections?.find((candidate) => candidate.round === round)?.items ?? [];

async function reviewed(number: string, verdicts: object[]): Promise<ApplicationRow> {
  return office.command('operator', await office.row(number), 'review-answers', { items: verdicts });
}

describe('a changed value', () => {
  test('keeps the old one beside it, and changes the form', async () => {
    const { row, ids } = await remarked([field('form.mainActivity'), field('birthPlace')]);
    const before = await office.case('operator', row.id);
    const sent = await answer(row.number, [
      { itemId: ids[0], value: ' 47.91 ' },
      { itemId: ids[1], value: 'г. Тверь', comment: 'Была опечатка.' },
    ]);
    expect(sent).toMatchObject({ status: 200, body: { status: 'corrected' } });
    await server.runJobsUntilIdle();
    const after = await office.case('operator', row.id);
    expect(after.form).toEqual({ ...before.form, mainActivity: '47.91', birthPlace: 'г. Тверь' });
    expect(
      itemsOf(after).map(({ oldValue, answer: given }) => [oldValue, given?.oldValue, given?.newValue]),
    ).toEqual([
      [before.form?.['mainActivity'], before.form?.['mainActivity'], '47.91'],
      [before.form?.['birthPlace'], before.form?.['birthPlace'], 'г. Тверь'],
    ]);
  });

  test('of the applicant’s name and SNILS changes what the queue shows and what search finds', async () => {
    const { row, ids } = await remarked([field('applicant.lastName'), field('applicant.snils')]);
    const old = row.applicantName.split(' ')[0] ?? '';
    await answer(row.number, [
      { itemId: ids[0], value: 'Ёжикова' },
      { itemId: ids[1], value: '112-233-445 95' },
    ]);
    await server.runJobsUntilIdle();
    const operator = await office.as('operator');
    const found = async (q: string) =>
      (await operator.list<ApplicationRow>('applications', { filter: { q } })).body.map(
        ({ number }) => number,
      );
    expect(await found('ежикова')).toEqual([row.number]);
    expect(await found('11223344595')).toEqual([row.number]);
    expect(await found(`${old} ${row.applicantName.split(' ')[1]}`)).not.toContain(row.number);
    expect((await office.row(row.number)).applicantName).toMatch(/^Ёжикова /);
  });

  test('that is wrong is named, with all the others, and nothing is stored', async () => {
    const { row, ids } = await remarked([
      field('form.inn'),
      field('applicant.snils'),
      { ...cases.remark(), target: { kind: 'document', slot: 'passport' } },
      cases.remark(),
      field('form.email'),
    ]);
    const upload = await office.portal.upload(await pdfFile('slip'), 'a.pdf');
    const before = await office.case('operator', row.id);
    const refused = await answer(row.number, [
      { itemId: ids[0], value: '500100732250' },
      { itemId: ids[1], value: '112-233-445 96' },
      { itemId: ids[2], uploadId: '00000000-0000-4000-8000-000000000000' },
      { itemId: ids[3], value: 'x' },
      { itemId: ids[4], uploadId: upload.body['id'] },
      { itemId: '00000000-0000-4000-8000-000000000000', comment: 'x' },
    ]);
    const errors = refused.body['errors'] as FieldError[];
    expect(refused.status).toBe(422);
    expect(Object.fromEntries(errors.map(({ path, code }) => [path, code]))).toEqual({
      'items.0.value': 'checksum',
      'items.1.value': 'checksum',
      'items.2.uploadId': 'unknown_upload',
      'items.3.value': 'value_not_expected',
      'items.4.uploadId': 'upload_not_expected',
      'items.5.itemId': 'unknown_item',
    });
    expect(await office.case('operator', row.id)).toEqual(before);
  });

  test('needs something in it, and one remark has one answer', async () => {
    const { row, ids } = await remarked([cases.remark()]);
    expect((await answer(row.number, [{ itemId: ids[0] }])).body['errors']).toMatchObject([
      { code: 'answer_required' },
    ]);
    const twice = [
      { itemId: ids[0], comment: 'раз' },
      { itemId: ids[0], comment: 'два' },
    ];
    expect((await answer(row.number, twice)).body['errors']).toMatchObject([{ path: 'items.1.itemId' }]);
  });
});

describe('a replaced file', () => {
  test('leaves the old one readable, with a link to the new', async () => {
    const row = await office.claimed();
    const [old] = (await office.case('operator', row.id)).documents ?? [];
    await cases.remarked(row, 'operator', [
      { ...cases.remark(), target: { kind: 'document', documentId: old?.id } } as never,
    ]);
    await cases.answer(row.number);
    const { documents } = await office.case('operator', row.id);
    const replaced = documents?.find(({ id }) => id === old?.id);
    const fresh = documents?.find(({ id }) => id === replaced?.replacedById);
    expect([replaced?.state, fresh?.state, fresh?.slot]).toEqual(['replaced', 'accepted', old?.slot]);
    const operator = await office.as('operator');
    for (const id of [old?.id, fresh?.id]) {
      expect((await operator.get(`/api/documents/${id}/content`)).status).toBe(200);
    }
  });

  test('answered again before the round is complete replaces the answer, not adds to it', async () => {
    const claimed = await office.claimed();
    const [old] = (await office.case('operator', claimed.id)).documents ?? [];
    const document = { ...cases.remark(), target: { kind: 'document', documentId: old?.id } };
    const row = await office.command('operator', claimed, 'request-correction', {
      items: [document, cases.remark()],
    });
    const { correction } = await cases.seen(row.number);
    const [item] = correction?.items ?? [];
    for (const note of ['first try', 'second try']) {
      const upload = await office.portal.upload(await pdfFile(note), `${note}.pdf`);
      const sent = await answer(row.number, [{ itemId: item?.id, uploadId: upload.body['id'] }]);
      expect(sent).toMatchObject({ status: 200, body: { status: 'correction_requested' } });
    }
    const { documents } = await office.case('operator', row.id);
    const inForce = documents?.filter(({ slot, state }) => slot === old?.slot && state === 'accepted');
    expect(inForce?.map(({ fileName }) => fileName)).toEqual(['second try.pdf']);
  });

  test('cannot answer two remarks at once', async () => {
    const slots = ['passport', 'inn_certificate'];
    const { row, ids } = await remarked(
      slots.map((slot) => ({ ...cases.remark(), target: { kind: 'document', slot } })),
    );
    const upload = await office.portal.upload(await pdfFile('both'), 'a.pdf');
    const sent = await answer(
      row.number,
      ids.map((itemId) => ({ itemId, uploadId: upload.body['id'] })),
    );
    expect(sent).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'items.1.uploadId', code: 'upload_already_used' }] },
    });
  });

  test('a remark on a file names its own slot or none', async () => {
    const row = await office.claimed();
    const [old] = (await office.case('operator', row.id)).documents ?? [];
    const operator = await office.as('operator');
    const slot = old?.slot === 'passport' ? 'inn_certificate' : 'passport';
    const target = { kind: 'document', documentId: old?.id, slot };
    const sent = await operator.post(`/api/applications/${row.id}/request-correction`, {
      version: row.version,
      items: [{ ...cases.remark(), target }],
    });
    expect(sent).toMatchObject({ status: 422, body: { errors: [{ path: 'items.0.target.slot' }] } });
  });
});

describe('answers one by one', () => {
  test('bring the case back when the last one is there', async () => {
    const { row, ids } = await remarked([
      cases.remark(PLAIN, 'Первое.'),
      field('form.birthPlace'),
      cases.remark(),
    ]);
    expect((await answer(row.number, [{ itemId: ids[0], comment: 'да' }])).body['status']).toBe(
      'correction_requested',
    );
    const seen = await office.portal.get(`/api/portal/v1/applications/${row.number}`);
    expect(seen.body).toMatchObject({
      correction: { items: [{ answered: true }, { answered: false }, { answered: false }] },
    });
    expect((await answer(row.number, [{ itemId: ids[1], value: 'Тула' }])).body['status']).toBe(
      'correction_requested',
    );
    expect((await answer(row.number, [{ itemId: ids[2], comment: 'да' }])).body['status']).toBe('corrected');
    expect(await answer(row.number, [{ itemId: ids[2], comment: 'ещё' }])).toMatchObject({
      status: 409,
      body: { code: 'correction_closed' },
    });
  });

  test('a second answer without a value keeps the value of the first', async () => {
    const { row, ids } = await remarked([field('form.birthPlace'), cases.remark()]);
    await answer(row.number, [{ itemId: ids[0], value: 'Тула' }]);
    await answer(row.number, [{ itemId: ids[0], comment: 'Так в паспорте.' }]);
    await answer(row.number, [{ itemId: ids[1], comment: 'да' }]);
    await server.runJobsUntilIdle();
    const record = await office.case('operator', row.id);
    expect(itemsOf(record)[0]?.answer).toMatchObject({ newValue: 'Тула', comment: 'Так в паспорте.' });
    expect(record.form?.['birthPlace']).toBe('Тула');
  });

  test('to a round that does not exist are a 404', async () => {
    const { row, ids } = await remarked([cases.remark()]);
    for (const round of ['2', '0', '-1', 'x', '1e3', '99999999999']) {
      const sent = await answer(
        row.number,
        [{ itemId: ids[0], comment: 'да' }],
        `corrections/${round}/answers`,
      );
      expect([round, sent.status]).toEqual([round, 404]);
    }
  });

  test('do not decide: the operator reviews each first', async () => {
    const row = await cases.answered('operator', [cases.remark(), cases.remark()]);
    const operator = await office.as('operator');
    const approve = { version: row.version };
    expect(await operator.post(`/api/applications/${row.id}/approve`, approve)).toMatchObject({
      status: 422,
      body: { code: 'answers_not_reviewed' },
    });
    const [first, second] = itemsOf(await office.case('operator', row.id));
    const half = await reviewed(row.number, [{ itemId: first?.id, verdict: 'accepted' }]);
    expect(half).toMatchObject({ status: 'under_review', answersToReview: 1 });
    const again = await operator.post(`/api/applications/${row.id}/review-answers`, {
      version: half.version,
      items: [{ itemId: first?.id, verdict: 'returned' }],
    });
    expect(again).toMatchObject({ status: 422, body: { errors: [{ code: 'already_reviewed' }] } });
    const whole = await reviewed(row.number, [{ itemId: second?.id, verdict: 'accepted' }]);
    expect(whole).toMatchObject({ answersToReview: 0, answered: false });
    expect(whole.commands).toContain('approve');
  });
});

describe('returned answers', () => {
  test('open the next round with those remarks alone, and what stands now as the old value', async () => {
    const { row, ids } = await remarked([field('form.birthPlace'), cases.remark()]);
    await answer(row.number, [
      { itemId: ids[0], value: 'Тула' },
      { itemId: ids[1], comment: 'да' },
    ]);
    await server.runJobsUntilIdle();
    const next = await reviewed(row.number, [
      { itemId: ids[0], verdict: 'returned', message: 'Нужен ещё район.' },
      { itemId: ids[1], verdict: 'accepted' },
    ]);
    expect(next).toMatchObject({ status: 'correction_requested', termState: 'paused' });
    const record = await office.case('operator', row.id);
    expect(record.corrections?.map(({ round, state }) => [round, state])).toEqual([
      [1, 'reviewed'],
      [2, 'open'],
    ]);
    expect(itemsOf(record, 2)).toMatchObject([
      { oldValue: 'Тула', message: 'Нужен ещё район.', answer: null },
    ]);
    expect(itemsOf(record, 1)[0]).toMatchObject({ verdict: 'returned', verdictMessage: 'Нужен ещё район.' });
    const second = itemsOf(record, 2)[0]?.id;
    const sent = await answer(
      row.number,
      [{ itemId: second, value: 'Тула, Зареченский район' }],
      'corrections/2/answers',
    );
    expect(sent.body['status']).toBe('corrected');
  });
});

describe('a cancelled request', () => {
  test('keeps its remarks and lets the review run on', async () => {
    const { row, ids } = await remarked([cases.remark(PLAIN, 'Поясните, зачем.')]);
    const back = await office.command('operator', row, 'cancel-correction', { reason: 'Разобрались.' });
    expect(back).toMatchObject({ status: 'under_review', termState: 'running', dueAt: expect.any(String) });
    const record = await office.case('operator', row.id);
    expect(record.corrections).toMatchObject([
      { state: 'cancelled', cancelReason: 'Разобрались.', items: [{ message: 'Поясните, зачем.' }] },
    ]);
    expect((await answer(row.number, [{ itemId: ids[0], comment: 'да' }])).body['code']).toBe(
      'correction_closed',
    );
    expect(await cases.seen(row.number)).toMatchObject({ status: 'under_review', correction: null });
  });
});

describe('remarks that are wrong', () => {
  test('are each named', async () => {
    const row = await office.claimed();
    const operator = await office.as('operator');
    const sent = await operator.post(`/api/applications/${row.id}/request-correction`, {
      version: row.version,
      items: [
        { ...cases.remark(), reasonCode: 'whatever' },
        field('form.shoeSize'),
        field('applicant.kind'),
        field('__proto__'),
        { ...cases.remark(), target: { kind: 'document', slot: 'portrait' } },
        { ...cases.remark(), target: { kind: 'document', documentId: row.id } },
      ],
    });
    const errors = sent.body['errors'] as FieldError[];
    expect(sent.status).toBe(422);
    expect(errors.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'items.0.reasonCode reason_unknown',
      'items.1.target.path unknown_target',
      'items.2.target.path unknown_target',
      'items.3.target.path unknown_target',
      'items.4.target.slot unknown_target',
      'items.5.target.documentId unknown_target',
    ]);
    expect((await office.row(row.number)).version).toBe(row.version);
  });
});

describe('a draft of remarks', () => {
  const items = [{ target: { kind: 'field', path: 'form.inn' }, reasonCode: '', message: 'Недописан' }];

  test('is kept for the one who wrote it, half-written, until it is sent', async () => {
    const row = await office.claimed();
    const operator = await office.as('operator');
    const saved = await operator.put(`/api/applications/${row.id}/correction-draft`, { items });
    expect(saved).toMatchObject({ status: 200, body: { items, savedAt: testMoment } });
    expect((await office.case('operator', row.id)).correctionDraft).toMatchObject({ items });
    expect((await office.case('manager', row.id)).correctionDraft).toBeNull();
    await office.command('operator', row, 'request-correction', { items: [cases.remark()] });
    const drafts = await database().query('select 1 from correction_drafts where application_id = $1', [
      row.id,
    ]);
    expect(drafts).toEqual([]);
  });

  test('is not taken from someone who does not hold the case', async () => {
    const row = await office.claimed();
    const other = await office.as('operator2');
    expect((await other.put(`/api/applications/${row.id}/correction-draft`, { items })).status).toBe(403);
  });

  test('keeps the claim from being idle', async () => {
    const row = await office.claimed();
    at(new Date(Date.parse(testMoment) + 3 * 60 * MINUTE));
    const operator = await office.as('operator');
    await operator.put(`/api/applications/${row.id}/correction-draft`, { items });
    // Eight working hours after the claim, five after the draft: 12:00 in Moscow, opening at 9:00, closing at 18:00.
    at('2026-06-11T08:00:00.000Z');
    await server.runSweep('sla.fireTimers');
    expect((await office.row(row.number)).assigneeId).toBe(office.userId('operator'));
    at('2026-06-11T11:00:00.000Z');
    await server.runSweep('sla.fireTimers');
    expect((await office.row(row.number)).assigneeId).toBeNull();
  });

  test('is removed on demand', async () => {
    const row = await office.claimed();
    const operator = await office.as('operator');
    await operator.put(`/api/applications/${row.id}/correction-draft`, { items });
    expect((await operator.delete(`/api/applications/${row.id}/correction-draft`)).status).toBe(204);
    expect((await office.case('operator', row.id)).correctionDraft).toBeNull();
  });
});

describe('a round that nobody answers', () => {
  const tick = () => server.runSweep('sla.fireTimers');

  test('lapses the case at the end of its term, not a minute before', async () => {
    const { row, ids } = await remarked([cases.remark()]);
    const dueAt = (await office.case('operator', row.id)).corrections?.[0]?.dueAt ?? '';
    // Ten working days from Wednesday 10 June over Russia Day: Thursday the 25th, 18:00 in Moscow.
    expect(dueAt).toBe('2026-06-25T15:00:00.000Z');
    at(new Date(Date.parse(dueAt) - MINUTE));
    await tick();
    expect((await office.row(row.number)).status).toBe('correction_requested');
    at(dueAt);
    await tick();
    await tick();
    const lapsed = await office.row(row.number);
    expect(lapsed).toMatchObject({ status: 'lapsed', termState: 'stopped', dueAt: null, closedAt: dueAt });
    const record = await office.case('auditor', row.id);
    expect(record.history?.filter(({ type }) => type === 'lapsed')).toHaveLength(1);
    expect(record.corrections).toMatchObject([{ state: 'lapsed' }]);
    expect((await answer(row.number, [{ itemId: ids[0], comment: 'поздно' }])).status).toBe(409);
  });

  test('may be reopened by a manager within thirty days, and no longer', async () => {
    const row = await cases.in('lapsed');
    const closed = Date.parse(row.closedAt ?? '');
    at(new Date(closed + 30 * DAY + 1));
    const manager = await office.as('manager');
    const late = await manager.post(`/api/applications/${row.id}/reopen`, {
      version: row.version,
      reason: 'Болел.',
    });
    expect(late).toMatchObject({ status: 422, body: { code: 'reopen_term_over', days: 30 } });
    at(new Date(closed + 30 * DAY));
    const back = await office.command('manager', row, 'reopen', { reason: 'Болел.' });
    expect(back).toMatchObject({ status: 'under_review', closedAt: null, termState: 'running' });
    const record = await office.case('manager', row.id);
    expect(record.history?.at(-1)).toMatchObject({
      type: 'reopened',
      comment: 'Болел.',
      actorName: 'Сафонова О. В.',
    });
  });
});

describe('an idle claim', () => {
  test('returns after eight working hours, not before', async () => {
    // Friday 15:00 in Moscow: three hours till closing, five more on Monday from nine.
    at('2026-06-05T12:00:00.000Z');
    const row = await office.claimed();
    at('2026-06-08T10:59:00.000Z');
    await server.runSweep('sla.fireTimers');
    expect((await office.row(row.number)).assigneeId).not.toBeNull();
    at('2026-06-08T11:00:00.000Z');
    await server.runSweep('sla.fireTimers');
    const free = await office.row(row.number);
    expect(free).toMatchObject({ assigneeId: null, status: 'under_review' });
    const record = await office.case('auditor', row.id);
    expect(record.history?.at(-1)).toMatchObject({ type: 'releasedIdle', actorKind: 'system' });
  });

  test('does not return while the case waits for the applicant or for a signature', async () => {
    const waiting = await cases.in('correction_requested');
    const proposed = await cases.in('awaiting_signoff');
    at('2026-06-15T15:00:00.000Z');
    await server.runSweep('sla.fireTimers');
    for (const { number } of [waiting, proposed]) {
      expect((await office.row(number)).assigneeId).toBe(office.userId('operator'));
    }
  });
});
