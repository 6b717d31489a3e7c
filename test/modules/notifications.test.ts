import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationRow } from '../../shared/applications';
import type { NoticeListRecord } from '../../shared/notifications';
import { PrepareNoticeProcessor } from '../../server/modules/notifications/prepare.processor';
import { DeliveryFailed, SmtpTransport } from '../../server/platform/mail';
import { UnitOfWork } from '../../server/platform/database';
import { JobsOverview, Outbox, type OutboxJob } from '../../server/platform/queue';
import { createDatabase, useDatabase } from '../support/database';
import { Office } from '../support/office';
import { freePort, startServer, testMoment, type TestServer } from '../support/server';
import { MailServer, readLetter, type ReceivedLetter } from '../support/smtp';

interface StoredNotice {
  id: string;
  event: string;
  state: string;
  attempts: number;
  recipient: string;
  last_error: string | null;
  sent_at: Date | null;
  source_event_id: string;
}

const database = useDatabase();
let mail: MailServer;
let server: TestServer;
let office: Office;

beforeAll(async () => {
  mail = await MailServer.start();
  server = await startServer({
    databaseUrl: database().url,
    env: { SMTP_URL: mail.url, MAIL_FROM: 'Приёмная <noreply@demo.example>' },
  });
  office = await Office.open(server);
});
afterAll(async () => {
  await server.close();
  await mail.close();
});
afterEach(() => {
  mail.acceptAgain();
  server.clock.set(testMoment);
});

const CARD = 'sole-trader-registration';

/** What the card needs besides the point of a test. */
function reasonCode(code = CARD): string {
  return office.card(code).correctionReasons[0]?.code ?? '';
}

/** Files an application of an applicant whose address nobody else has. */
async function file(
  recipient: string,
  { code = CARD, locale = 'ru' }: { code?: string; locale?: 'ru' | 'en' } = {},
): Promise<string> {
  const submission = await office.submission(code);
  const applicant = { ...submission.applicant, contacts: { email: recipient } };
  return office.file(code, { ...submission, applicant, locale });
}

async function claimed(recipient: string, code = CARD): Promise<ApplicationRow> {
  const number = await file(recipient, { code });
  await server.runJobsUntilIdle();
  return office.command('operator', await office.row(number), 'claim');
}

async function noticesOf(number: string): Promise<StoredNotice[]> {
  return database().query<StoredNotice>(
    `select n.* from notifications n join applications a on a.id = n.application_id
     where a.number = $1 order by n.source_event_id`,
    [number],
  );
}

/** Lets everything happen that is due, and tells which letters that brought, by subject. */
async function lettersSince(recipient: string, seen: number): Promise<ReceivedLetter[]> {
  await server.runJobsUntilIdle();
  return mail
    .to(recipient)
    .slice(seen)
    .sort((a, b) => a.subject.localeCompare(b.subject));
}

const subjects = (letters: readonly ReceivedLetter[]): string[] => letters.map((letter) => letter.subject);

async function answer(
  number: string,
  round: number,
  items: { itemId: string; comment: string }[],
): Promise<void> {
  const address = `/api/portal/v1/applications/${number}/corrections/${round}/answers`;
  const { status } = await office.portal.post(address, { items });
  expect(status).toBe(200);
}

async function openItems(number: string): Promise<{ id: string }[]> {
  const { body } = await office.portal.get(`/api/portal/v1/applications/${number}`);
  return (body['correction'] as { items: { id: string }[] }).items;
}

