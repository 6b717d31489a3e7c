import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportAnswer } from '../../shared/access';
import { useDatabase } from '../support/database';
import { House } from '../support/house';
import { startServer, type TestServer } from '../support/server';

const database = useDatabase();
let server: TestServer;
let house: House;
let code: string;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  house = await House.open(server, database());
  const [row] = await database().query<{ code: string }>(
    `SELECT d.code FROM departments d JOIN users u ON u.department_id = d.id WHERE u.email = 'operator@demo.example'`,
  );
  code = row?.code ?? '';
});
afterAll(() => server.close());

const HEADING = 'Эл. почта;Фамилия;Имя;Отчество;Должность;Код подразделения;Роли;Телефон';
const line = (
  number: number,
  changes: Partial<Record<'email' | 'name' | 'roles' | 'department' | 'phone', string>> = {},
) =>
  [
    changes.email ?? `worker${number}@agency.example`,
    changes.name ?? 'Ёлкина',
    'Анна',
    '',
    '"Специалист; ""первый"""',
    changes.department ?? code,
    changes.roles ?? 'Оператор',
    changes.phone ?? '',
  ].join(';');

async function send(file: Buffer | string, query = '', account: 'admin' | 'manager' = 'admin') {
  const client = await house.office.as(account);
  const response = await fetch(`${server.url}/api/users/import${query}`, {
    method: 'POST',
    headers: { ...client.fixedHeaders, 'content-type': 'text/csv' },
    body: new Uint8Array(Buffer.from(file)),
  });
  return { status: response.status, body: (await response.json()) as ImportAnswer & Record<string, unknown> };
}

async function people(): Promise<number> {
  const rows = await database().query<{ count: number }>('SELECT count(*)::int AS count FROM users');
  return rows[0]?.count ?? 0;
}

/** The encoding of spreadsheets in Russia, for the letters that are needed here. */
function cp1251(text: string): Buffer {
  const letter = (sign: string): number => {
    const at = sign.charCodeAt(0);
    if (sign === 'Ё') return 0xa8;
    if (sign === 'ё') return 0xb8;
    return at >= 0x410 && at <= 0x44f ? at - 0x410 + 0xc0 : at;
  };
  return Buffer.from([...text].map(letter));
}

describe('an import of people', () => {
  test('of five hundred goes dry first, then whole; each is invited', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => line(index));
    const file = `\uFEFF${[HEADING, ...rows].join('\r\n')}\r\n`;
    const before = await people();
    const dry = await send(file, '?dryRun=1');
    expect(dry).toMatchObject({ status: 200, body: { dryRun: true, imported: 0 } });
    expect(dry.body.rows).toHaveLength(500);
    expect(dry.body.rows.every(({ accepted }) => accepted)).toBe(true);
    expect(await people()).toBe(before);
    expect((await send(file)).body).toMatchObject({ dryRun: false, imported: 500 });
    expect(await people()).toBe(before + 500);
    const [stored] = await database().query(
      `SELECT last_name, middle_name, position, must_change_password FROM users WHERE email = 'worker0@agency.example'`,
    );
    expect(stored).toEqual({
      last_name: 'Ёлкина',
      middle_name: null,
      position: 'Специалист; "первый"',
      must_change_password: true,
    });
    const invited = await database().query(`SELECT 1 FROM outbox WHERE type = 'user.invited'`);
    expect(invited).toHaveLength(500);
    expect((await house.audited('usersImported')).at(-1)).toMatchObject({ actor_name: 'Котов А. Р.' });
  });

  test('reads CP1251, commas, tabs, English headings in any order', async () => {
    const tables = [
      cp1251(`${HEADING}\r\n${line(1001)}`),
      `Last name,E-mail,First name,Position,Department code\nSmith,w1002@agency.example,Ann,"Clerk, first",${code}\n`,
      `email\tlastName\tfirstName\tposition\tdepartment\nw1003@agency.example\tИванова\tЯна\tСпециалист\t${code}`,
    ];
    for (const table of tables) expect((await send(table)).body).toMatchObject({ imported: 1 });
    const names = await database().query<{ last_name: string; position: string }>(
      `SELECT last_name, position FROM users WHERE email = ANY($1) ORDER BY email`,
      [['worker1001@agency.example', 'w1002@agency.example', 'w1003@agency.example']],
    );
    expect(names.map(({ last_name: name }) => name)).toEqual(['Smith', 'Иванова', 'Ёлкина']);
    expect(names[0]?.position).toBe('Clerk, first');
  });

  test('with one bad row brings in nobody, and tells every fault by field and what is right', async () => {
    const before = await people();
    const rows = [
      line(2000),
      line(2001, { name: '=CMD|/C calc!A0' }),
      line(2002, { email: 'operator@demo.example' }),
      line(2000),
      line(2004, { email: 'no address' }),
      line(2005, { department: 'nowhere' }),
      line(2006, { roles: 'Оператор, Волшебник' }),
      line(2007, { phone: '@SUM(A1)' }),
    ];
    const { body } = await send([HEADING, ...rows].join('\n'));
    expect(body.imported).toBe(0);
    expect(
      body.rows.map(({ row, errors }) => [row, errors.map(({ field, code: fault }) => `${field} ${fault}`)]),
    ).toEqual([
      [2, []],
      [3, ['lastName formula']],
      [4, ['email taken']],
      [5, ['email duplicate_row']],
      [6, ['email invalid_format']],
      [7, ['department unknown_record']],
      [8, ['roles unknown_record']],
      [9, ['phone invalid_format']],
    ]);
    expect(body.rows[5]?.errors[0]?.message).toBe('Такой записи нет');
    expect(await people()).toBe(before);
  });

  test.each<[string, string, string]>([
    ['an empty file', '', 'required'],
    ['a file without a needed column', 'Эл. почта;Фамилия\nx@y.example;И', 'required'],
    ['an unknown column', `${HEADING};Пароль\n`, 'unknown_column'],
    ['an open quote', `${HEADING}\n"x`, 'malformed_csv'],
    ['more than five thousand rows', `${HEADING}\n${'x;y\n'.repeat(5001)}`, 'too_many_rows'],
  ])('%s is refused as a whole', async (_name, file, fault) => {
    expect(await send(file)).toMatchObject({ status: 422, body: { errors: [{ code: fault }] } });
  });

  test('gives nobody more than the one who imports may give, and is not for everybody', async () => {
    expect((await send(`${HEADING}\n${line(3000)}`, '', 'manager')).status).toBe(403);
    const role = await house.role([{ action: ['create'], subject: 'User' }]);
    const { client } = await house.person([role]);
    const response = await fetch(`${server.url}/api/users/import?dryRun=1`, {
      method: 'POST',
      headers: { ...client.fixedHeaders, 'content-type': 'text/csv' },
      body: `${HEADING}\n${line(3001)}`,
    });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'grant_exceeds_own' });
    const wrong = await house.admin.post('/api/users/import', { csv: HEADING });
    expect(wrong.status).toBe(415);
    expect((await send(`${HEADING}\n${line(3002)}`, '?dryrun=1')).status).toBe(400);
  });

  test('starts from a template that can be filled in as it is', async () => {
    const response = await fetch(`${server.url}/api/users/import-template`, {
      headers: (await house.office.as('admin')).fixedHeaders,
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [heading, example] = bytes.toString('utf8').slice(1).split('\r\n');
    expect(heading).toBe(HEADING);
    const filled = `${heading}\r\n${example?.replace(';;Оператор', `;${code};Оператор`)}`;
    expect((await send(filled, '?dryRun=1')).body.rows).toMatchObject([{ accepted: true, errors: [] }]);
  });
});
