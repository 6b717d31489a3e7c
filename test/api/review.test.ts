import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../support/database';
import { Office } from '../support/office';
import { startServer, type TestServer } from '../support/server';

const database = useDatabase();
let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  office = await Office.open(server);
});
afterAll(() => server.close());

describe('one application from arrival to decision', () => {
  test('filed, checked, claimed, sent back, answered with a new file, reviewed, approved, made ready', async () => {
    const free = await office.free();
    expect(free.status).toBe('under_review');
    const claimed = await office.command('operator', free, 'claim');
    expect(claimed.assigneeId).toBe(office.userId('operator'));
    const card = office.card('sole-trader-registration');
    const field = card.form.fields.find((candidate) => candidate.type === 'text');
    const record = await office.case('operator', free.id);
    const document = record.documents?.[0];
    const reasonCode = card.correctionReasons[0]?.code;
    const requested = await office.command('operator', claimed, 'request-correction', {
      items: [
        {
          target: { kind: 'document', documentId: document?.id },
          reasonCode,
          message: 'Загрузите читаемый файл.',
        },
        { target: { kind: 'general' }, reasonCode, message: 'Поясните цель обращения.' },
      ],
    });
    expect(requested).toMatchObject({ status: 'correction_requested', termState: 'paused', dueAt: null });
    const status = await office.portal.get(`/api/portal/v1/applications/${free.number}`);
    expect(status.body).toMatchObject({ status: 'correction_requested', correction: { round: 1 } });
    const items = (status.body['correction'] as { items: { id: string }[] }).items;
    const upload = await office.portal.upload(Buffer.from(await pdf()), 'исправленный.pdf');
    expect(upload.status).toBe(201);
    const answered = await office.portal.post(
      `/api/portal/v1/applications/${free.number}/corrections/1/answers`,
      {
        items: [
          { itemId: items[0]?.id, uploadId: upload.body['id'] },
          { itemId: items[1]?.id, comment: 'Открываю мастерскую.' },
        ],
      },
    );
    expect(answered).toMatchObject({ status: 200, body: { status: 'corrected' } });
    await server.runJobsUntilIdle();
    const back = await office.row(free.number);
    expect(back).toMatchObject({
      status: 'under_review',
      answersToReview: 2,
      answered: true,
      termState: 'running',
    });
    const full = await office.case('operator', free.id);
    expect(full.documents?.find((one) => one.id === document?.id)).toMatchObject({ state: 'replaced' });
    expect(full.commands).not.toContain('approve');
    const reviewed = await office.command('operator', full, 'review-answers', {
      items: full.corrections?.[0]?.items.map((item) => ({ itemId: item.id, verdict: 'accepted' })),
    });
    expect(reviewed.commands).toContain('approve');
    const approved = await office.command('operator', reviewed, 'approve', {});
    expect(approved.status).toBe('approved');
    await server.runJobsUntilIdle();
    expect((await office.row(free.number)).status).toBe('ready');
    expect(field).toBeDefined();
  });
});

async function pdf(): Promise<Uint8Array> {
  const { PDFDocument } = await import('pdf-lib');
  const document = await PDFDocument.create();
  document.addPage();
  return document.save();
}
