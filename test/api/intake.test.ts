import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isApplicationNumber, type Applicant } from '../../shared/applications';
import type { FieldError } from '../../shared/kernel/errors';
import { createRandom, sampleOrganisation, samplePerson, sampleSoleTrader } from '../../server/seed/content';
import { HttpClient, idempotencyKey } from '../support/clients';
import { useDatabase } from '../support/database';
import { pdfFile } from '../support/files';
import { Office } from '../support/office';
import { startServer, type TestServer } from '../support/server';

const SUBMIT = '/api/portal/v1/applications';
const SETTING = { regionCode: '77', today: '2026-06-10' };
const EVERY_KIND = 'qualified-signature';

const database = useDatabase();
let server: TestServer;
let office: Office;
beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api' });
  office = await Office.open(server);
});
afterAll(() => server.close());

async function stored(): Promise<unknown> {
  const [row] = await database().query(
    `select (select count(*)::int from applications) as applications, (select count(*)::int from outbox) as outbox,
       (select count(*)::int from documents where application_id is not null) as attached,
       (select count(*)::int from idempotency_keys) as keys, (select sum(last)::int from number_counters) as numbers`,
  );
  return row;
}

let before: unknown;
beforeEach(async () => {
  before = await stored();
});

/** Files something that must be refused; nothing may be left of it, not even a number or a key. */
async function refused(body: unknown, client = office.portal) {
  const answer = await client.post(SUBMIT, body, idempotencyKey());
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(await stored()).toEqual(before);
  const errors = (answer.body['errors'] ?? []) as FieldError[];
  expect(errors.every(({ message }) => message.length > 0)).toBe(true);
  return {
    status: answer.status,
    code: answer.body['code'],
    errors: Object.fromEntries(errors.map(({ path, code }) => [path, code])),
  };
}

const invalid = (errors: Record<string, string>) => ({ status: 422, code: 'validation_failed', errors });

describe('applications that are right', () => {
  const random = createRandom(7);
  test.for<[string, () => Applicant]>([
    ['a person', () => samplePerson(random, SETTING)],
    ['a sole trader', () => sampleSoleTrader(random, SETTING)],
    ['an organisation', () => sampleOrganisation(random, SETTING)],
  ])('of %s are numbered and told of', async ([, applicant]) => {
    const given = applicant();
    // The form must fit the applicant, so it is made until one of this kind comes up.
    let submission = await office.submission(EVERY_KIND);
    while (submission.applicant.kind !== given.kind) submission = await office.submission(EVERY_KIND);
    const answer = await office.portal.post(SUBMIT, submission, idempotencyKey());
    expect(answer).toMatchObject({ status: 201, body: { status: 'submitted' } });
    expect(isApplicationNumber(String(answer.body['number']))).toBe(true);
    const seen = await office.portal.get(`${SUBMIT}/${String(answer.body['number'])}`);
    expect(seen).toMatchObject({ status: 200, body: { status: 'submitted', statusLabel: 'Отправлено' } });
  });

  test('are kept in normal form however they were written', async () => {
    const submission = await office.submission();
    const person = submission.applicant as Extract<Applicant, { kind: 'person' }>;
    const { snils } = person;
    const number = await office.file(undefined, {
      ...submission,
      applicant: {
        ...person,
        lastName: `  ${person.lastName} `,
        snils: `${snils.slice(0, 3)}-${snils.slice(3, 6)}-${snils.slice(6, 9)} ${snils.slice(9)}`,
        contacts: { ...person.contacts, phone: '+7 (916) 123-45-67' },
      },
    });
    const row = await office.row(number);
    expect(row.applicantName.startsWith(person.lastName)).toBe(true);
    const [content] = await database().query<{ applicant: Applicant }>(
      'select applicant from application_contents where application_id = $1',
      [row.id],
    );
    expect(content?.applicant).toMatchObject({ snils, contacts: { phone: '+79161234567' } });
  });

  test('in English are answered in English', async () => {
    const number = await office.file(undefined, { locale: 'en' });
    const seen = await office.portal.get(`${SUBMIT}/${number}`);
    expect(seen.body['statusLabel']).toBe('Submitted');
  });
});

