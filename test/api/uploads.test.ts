import { createHash } from 'node:crypto';
import { request, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { idempotencyKey, type HttpClient } from '../support/clients';
import { useDatabase } from '../support/database';
import { filesUnder, pdfFile } from '../support/files';
import { Office } from '../support/office';
import { startServer, type TestServer } from '../support/server';

const MEGABYTE = 1024 * 1024;
const AUTHORIZATION = { authorization: 'Bearer demo-portal-key' };

const database = useDatabase();
let server: TestServer;
let portal: HttpClient;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  portal = (await Office.open(server)).portal;
});
afterAll(() => server.close());

const stored = () => filesUnder(path.join(server.config.dataDir, 'documents'));
const rows = async () => (await database().query('select 1 from documents')).length;

let before: { files: string[]; rows: number };
beforeEach(async () => {
  before = { files: stored(), rows: await rows() };
});
async function expectNothingStored(): Promise<void> {
  expect(await rows()).toBe(before.rows);
  expect(stored()).toEqual(before.files);
}

/** Sends a multipart body made by hand. */
async function sendParts(parts: readonly string[]) {
  const body = parts.map((part) => `--border\r\n${part}\r\n`).join('') + '--border--\r\n';
  const response = await fetch(`${server.url}/api/portal/v1/uploads`, {
    method: 'POST',
    headers: { ...AUTHORIZATION, 'content-type': 'multipart/form-data; boundary=border' },
    body,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const filePart = (content: string, name = 'file', fileName = 'a.pdf') =>
  `content-disposition: form-data; name="${name}"; filename="${fileName}"\r\n\r\n${content}`;

describe('a file that is taken', () => {
  test('is told by content, counted and hashed, and kept as it came', async () => {
    const content = await pdfFile('kept');
    const answer = await portal.upload(content, 'паспорт (разворот).PDF');
    expect(answer).toMatchObject({
      status: 201,
      body: {
        contentType: 'application/pdf',
        size: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      },
    });
    const [row] = await database().query<Record<string, unknown>>('select * from documents where id = $1', [
      answer.body['id'],
    ]);
    expect(row).toMatchObject({
      file_name: 'паспорт (разворот).PDF',
      state: 'uploaded',
      application_id: null,
    });
    expect(stored()).toHaveLength(before.files.length + 1);
  });

  test.for([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\ivan\\Справка №1.pdf', 'Справка №1.pdf'],
    ['/absolute/имя файла.pdf', 'имя файла.pdf'],
    ['a<script>alert(1)</script>.pdf', 'script.pdf'],
    ['счёт\u202efdp.pdf', 'счётfdp.pdf'],
    ['///', 'файл'],
    ['😀'.repeat(150) + '.pdf', '😀'.repeat(98) + '.pdf'],
  ] as const)('named %j is called %j', async ([given, kept]) => {
    const answer = await portal.upload(await pdfFile(given), given);
    expect(answer.status).toBe(201);
    const [row] = await database().query<{ name: string }>(
      'select file_name as name from documents where id = $1',
      [answer.body['id']],
    );
    expect(row?.name).toBe(kept);
    expect(stored().every((file) => file.startsWith(path.join(server.config.dataDir, 'documents')))).toBe(
      true,
    );
  });

  test('twice is two uploads, whatever Idempotency-Key they bear', async () => {
    const key = idempotencyKey();
    const send = async (note: string) => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(await pdfFile(note))]), 'a.pdf');
      const response = await fetch(`${server.url}/api/portal/v1/uploads`, {
        method: 'POST',
        headers: { ...AUTHORIZATION, ...key },
        body: form,
      });
      return ((await response.json()) as { id: string }).id;
    };
    const ids = [await send('one'), await send('two')];
    const found = await database().query('select 1 from documents where id = any($1)', [ids]);
    expect(found).toHaveLength(2);
  });
});

describe('a file of another kind', () => {
  const docx = 'PK\u0003\u0004' + '\0'.repeat(26);
  test.for([
    ['a Windows program', 'MZ\u0090\0' + '\0'.repeat(5000)],
    ['a Linux program', '\u007fELF' + '\0'.repeat(5000)],
    ['a page of HTML', '<!doctype html><script>alert(1)</script>'],
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['XML', '<?xml version="1.0"?><a/>'],
    ['a ZIP', docx],
    ['plain text', 'просто текст'],
    ['a GIF', 'GIF89a' + '\0'.repeat(100)],
    ['an empty file', ''],
    ['HTML with a PDF in it', `<html>${' '.repeat(2000)}%PDF-1.4`],
  ] as const)('%s called .pdf is a 415 and leaves nothing', async ([, content]) => {
    const answer = await portal.upload(Buffer.from(content, 'latin1'), 'справка.pdf');
    expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } });
    await expectNothingStored();
  });
});

