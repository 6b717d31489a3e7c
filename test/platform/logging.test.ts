import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLogger, NestLogger, runWithLogContext } from '../../server/platform/logging';

function capture(): { lines: () => Record<string, unknown>[]; text: () => string; stream: Writable } {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return {
    stream,
    text: () => text,
    lines: () =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
  };
}

test('every line of one request carries its id, also after waiting', async () => {
  const { stream, lines } = capture();
  const logger = createLogger('info', stream);
  await runWithLogContext({ requestId: 'request-1' }, async () => {
    await Promise.resolve();
    logger.info('inside');
  });
  logger.info('outside');
  expect(lines().map(({ msg, requestId }) => [msg, requestId])).toEqual([
    ['inside', 'request-1'],
    ['outside', undefined],
  ]);
});

test('keys of personal data and secrets are hidden, wherever they stand', () => {
  const { stream, text } = capture();
  createLogger('info', stream).info({
    password: 'secret-1',
    applicant: { snils: '112-233-445 95', contacts: { email: 'person@example.org' } },
    headers: { cookie: 'session=abc' },
  });
  expect(text()).not.toMatch(/secret-1|112-233-445 95|person@example|session=abc/);
});

test('an error of the database is logged without the row that it names', () => {
  const { stream, text } = capture();
  const error = Object.assign(new Error('duplicate key value violates unique constraint "users_email_key"'), {
    code: '23505',
    detail: 'Key (email)=(person@example.org) already exists.',
    parameters: ['person@example.org'],
  });
  createLogger('info', stream).error({ err: error }, 'failed');
  expect(text()).toContain('23505');
  expect(text()).not.toContain('person@example.org');
});

test('messages of the framework become lines of the same stream', () => {
  const { stream, lines } = capture();
  const nest = new NestLogger(createLogger('info', stream));
  nest.log('mapped a route', 'RouterExplorer');
  nest.warn({ msg: 'job failed', attempt: 2 }, 'JobWorker');
  nest.error(new Error('broken'), 'Scheduler');
  expect(lines()).toMatchObject([
    { level: 'warn', msg: 'job failed', attempt: 2, context: 'JobWorker' },
    { level: 'error', msg: 'broken', context: 'Scheduler', err: { message: 'broken' } },
  ]);
});