describe('every wrong field is named in one answer', () => {
  test('of a person, the form and the documents', async () => {
    const submission = await office.submission();
    const person = submission.applicant as Extract<Applicant, { kind: 'person' }>;
    const answer = await refused({
      ...submission,
      applicant: {
        kind: 'person',
        lastName: '',
        firstName: 5,
        birthDate: '1990-02-30',
        snils: '112-233-445 96',
        inn: '7707083893',
        passport: {
          ...person.passport,
          series: '45',
          number: 'abcdef',
          departmentCode: '1',
          issuedAt: '10.06.2020',
        },
        contacts: { email: 'nobody', phone: '12', fax: '1' },
        shoeSize: 43,
      },
      form: {
        ...submission.form,
        inn: '500100732250',
        mainActivity: 'шитьё',
        taxRegime: 'none',
        hasEmployees: 'yes',
        birthPlace: '',
        additionalActivities: 'х'.repeat(501),
        closedAt: '2020-02-30',
        colour: 'red',
      },
      documents: [
        { slot: 'passport', uploadId: randomUUID() },
        { slot: 'portrait', uploadId: submission.documents[0]?.uploadId },
      ],
    });
    expect(answer).toEqual(
      invalid({
        'applicant.lastName': 'required',
        'applicant.firstName': 'invalid_type',
        'applicant.birthDate': 'invalid_format',
        'applicant.snils': 'checksum',
        'applicant.inn': 'invalid_format',
        'applicant.passport.series': 'invalid_format',
        'applicant.passport.number': 'invalid_format',
        'applicant.passport.departmentCode': 'invalid_format',
        'applicant.passport.issuedAt': 'invalid_format',
        'applicant.contacts.email': 'invalid_format',
        'applicant.contacts.phone': 'invalid_format',
        'applicant.contacts.fax': 'unknown_field',
        'applicant.shoeSize': 'unknown_field',
        'form.inn': 'checksum',
        'form.mainActivity': 'pattern',
        'form.taxRegime': 'invalid_option',
        'form.hasEmployees': 'invalid_type',
        'form.birthPlace': 'required',
        'form.additionalActivities': 'too_long',
        'form.closedAt': 'hidden_field',
        'form.colour': 'unknown_field',
        'documents.0.uploadId': 'unknown_upload',
        'documents.1.slot': 'unknown_slot',
        'documents.inn_certificate': 'document_required',
        'documents.no_tax_debt': 'document_required',
      }),
    );
  });

  test('of a sole trader', async () => {
    const submission = await office.submission(EVERY_KIND);
    const { ogrnip: _left, ...trader } = sampleSoleTrader(createRandom(3), SETTING);
    const answer = await refused({ ...submission, applicant: { ...trader, snils: 11 } });
    expect(answer.errors).toMatchObject({
      'applicant.ogrnip': 'required',
      'applicant.snils': 'invalid_type',
    });
    const wrong = await refused({ ...submission, applicant: { ...trader, ogrnip: '304500116000158' } });
    expect(wrong.errors).toMatchObject({ 'applicant.ogrnip': 'checksum' });
  });

  test('of an organisation', async () => {
    const submission = await office.submission('organisation-account');
    const organisation = submission.applicant as Extract<Applicant, { kind: 'organisation' }>;
    const answer = await refused({
      ...submission,
      applicant: {
        ...organisation,
        name: ' ',
        inn: '500100732259',
        ogrn: '1027700132196',
        kpp: '77',
        legalAddress: 7,
        representative: { lastName: 'Иванов', position: '' },
      },
    });
    expect(answer).toEqual(
      invalid({
        'applicant.name': 'required',
        'applicant.inn': 'invalid_format',
        'applicant.ogrn': 'checksum',
        'applicant.kpp': 'invalid_format',
        'applicant.legalAddress': 'invalid_type',
        'applicant.representative.firstName': 'required',
        'applicant.representative.position': 'required',
      }),
    );
  });

  test('of the outer shape together with the inner', async () => {
    const submission = await office.submission();
    const answer = await refused({
      ...submission,
      priority: 'urgent',
      form: { ...submission.form, inn: '1' },
      documents: [...submission.documents, { slot: 'passport', uploadId: 'not-an-id' }],
    });
    expect(answer).toEqual(
      invalid({
        priority: 'invalid_option',
        'form.inn': 'invalid_format',
        'documents.3.uploadId': 'unknown_upload',
      }),
    );
  });

  test('of a kind of applicant that the service is not for', async () => {
    const submission = await office.submission();
    const applicant = sampleOrganisation(createRandom(4), SETTING);
    const answer = await refused({ ...submission, applicant });
    expect(answer).toEqual(invalid({ 'applicant.kind': 'kind_not_accepted' }));
    const nobody = await refused({ ...submission, applicant: { kind: 'robot' } });
    expect(nobody.errors).toMatchObject({ 'applicant.kind': 'invalid_option' });
  });

  test('in the language of the application', async () => {
    const submission = await office.submission();
    const send = (locale: string) =>
      office.portal.post(SUBMIT, { ...submission, documents: [], locale }, idempotencyKey());
    const words = async (locale: string) => ((await send(locale)).body['errors'] as FieldError[])[0]?.message;
    expect([await words('ru'), await words('en')]).toEqual([
      'Приложите этот документ',
      'Attach this document',
    ]);
  });
});