describe('one letter per change of the public status', () => {
  test('from arrival over a correction to the document in hand', async () => {
    const recipient = 'journey@example.org';
    const number = await file(recipient);
    const arrival = await lettersSince(recipient, 0);
    expect(subjects(arrival)).toEqual([
      `Заявление № ${number}: на рассмотрении`,
      `Заявление № ${number}: принято`,
    ]);
    expect(arrival[1]?.text).toContain(`Ваше заявление принято 10.06.2026. Его номер: ${number}.`);
    expect(arrival[1]?.text).toContain(`Услуга: «${office.card(CARD).title}».`);
    const { dueAt } = await office.row(number);
    const [year, month, day] = String(dueAt).slice(0, 10).split('-');
    expect(arrival[1]?.text).toContain(`Срок рассмотрения — по ${day}.${month}.${year} включительно.`);

    const held = await office.command('operator', await office.row(number), 'claim');
    expect(await lettersSince(recipient, 2)).toEqual([]);

    const document = (await office.case('operator', held.id)).documents?.[0];
    await office.command('operator', held, 'request-correction', {
      items: [
        {
          target: { kind: 'document', documentId: document?.id },
          reasonCode: reasonCode(),
          message: 'Покажите <b>все</b> страницы & штамп.',
        },
        {
          target: { kind: 'field', path: 'birthPlace' },
          reasonCode: reasonCode(),
          message: 'Укажите область.',
        },
        {
          target: { kind: 'field', path: 'applicant.birthDate' },
          reasonCode: reasonCode(),
          message: 'Проверьте.',
        },
        { target: { kind: 'general' }, reasonCode: reasonCode(), message: 'Поясните цель.' },
      ],
    });
    const [remarks, ...more] = await lettersSince(recipient, 2);
    expect(more).toEqual([]);
    expect(remarks?.subject).toBe(`Заявление № ${number}: требуется доработка`);
    expect(remarks?.text).toContain(
      `1. Документ «${document?.slotLabel}», файл «${document?.fileName}»: Покажите <b>все</b> страницы & штамп.`,
    );
    expect(remarks?.text).toContain('2. Поле «Место рождения»: Укажите область.');
    expect(remarks?.text).toContain('3. Поле «Дата рождения»: Проверьте.');
    expect(remarks?.text).toContain('4. Заявление в целом: Поясните цель.');
    // Ten working days from 10 June, of which 12 June is a holiday.
    expect(remarks?.text).toContain('ответьте на каждое из них до 18:00 25.06.2026 (по времени ведомства)');
    expect(remarks?.text).toContain('Как ответить: откройте заявление на портале');
    expect(remarks?.html).toContain('Покажите &lt;b&gt;все&lt;/b&gt; страницы &amp; штамп.');
    expect(remarks?.html).toContain('<html lang="ru">');

    const items = await openItems(number);
    await answer(number, 1, [{ itemId: items[0]?.id ?? '', comment: 'Других страниц нет.' }]);
    expect(await lettersSince(recipient, 3)).toEqual([]);
    const rest = items.slice(1).map(({ id }) => ({ itemId: id, comment: 'Пояснение.' }));
    await answer(number, 1, rest);
    expect(subjects(await lettersSince(recipient, 3))).toEqual([
      `Заявление № ${number}: документы загружены`,
      `Заявление № ${number}: на рассмотрении`,
    ]);

    const back = await office.case('operator', held.id);
    const reviewed = await office.command('operator', back, 'review-answers', {
      items: back.corrections?.[0]?.items.map((item) => ({ itemId: item.id, verdict: 'accepted' })),
    });
    expect(await lettersSince(recipient, 5)).toEqual([]);

    await office.command('operator', reviewed, 'approve');
    const decided = await lettersSince(recipient, 5);
    expect(subjects(decided)).toEqual([
      `Заявление № ${number}: готово к выдаче`,
      `Заявление № ${number}: одобрено`,
    ]);
    const { text } = (await office.case('operator', held.id)).decisions?.[0] ?? { text: 'нет решения' };
    expect(decided[1]?.text.replaceAll('\r\n', '\n')).toContain(text);
    expect(decided[0]?.text).toContain(`Документ «${office.card(CARD).outcome.title}»`);

    await office.portal.get(`/api/portal/v1/applications/${number}/outcome`);
    expect(subjects(await lettersSince(recipient, 7))).toEqual([`Заявление № ${number}: выдано`]);

    const stored = await noticesOf(number);
    expect(stored.map(({ event }) => event)).toEqual([
      'received',
      'checksCompleted',
      'correctionRequested',
      'answersCompleted',
      'checksCompleted',
      'approved',
      'documentReady',
      'downloaded',
    ]);
    for (const notice of stored) {
      expect(notice).toMatchObject({ state: 'sent', attempts: 1, last_error: null, recipient });
      expect(notice.sent_at).toEqual(new Date(testMoment));
    }
    const ids = mail.to(recipient).map(({ messageId }) => messageId);
    expect(ids.sort()).toEqual(stored.map(({ id }) => `<${id}@demo.example>`).sort());
  });

  test('a proposal within the agency is not told; its signature is, with the text of the refusal', async () => {
    const recipient = 'signed@example.org';
    const code = 'housing-ownership';
    const row = await claimed(recipient, code);
    const refusal = {
      reasons: [office.card(code).refusalReasons[0]?.code],
      explanation: 'В выписке указан другой собственник.',
      recommendation: 'Получите новую выписку и подайте заявление снова.',
    };
    const propose = (of: ApplicationRow) =>
      office.command('operator', of, 'propose', { outcome: 'reject', ...refusal });
    const returned = await office.command('manager', await propose(row), 'return-proposal', {
      comment: 'Уточните.',
    });
    const again = await propose(returned);
    expect(await lettersSince(recipient, 2)).toEqual([]);
    await office.command('manager', again, 'sign-off');
    const [letter, ...more] = await lettersSince(recipient, 2);
    expect(more).toEqual([]);
    expect(letter?.subject).toBe(`Заявление № ${row.number}: отклонено`);
    expect(letter?.text).toContain(refusal.explanation);
    expect(letter?.text).toContain(refusal.recommendation);
    expect(letter?.text).not.toContain('Уточните.');
  });

  test('a returned answer opens the next round, and the letter holds the remarks of that round', async () => {
    const recipient = 'rounds@example.org';
    const row = await claimed(recipient);
    await office.command('operator', row, 'request-correction', {
      items: ['Первое.', 'Второе.'].map((message) => ({
        target: { kind: 'general' },
        reasonCode: reasonCode(),
        message,
      })),
    });
    await server.runJobsUntilIdle();
    const items = await openItems(row.number);
    await answer(
      row.number,
      1,
      items.map(({ id }) => ({ itemId: id, comment: 'Ответ.' })),
    );
    await server.runJobsUntilIdle();
    const seen = mail.to(recipient).length;
    await office.command('operator', await office.row(row.number), 'review-answers', {
      items: [
        { itemId: items[0]?.id, verdict: 'accepted' },
        { itemId: items[1]?.id, verdict: 'returned', message: 'Второе ещё раз.' },
      ],
    });
    const [letter, ...more] = await lettersSince(recipient, seen);
    expect(more).toEqual([]);
    expect(letter?.text).toContain('1. Заявление в целом: Второе ещё раз.');
    expect(letter?.text).not.toContain('Первое.');
  });

  test('remarks taken back, an application lapsed, taken up again and withdrawn', async () => {
    const recipient = 'ends@example.org';
    const row = await claimed(recipient);
    const items = [{ target: { kind: 'general' }, reasonCode: reasonCode(), message: 'Поясните.' }];
    const waiting = await office.command('operator', row, 'request-correction', { items });
    const cancelled = await office.command('operator', waiting, 'cancel-correction', {
      reason: 'Ошибка оператора.',
    });
    const [first, second] = await lettersSince(recipient, 2);
    expect(subjects([first, second].filter((letter) => letter !== undefined))).toEqual([
      `Заявление № ${row.number}: на рассмотрении`,
      `Заявление № ${row.number}: требуется доработка`,
    ]);
    expect(first?.text).toContain('отменён 10.06.2026. Отвечать на замечания не нужно');
    // Even when it is written after the round has ended, the letter tells what was asked.
    expect(second?.text).toContain('1. Заявление в целом: Поясните.');
    expect(first?.text).not.toContain('Ошибка оператора.');

    await office.command('operator', cancelled, 'request-correction', { items });
    await server.runJobsUntilIdle();
    server.clock.set('2026-06-26T09:00:00.000Z');
    await server.runSweep('sla.fireTimers');
    const [lapsed, ...more] = await lettersSince(recipient, 5);
    expect(more).toEqual([]);
    expect(lapsed?.subject).toBe(`Заявление № ${row.number}: оставлено без рассмотрения`);
    expect(lapsed?.text).toContain(
      'не поступили до 18:00 25.06.2026 (по времени ведомства). 26.06.2026 заявление',
    );
    server.clock.set(testMoment);

    const reopened = { reason: 'Болезнь заявителя.' };
    await office.command('manager', await office.row(row.number), 'reopen', reopened);
    const [resumed] = await lettersSince(recipient, 6);
    expect(resumed?.text).toContain(`Рассмотрение заявления № ${row.number} возобновлено 10.06.2026.`);

    await office.portal.post(`/api/portal/v1/applications/${row.number}/withdraw`);
    expect(subjects(await lettersSince(recipient, 7))).toEqual([`Заявление № ${row.number}: отозвано`]);
  });

  test('in English, and with the dates of a department ten hours ahead', async () => {
    const recipient = 'english@example.org';
    server.clock.set('2026-06-10T20:00:00.000Z');
    const number = await file(recipient, { code: 'birth-certificate-copy', locale: 'en' });
    const letters = await lettersSince(recipient, 0);
    expect(subjects(letters)).toEqual([
      `Application No. ${number}: received`,
      `Application No. ${number}: under review`,
    ]);
    expect(letters[0]?.text).toContain(
      `Your application was received on 11.06.2026. Its number is ${number}.`,
    );
    expect(letters[0]?.html).toContain('<html lang="en">');
    expect(letters[0]?.parsed.date).toBe('2026-06-10T20:00:00.000Z');
  });

  test('an applicant without an address gets none, and no row is kept', async () => {
    const submission = await office.submission();
    const before = mail.tries;
    const applicant = { ...submission.applicant, contacts: { phone: '+79161234567' } };
    const number = await office.file(CARD, { ...submission, applicant });
    await server.runJobsUntilIdle();
    expect((await office.row(number)).status).toBe('under_review');
    expect(await noticesOf(number)).toEqual([]);
    expect(mail.tries).toBe(before);
  });
});