describe('a request that is not an upload', () => {
  test.for<[string, string[]]>([
    ['no part', []],
    ['a field instead of a file', ['content-disposition: form-data; name="file"\r\n\r\nhello']],
  ])('%s is a 400', async ([, parts]) => {
    expect((await sendParts(parts)).status).toBe(400);
    await expectNothingStored();
  });

  test('two files are a 400', async () => {
    const content = (await pdfFile()).toString('latin1');
    expect((await sendParts([filePart(content), filePart(content, 'second')])).status).toBe(400);
    await expectNothingStored();
  });

  test.for([
    ['a PDF as it is', 'application/pdf', '%PDF-1.4', 415],
    ['JSON', 'application/json', '{}', 415],
    ['no boundary', 'multipart/form-data', '--border--', 400],
    ['another boundary', 'multipart/form-data; boundary=other', `--border\r\n${filePart('%PDF-1.4')}`, 400],
    ['an end in mid-header', 'multipart/form-data; boundary=border', '--border\r\ncontent-dispo', 400],
    [
      'an end in mid-file',
      'multipart/form-data; boundary=border',
      `--border\r\n${filePart('%PDF-1.4')}`,
      400,
    ],
  ] as const)('%s is refused', async ([, type, body, status]) => {
    const response = await fetch(`${server.url}/api/portal/v1/uploads`, {
      method: 'POST',
      headers: { ...AUTHORIZATION, 'content-type': type },
      body,
    });
    const problem = (await response.json()) as Record<string, unknown>;
    expect([response.status, typeof problem['code']]).toEqual([status, 'string']);
    await expectNothingStored();
  });

  test('without a key nothing is read', async () => {
    const response = await fetch(`${server.url}/api/portal/v1/uploads`, {
      method: 'POST',
      body: new FormData(),
    });
    expect(response.status).toBe(401);
  });
});

/** Sends a file piece by piece until the server answers; says how much of it had been sent by then. */
function sendSlowly(head: Buffer, totalBytes: number, chunk: Buffer) {
  return new Promise<{ status: number; body: string; sent: number }>((resolve, reject) => {
    let sent = 0;
    const state = { answered: false };
    const upload = request(`${server.url}/api/portal/v1/uploads`, {
      method: 'POST',
      headers: { ...AUTHORIZATION, 'content-type': 'multipart/form-data; boundary=border' },
    });
    upload.on('response', (response: IncomingMessage) => {
      state.answered = true;
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => (body += text));
      response.on('end', () => {
        upload.destroy();
        resolve({ status: response.statusCode ?? 0, body, sent });
      });
    });
    upload.on('error', (error) => {
      if (!state.answered) reject(error);
    });
    void (async () => {
      upload.write('--border\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n');
      upload.write(head);
      while (!state.answered && sent < totalBytes) {
        upload.write(chunk);
        sent += chunk.length;
        await sleep(2);
      }
    })();
  });
}

describe('a file that does not end', () => {
  test('too large is a 413 while it is still being sent', async () => {
    const answer = await sendSlowly(await pdfFile(), 60 * MEGABYTE, Buffer.alloc(256 * 1024, 32));
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'payload_too_large', maxBytes: 10 * MEGABYTE });
    expect(answer.sent).toBeLessThan(20 * MEGABYTE);
    await expectNothingStored();
  });

  test('of a wrong kind is a 415 after its first kilobytes', async () => {
    const answer = await sendSlowly(Buffer.from('MZ'), 60 * MEGABYTE, Buffer.alloc(64 * 1024));
    expect(answer.status).toBe(415);
    expect(answer.sent).toBeLessThan(5 * MEGABYTE);
    await expectNothingStored();
  });

  test('just within the bound is taken, one byte more is not', async () => {
    const head = await pdfFile();
    const within = Buffer.concat([head, Buffer.alloc(10 * MEGABYTE - head.length, 32)]);
    expect((await portal.upload(within, 'a.pdf')).status).toBe(201);
    const above = Buffer.concat([within, Buffer.from(' ')]);
    expect((await portal.upload(above, 'a.pdf')).status).toBe(413);
    expect(await rows()).toBe(before.rows + 1);
  });

  test('cut off in the middle leaves neither a row nor a file', async () => {
    const upload = request(`${server.url}/api/portal/v1/uploads`, {
      method: 'POST',
      headers: { ...AUTHORIZATION, 'content-type': 'multipart/form-data; boundary=border' },
    });
    upload.on('error', () => undefined);
    upload.write('--border\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n');
    upload.write(await pdfFile());
    upload.write(Buffer.alloc(MEGABYTE, 32));
    await expect.poll(() => stored().some((file) => file.includes('incoming'))).toBe(true);
    upload.destroy();
    await expect.poll(() => stored()).toEqual(before.files);
    await expectNothingStored();
  });
});