describe('values that a form shows only sometimes', () => {
  test('are wanted when it shows them and refused when it does not', async () => {
    const submission = await office.submission();
    const { employeesCount: _no, ...form } = submission.form;
    const missing = await refused({ ...submission, form: { ...form, hasEmployees: true } });
    expect(missing).toEqual(invalid({ 'form.employeesCount': 'required' }));
    const hidden = await refused({
      ...submission,
      form: { ...form, hasEmployees: false, employeesCount: 3 },
    });
    expect(hidden).toEqual(invalid({ 'form.employeesCount': 'hidden_field' }));
  });
});

describe('what the service does not offer', () => {
  test('an unknown service is named', async () => {
    const submission = await office.submission();
    expect(await refused({ ...submission, serviceCode: 'nothing' })).toEqual(
      invalid({ serviceCode: 'unknown_service' }),
    );
  });

  test('a disabled service takes no applications, an archived one is unknown', async () => {
    const submission = await office.submission('land-plot');
    await database().query(`update services set state = 'disabled' where code = 'land-plot'`);
    before = await stored();
    expect(await refused(submission)).toMatchObject({ status: 409, code: 'service_not_accepting' });
    await database().query(`update services set state = 'archived' where code = 'land-plot'`);
    expect(await refused(submission)).toEqual(invalid({ serviceCode: 'unknown_service' }));
    await database().query(`update services set state = 'active' where code = 'land-plot'`);
  });

  test('the expedited term is for signed applications, where the card has one', async () => {
    const signed = await office.submission();
    before = await stored();
    expect(await refused({ ...signed, priority: 'expedited' })).toEqual(
      invalid({ signed: 'signature_required' }),
    );
    const land = await office.submission('land-plot');
    expect(await refused({ ...land, priority: 'expedited', signed: true })).toEqual(
      invalid({ priority: 'not_expedited' }),
    );
  });
});

describe('documents', () => {
  test('of a wrong kind, too large, too many, twice are each named', async () => {
    const submission = await office.submission();
    const upload = async (content: Buffer, name: string) =>
      String((await office.portal.upload(content, name)).body['id']);
    const large = Buffer.concat([await pdfFile('large'), Buffer.alloc(5 * 1024 * 1024, 32)]);
    const [first, second] = submission.documents;
    const documents = [
      { slot: 'inn_certificate', uploadId: first?.uploadId },
      { slot: 'inn_certificate', uploadId: second?.uploadId },
      { slot: 'passport', uploadId: first?.uploadId },
      { slot: 'no_tax_debt', uploadId: await upload(large, 'большой.pdf') },
    ];
    before = await stored();
    expect(await refused({ ...submission, documents })).toEqual(
      invalid({
        'documents.1.uploadId': 'too_many_files',
        'documents.2.uploadId': 'upload_already_used',
        'documents.3.uploadId': 'too_large',
      }),
    );
  });

  test('that another application or another client has are not taken', async () => {
    const one = await office.submission();
    await office.file(undefined, one);
    before = await stored();
    const two = await office.submission();
    const used = await refused({ ...two, documents: one.documents });
    expect(new Set(Object.values(used.errors))).toEqual(new Set(['upload_already_used']));
    const foreign = await foreignClient();
    before = await stored();
    const stolen = await refused(two, foreign);
    expect(new Set(Object.values(stolen.errors))).toEqual(new Set(['unknown_upload']));
  });
});