describe('a mail server that refuses', () => {
  test('for now: tried again until it takes the letter, once', async () => {
    const recipient = 'patient@example.org';
    mail.refuse(451, { times: 4 });
    const number = await file(recipient);
    await server.runJobsUntilIdle();
    expect(mail.to(recipient)).toHaveLength(2);
    const stored = await noticesOf(number);
    expect(stored.map(({ state, last_error }) => ({ state, last_error }))).toEqual([
      { state: 'sent', last_error: null },
      { state: 'sent', last_error: null },
    ]);
    expect(stored.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(6);
  });

  test('to the end: failed after eight tries, told to staff without its address, and sent when tried again', async () => {
    const recipient = 'stubborn@example.org';
    mail.refuse(451);
    const number = await file(recipient);
    await server.runJobsUntilIdle();
    const stored = await noticesOf(number);
    expect(stored).toHaveLength(2);
    for (const notice of stored) {
      expect(notice).toMatchObject({
        state: 'failed',
        attempts: 8,
        last_error: '451 4.3.0 RCPT TO',
        sent_at: null,
      });
    }
    const shown = await (
      await office.as('operator')
    ).list<NoticeListRecord>('notifications', {
      filter: { state: 'failed', q: number },
    });
    expect(shown.total).toBe(2);
    expect(shown.body[0]).toMatchObject({ state: 'failed', attempts: 8, lastError: '451 4.3.0 RCPT TO' });

    mail.acceptAgain();
    await retryFailed();
    expect(mail.to(recipient)).toHaveLength(2);
    expect((await noticesOf(number)).map(({ state, attempts }) => ({ state, attempts }))).toEqual([
      { state: 'sent', attempts: 9 },
      { state: 'sent', attempts: 9 },
    ]);
  });

  test('for good: not tried again', async () => {
    const recipient = 'nobody@example.org';
    mail.refuse(550, { enhanced: '5.1.1' });
    const before = mail.tries;
    const number = await file(recipient);
    await server.runJobsUntilIdle();
    expect(mail.tries - before).toBe(2);
    for (const notice of await noticesOf(number)) {
      expect(notice).toMatchObject({ state: 'failed', attempts: 1, last_error: '550 5.1.1 RCPT TO' });
    }
    const failed = await server.app.get(JobsOverview).list({ end: 499 });
    const reasons = failed.items.map(({ failedReason }) => failedReason);
    expect(reasons).toContain('letter not delivered: 550 5.1.1 RCPT TO');
    expect(JSON.stringify(reasons)).not.toContain('@');
    mail.acceptAgain();
    await retryFailed();
  });

  test('an answer that is lost after the letter was taken: the repeat carries the same Message-ID', async () => {
    const recipient = 'twice@example.org';
    mail.loseAnswers(1);
    const number = await file(recipient);
    await server.runJobsUntilIdle();
    const letters = mail.to(recipient);
    expect(letters).toHaveLength(3);
    const ids = new Set(letters.map(({ messageId }) => messageId));
    expect(ids).toEqual(new Set((await noticesOf(number)).map(({ id }) => `<${id}@demo.example>`)));
  });

  test('a server that is away is named by codes and waited for', async () => {
    const transport = new SmtpTransport(`smtp://127.0.0.1:${await freePort()}`);
    const sending = transport.send({
      messageId: 'one@demo.example',
      writtenAt: new Date(testMoment),
      from: 'noreply@demo.example',
      to: 'someone@example.org',
      subject: 'Тема',
      text: 'Текст',
      html: '<p>Текст</p>',
      language: 'ru',
    });
    await expect(sending).rejects.toEqual(new DeliveryFailed('ESOCKET ECONNREFUSED CONN', false));
  });
});

async function retryFailed(): Promise<void> {
  const overview = server.app.get(JobsOverview);
  for (const { id } of (await overview.list({ end: 499 })).items) expect(await overview.retry(id)).toBe(true);
  await server.runJobsUntilIdle();
}

describe('jobs that come twice', () => {
  test('write one letter and send it once', async () => {
    const recipient = 'doubled@example.org';
    const number = await file(recipient);
    await server.runJobsUntilIdle();
    const stored = await noticesOf(number);
    const [source] = await database().query<OutboxJob & { aggregate_id: string }>(
      'select id::text as "eventId", type, aggregate_id, payload from outbox where id = $1',
      [stored[0]?.source_event_id],
    );
    if (source === undefined) throw new Error('the event of the notice is gone');
    const processor = server.app.get(PrepareNoticeProcessor);
    const job = { ...source, aggregateId: source.aggregate_id };
    await Promise.all([processor.handle(job), processor.handle(job)]);
    await server.app.get(UnitOfWork).run((tx) =>
      server.app.get(Outbox).append(
        tx,
        stored.map(({ id }) => ({ type: 'notification.prepared', aggregateId: id })),
      ),
    );
    await server.runJobsUntilIdle();
    expect(await noticesOf(number)).toEqual(stored);
    expect(mail.to(recipient)).toHaveLength(2);
  });

  test('at the same moment: one sends, the others find it sent', async () => {
    const recipient = 'racing@example.org';
    mail.refuse(451);
    const number = await file(recipient);
    await server.runJobsUntilIdle();
    expect(mail.to(recipient)).toEqual([]);
    mail.acceptAgain();
    const stored = await noticesOf(number);
    const thrice = [...stored, ...stored, ...stored];
    await server.app.get(UnitOfWork).run((tx) =>
      server.app.get(Outbox).append(
        tx,
        thrice.map(({ id }) => ({ type: 'notification.prepared', aggregateId: id })),
      ),
    );
    await server.runJobsUntilIdle();
    expect(mail.to(recipient)).toHaveLength(2);
    expect((await noticesOf(number)).map(({ state, attempts }) => ({ state, attempts }))).toEqual([
      { state: 'sent', attempts: 9 },
      { state: 'sent', attempts: 9 },
    ]);
    await retryFailed();
    expect(mail.to(recipient)).toHaveLength(2);
  });
});

test('neither the outbox nor the queue holds anything personal', async () => {
  const recipient = 'secret@example.org';
  mail.refuse(550, { times: 1 });
  const number = await file(recipient);
  await server.runJobsUntilIdle();
  const { applicant } = await office.case('operator', (await office.row(number)).id);
  if (applicant === null || applicant.kind === 'organisation')
    throw new Error('a person applies for this service');
  const tables = await database().query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname = 'bullmq' or (schemaname = 'public' and tablename = 'outbox')`,
  );
  expect(tables.length).toBeGreaterThan(1);
  let kept = '';
  for (const { name } of tables) {
    const [row] = await database().query<{ content: string | null }>(
      `select string_agg(t::text, E'\\n') as content from ${name} t`,
    );
    kept += row?.content ?? '';
  }
  const [notice] = await noticesOf(number);
  // The look was at the right place: the ids are there.
  expect(kept).toContain(notice?.id);
  for (const secret of [recipient, applicant.lastName, applicant.snils, number, '@example.org']) {
    expect(kept).not.toContain(secret);
  }
  await retryFailed();
});

test('a letter whose job was lost is sent an hour later', async () => {
  const recipient = 'forgotten@example.org';
  const number = await file(recipient);
  await server.runJobsUntilIdle();
  // As a queue that has lost its jobs leaves it.
  await database().query(
    `update notifications set state = 'pending', attempts = 0, sent_at = null
     where event = 'received' and application_id = (select id from applications where number = $1)`,
    [number],
  );
  await server.runSweep('notifications.wakeForgotten');
  expect(await lettersSince(recipient, 2)).toEqual([]);
  server.clock.advance(61 * 60_000);
  await server.runSweep('notifications.wakeForgotten');
  expect(subjects(await lettersSince(recipient, 2))).toEqual([`Заявление № ${number}: принято`]);
  expect((await noticesOf(number))[0]).toMatchObject({ state: 'sent', attempts: 1 });
});

describe('the list of notices', () => {
  test('shows the cases that the reader may read; masked without the right to personal data', async () => {
    const number = await file('reader@example.org');
    const elsewhere = await file('elsewhere@example.org', { code: 'birth-certificate-copy' });
    await server.runJobsUntilIdle();
    const [notice] = await noticesOf(number);
    const [hidden] = await noticesOf(elsewhere);
    const operator = await office.as('operator');
    const auditor = await office.as('auditor');

    const { applicationId } = (await operator.get<NoticeListRecord>(`/api/notifications/${notice?.id}`)).body;
    const own = await operator.list<NoticeListRecord>('notifications', {
      filter: { applicationId },
      sort: ['event', 'DESC'],
    });
    expect(own.total).toBe(2);
    expect(own.body[0]).toMatchObject({
      event: 'received',
      applicationNumber: number,
      recipient: 'reader@example.org',
      subject: `Заявление № ${number}: принято`,
      state: 'sent',
      attempts: 1,
      createdAt: testMoment,
      sentAt: testMoment,
      lastError: null,
      commands: [],
    });
    expect(own.body[0]?.body).toContain('Ваше заявление принято 10.06.2026.');

    const masked = await auditor.get<NoticeListRecord>(`/api/notifications/${notice?.id}`);
    expect(masked.body).toMatchObject({ recipient: 'r***@example.org', body: '', applicationNumber: number });

    expect((await operator.get(`/api/notifications/${hidden?.id}`)).status).toBe(404);
    expect((await operator.list('notifications', { filter: { q: elsewhere } })).total).toBe(0);
    expect((await auditor.list('notifications', { filter: { q: elsewhere } })).total).toBe(2);
  });

  test('is closed to those who have nothing to do with cases, and knows no other filters', async () => {
    for (const account of ['admin', 'editor', 'accountant'] as const) {
      expect((await (await office.as(account)).list('notifications')).status).toBe(403);
    }
    const operator = await office.as('operator');
    const unknown = await operator.list('notifications', { filter: { recipient: 'reader@example.org' } });
    expect(unknown.body).toMatchObject({ status: 400, code: 'unknown_filter' });
    const sorted = await operator.list('notifications', { sort: ['recipient', 'ASC'] });
    expect(sorted.body).toMatchObject({ status: 400, code: 'unknown_sort' });
  });
});

test('without SMTP_URL letters are files in the data folder', async () => {
  const other = await createDatabase();
  const alone = await startServer({ databaseUrl: other.url, role: 'api' });
  try {
    const branch = await Office.open(alone);
    const number = await branch.file();
    await alone.runJobsUntilIdle();
    const folder = path.join(alone.config.dataDir, 'mail');
    const names = await readdir(folder);
    expect(names.every((name) => /^20260610T090000Z-[0-9a-f-]{36}\.eml$/.test(name))).toBe(true);
    const letters = await Promise.all(
      names.map(async (name) => readLetter(await readFile(path.join(folder, name)))),
    );
    expect(subjects(letters).sort()).toEqual([
      `Заявление № ${number}: на рассмотрении`,
      `Заявление № ${number}: принято`,
    ]);
    const [applicant] = await other.query<{ email: string }>(
      `select applicant -> 'contacts' ->> 'email' as email from application_contents`,
    );
    expect(letters.map(({ recipient }) => recipient)).toEqual([applicant?.email, applicant?.email]);
    expect(letters[0]?.parsed.from?.address).toBe('noreply@demo.example');
  } finally {
    await alone.close();
    await other.drop();
  }
});
