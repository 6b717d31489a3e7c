import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ERROR_STATUS } from '../../shared/kernel/errors';
import type { HttpClient } from '../support/clients';
import { useDatabase } from '../support/database';
import { Office, type Account } from '../support/office';
import { startServer, type TestServer } from '../support/server';

/** Requests made from the description that the server gives of itself: it must refuse them, not fall over them. */
const database = useDatabase();
let server: TestServer;
let office: Office;
let known: { id: string; number: string; version: number; document: string };

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  office = await Office.open(server);
  const row = await office.claimed();
  const record = await office.case('operator', row.id);
  known = {
    id: row.id,
    number: row.number,
    version: row.version,
    document: record.documents?.[0]?.id ?? '',
  };
});
afterAll(() => server.close());

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
}
interface Operation {
  method: string;
  path: string;
  parameters: { name: string; in: string; content?: { 'application/json': { schema: Schema } } }[];
  body: Schema | undefined;
}

interface Description {
  paths: Record<
    string,
    Record<
      string,
      {
        parameters: Operation['parameters'];
        requestBody?: { content: Record<string, { schema: Schema }> };
      }
    >
  >;
}

async function operations(): Promise<Operation[]> {
  const { body } = await office.portal.get<Description>('/api/openapi.json');
  return Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      parameters: operation.parameters,
      body: operation.requestBody?.content['application/json']?.schema,
    })),
  );
}

/** Signs that have broken parsers before: controls, torn surrogates, marks of direction, quotes, wildcards. */
const nasty = fc.constantFrom(
  '', ' ', '\0', '\ud800', '\udfff', '\u202e', '\ufeff', '%', '_', "'", '"', '\\', '`', '{{number}}', '$1', ';--', '<b>',
  '../..', '\r\n', '__proto__', 'constructor', 'toString', 'null', 'NaN', '1e400', '0x10', '-0', '2026-02-30',
  '0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '😀', 'ё', '\u0301', 'x'.repeat(300), 'ж'.repeat(5000),
); // prettier-ignore
const text = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 40 }), fc.uuid());
const number = fc.oneof(
  fc.constantFrom(0, -0, -1, 1, 1.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e308, 1e-308),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const anything = fc.oneof(
  text,
  number,
  fc.boolean(),
  fc.constant(null),
  fc.constant([]),
  fc.constant({}),
  fc.array(fc.oneof(text, number), { maxLength: 4 }),
  fc.dictionary(text, fc.oneof(text, number), { maxKeys: 3 }),
);

/** Mostly what the schema asks for, with something wrong in places: another type, a field less, a field more. */
function fitting(schema: Schema | undefined, depth = 0): fc.Arbitrary<unknown> {
  if (schema === undefined || depth > 5) return anything;
  return fc.oneof({ weight: 5, arbitrary: exact(schema, depth) }, { weight: 1, arbitrary: anything });
}

function exact(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => fitting(choice, depth + 1)));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object': {
      const fields = Object.entries(schema.properties ?? {});
      const record = Object.fromEntries(fields.map(([name, field]) => [name, fitting(field, depth + 1)]));
      const whole = fc.record(record, { requiredKeys: [] });
      const more = fc
        .tuple(whole, text, anything)
        .map(([value, name, extra]) => ({ ...value, [name]: extra }));
      return fc.oneof({ weight: 4, arbitrary: whole }, { weight: 1, arbitrary: more });
    }
    case 'array':
      return fc.array(fitting(schema.items, depth + 1), { maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.oneof(number, fc.constant(known.version));
    case 'boolean':
      return fc.boolean();
    default:
      return fc.oneof(text, fc.constantFrom(known.id, known.document, known.number));
  }
}

function address(operation: Operation): fc.Arbitrary<string> {
  const names = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  const values = names.map(() =>
    fc.oneof(
      fc.constantFrom(known.id, known.document, known.number, '1'),
      text.filter((value) => !/\p{Cs}/u.test(value) && value.length < 100),
    ),
  );
  const query = operation.parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, content }) => {
      const value =
        name === 'filter'
          ? fitting(content?.['application/json'].schema)
          : fc.oneof(fc.tuple(anything, anything), anything);
      return fc.option(value.map((given) => `${name}=${encodeURIComponent(JSON.stringify(given))}`));
    });
  return fc.tuple(fc.tuple(...values), fc.tuple(...query)).map(([given, asked]) => {
    const path = names.reduce(
      (whole, name, index) => whole.replace(`{${name}}`, encodeURIComponent(String(given[index])) || '%20'),
      operation.path,
    );
    const search = asked.filter((part) => part !== null).join('&');
    return search === '' ? path : `${path}?${search}`;
  });
}

const TABLES = ['applications', 'documents', 'correction_requests', 'correction_items', 'decisions', 'history_events',
  'sla_terms', 'sla_timers', 'outbox', 'users', 'services', 'service_versions', 'notifications']; // prettier-ignore

/** What is stored, without sessions, drafts and keys. */
async function stored(): Promise<string> {
  const [row] = await database().query<{ sum: string }>(
    `select md5(concat_ws('|', ${TABLES.map((table) => `(select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from ${table} t)`).join(', ')})) as sum`,
  );
  return row?.sum ?? '';
}

const PEOPLE: readonly (Account | 'portal')[] = [
  'operator',
  'manager',
  'admin',
  'auditor',
  'accountant',
  'portal',
];
const clientOf = (who: Account | 'portal'): Promise<HttpClient> =>
  who === 'portal' ? Promise.resolve(office.portal) : office.as(who);

test('every operation answers any request of its kind with success or a problem document, and stores nothing it refused', async () => {
  const all = (await operations()).filter(({ path }) => path !== '/api/auth/logout');
  expect(all.length).toBeGreaterThan(45);
  const codes = new Set(Object.keys(ERROR_STATUS));
  const faults: unknown[] = [];
  let refused = 0;
  let sum = await stored();
  for (const operation of all) {
    const requests = fc.sample(
      fc.record({
        who: operation.path.startsWith('/api/portal')
          ? fc.constant('portal' as const)
          : fc.constantFrom(...PEOPLE),
        path: address(operation),
        body: operation.body === undefined ? fc.constant(undefined) : fitting(operation.body),
      }),
      { numRuns: operation.body === undefined ? 15 : 40, seed: 20260610 },
    );
    for (const { who, path, body } of requests) {
      const client = await clientOf(who);
      const headers: Record<string, string> = operation.path.endsWith('/applications')
        ? { 'idempotency-key': `generated-${refused}` }
        : {};
      // Beyond this the request line itself is too long for HTTP, and never reaches a route.
      if (path.length > 12_000) continue;
      const answer = await client.send<Record<string, unknown>>(operation.method, path, body, headers);
      if (answer.status < 300) {
        sum = await stored();
        continue;
      }
      refused += 1;
      const isProblem =
        answer.headers.get('content-type')?.startsWith('application/problem+json') === true &&
        codes.has(String(answer.body['code'])) &&
        answer.body['status'] === answer.status;
      if (answer.status >= 500 || !isProblem) {
        faults.push({
          who,
          method: operation.method,
          path,
          body,
          status: answer.status,
          answer: answer.body,
        });
      }
    }
    const now = await stored();
    if (now !== sum) faults.push({ changedBy: `${operation.method} ${operation.path}` });
    sum = now;
  }
  expect(faults.slice(0, 5)).toEqual([]);
  expect(refused).toBeGreaterThan(500);
}, 120_000);