async function foreignClient(): Promise<HttpClient> {
  const key = `foreign-${randomUUID()}`;
  await database().query(
    'insert into api_clients (id, name, key_hash, created_at) values ($1, $2, $3, now())',
    [randomUUID(), 'Другой портал', createHash('sha256').update(key).digest('hex')],
  );
  return new HttpClient(server.url, { authorization: `Bearer ${key}` });
}

describe('an application of another client', () => {
  test('is unknown in every way', async () => {
    const number = await office.file();
    const foreign = await foreignClient();
    const address = `${SUBMIT}/${number}`;
    expect((await foreign.get(address)).status).toBe(404);
    expect((await foreign.get(`${address}/outcome`)).status).toBe(404);
    expect((await foreign.post(`${address}/withdraw`)).status).toBe(404);
    const items = [{ itemId: randomUUID(), comment: 'Моё.' }];
    expect((await foreign.post(`${address}/corrections/1/answers`, { items })).status).toBe(404);
    expect((await office.portal.get(address)).body['status']).toBe('submitted');
  });
});

describe('shapes that are no application', () => {
  test.for<[string, Record<string, unknown>]>([
    ['an unknown field', { urgent: true }],
    ['a list of applicants', { applicant: [] }],
    ['a text for a form', { form: 'все поля' }],
    ['an object of documents', { documents: {} }],
    ['a text for a flag', { signed: 'true' }],
  ])('%s is a 400', async ([, change]) => {
    const answer = await refused({ ...(await office.submission()), ...change });
    expect([answer.status, answer.code]).toEqual([400, 'invalid_request']);
  });

  test('nothing is told of what is missing but its name', async () => {
    const answer = await refused({});
    expect(answer).toEqual(invalid({ serviceCode: 'required', applicant: 'required', form: 'required' }));
  });

  test('names that JavaScript objects have by themselves are unknown fields', async () => {
    const submission = await office.submission();
    const form = { ...submission.form, toString: 'x', hasOwnProperty: 'y' };
    const answer = await refused({ ...submission, form });
    expect(answer).toEqual(
      invalid({ 'form.toString': 'unknown_field', 'form.hasOwnProperty': 'unknown_field' }),
    );
  });
});

describe('automatic checks', () => {
  test('that fail open a round by themselves where the card says so', async () => {
    const submission = await office.submission('social-assistance');
    const broken = Buffer.concat([(await pdfFile('broken')).subarray(0, 300), Buffer.from('\n')]);
    const upload = await office.portal.upload(broken, 'скан.pdf');
    expect(upload.status).toBe(201);
    const documents = submission.documents.map((document, index) =>
      index === 0 ? { ...document, uploadId: upload.body['id'] } : document,
    );
    const number = await office.file('social-assistance', { ...submission, documents });
    await server.runJobsUntilIdle();
    const seen = await office.portal.get(`${SUBMIT}/${number}`);
    expect(seen.body).toMatchObject({
      status: 'correction_requested',
      correction: { round: 1, items: [{ target: { kind: 'document' }, answered: false }] },
    });
    const record = await office.case('auditor', (await office.row(number)).id);
    expect(record.corrections?.[0]).toMatchObject({ requestedByName: null, state: 'open' });
    expect(record.termState).toBe('paused');
  });

  test('that fail leave the case to people where it does not', async () => {
    const submission = await office.submission();
    const broken = await office.portal.upload(Buffer.from('%PDF-1.4\nнет страниц'), 'скан.pdf');
    const documents = submission.documents.map((document, index) =>
      index === 0 ? { ...document, uploadId: broken.body['id'] } : document,
    );
    const row = await office.free(undefined, { ...submission, documents });
    expect(row.status).toBe('under_review');
    const record = await office.case('operator', row.id);
    expect(record.checks).toContainEqual(
      expect.objectContaining({ verdict: 'failed', code: 'file_unreadable' }),
    );
  });
});
