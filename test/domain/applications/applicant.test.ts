import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applicantName,
  applicantSchema,
  maskApplicant,
  salutation,
  searchForm,
  type Applicant,
} from '@shared/applications';

const PERSON = {
  kind: 'person',
  lastName: 'Семёнова',
  firstName: 'Анна',
  middleName: 'Петровна',
  birthDate: '1990-02-28',
  snils: '112-233-445 95',
  inn: '500100732259',
  passport: {
    series: '45 09',
    number: '123456',
    issuedAt: '2010-03-15',
    issuedBy: 'ОВД района',
    departmentCode: '770001',
  },
  contacts: { email: 'Semenova@Demo.Example', phone: '+7 (916) 123-45-67' },
} as const;
const SOLE_TRADER = { ...PERSON, kind: 'sole_trader', ogrnip: '304500116000157' } as const;
const ORGANISATION = {
  kind: 'organisation',
  name: 'ООО «Полюс»',
  inn: '7707083893',
  kpp: '770701001',
  ogrn: '1027700132195',
  legalAddress: '101000, Москва, Мясницкая ул., 1',
  representative: { lastName: 'Белов', firstName: 'Олег', position: 'Директор' },
  contacts: {},
} as const;

/** Wrong fields with what is wrong: the path, and the code or the kind of fault. */
function faults(input: unknown): string[] {
  const result = applicantSchema.safeParse(input);
  if (result.success) return [];
  return result.error.issues.map((issue) => {
    const code: unknown = issue.code === 'custom' ? issue.params?.['code'] : issue.code;
    return `${issue.path.join('.')}: ${String(code)}`;
  });
}

function without(record: object, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

describe('each kind of applicant', () => {
  it('a person is stored in normal forms', () => {
    expect(applicantSchema.parse(PERSON)).toEqual({
      ...PERSON,
      snils: '11223344595',
      passport: { ...PERSON.passport, series: '4509', departmentCode: '770-001' },
      contacts: { email: 'Semenova@demo.example', phone: '+79161234567' },
    });
  });

  it('a sole trader adds a registration number', () => {
    expect(applicantSchema.parse(SOLE_TRADER)).toMatchObject({ ogrnip: '304500116000157' });
    expect(faults(without(SOLE_TRADER, 'ogrnip'))).toEqual(['ogrnip: invalid_type']);
  });

  it('an organisation has a representative instead of a passport', () => {
    expect(applicantSchema.parse(ORGANISATION)).toEqual(ORGANISATION);
    expect(faults({ ...ORGANISATION, passport: PERSON.passport })).toEqual([': unrecognized_keys']);
  });

  it('what may be absent may be absent', () => {
    for (const key of ['middleName', 'inn', 'passport']) expect(faults(without(PERSON, key))).toEqual([]);
    expect(faults(without(ORGANISATION, 'kpp'))).toEqual([]);
    expect(faults({ ...PERSON, contacts: {} })).toEqual([]);
  });

  it.each(['lastName', 'firstName', 'birthDate', 'snils', 'contacts'])('a person needs %s', (key) => {
    expect(faults(without(PERSON, key))).toEqual([`${key}: invalid_type`]);
  });

  it.each(['name', 'inn', 'ogrn', 'legalAddress', 'representative', 'contacts'])(
    'an organisation needs %s',
    (key) => {
      expect(faults(without(ORGANISATION, key))).toEqual([`${key}: invalid_type`]);
    },
  );

  it.each([undefined, null, 'person', 7, [], {}, { kind: 'stranger' }])('%j is no applicant', (input) => {
    expect(faults(input)).toHaveLength(1);
  });
});

describe('what is wrong with a field', () => {
  it.each<[string, unknown, string]>([
    ['snils', '112-233-445 96', 'snils: checksum'],
    ['snils', '112-233-445', 'snils: invalid_format'],
    ['inn', '500100732258', 'inn: checksum'],
    ['inn', '7707083893', 'inn: invalid_format'],
    ['birthDate', '2023-02-29', 'birthDate: invalid_format'],
    ['birthDate', '28.02.1990', 'birthDate: invalid_format'],
    ['lastName', '   ', 'lastName: too_small'],
    ['lastName', 'a\u0007b', 'lastName: invalid_characters'],
    ['firstName', 'я'.repeat(101), 'firstName: too_big'],
    ['passport', { ...PERSON.passport, series: '45' }, 'passport.series: invalid_format'],
    ['passport', { ...PERSON.passport, number: '12345a' }, 'passport.number: invalid_format'],
    ['passport', { ...PERSON.passport, departmentCode: '77' }, 'passport.departmentCode: invalid_format'],
    ['passport', { ...PERSON.passport, issuedAt: 'вчера' }, 'passport.issuedAt: invalid_format'],
    ['passport', without(PERSON.passport, 'issuedBy'), 'passport.issuedBy: invalid_type'],
    ['contacts', { email: 'somebody' }, 'contacts.email: invalid_format'],
    ['contacts', { phone: '12' }, 'contacts.phone: invalid_format'],
    ['contacts', { fax: '12' }, 'contacts: unrecognized_keys'],
  ])('a person with %s = %j', (key, value, fault) => {
    expect(faults({ ...PERSON, [key]: value })).toEqual([fault]);
  });

  it.each<[string, unknown, string]>([
    ['inn', '7707083894', 'inn: checksum'],
    ['inn', '500100732259', 'inn: invalid_format'],
    ['ogrn', '1027700132196', 'ogrn: checksum'],
    ['ogrn', '304500116000157', 'ogrn: invalid_format'],
    ['kpp', '12', 'kpp: invalid_format'],
    ['representative', { lastName: 'Белов', firstName: 'Олег' }, 'representative.position: invalid_type'],
  ])('an organisation with %s = %j', (key, value, fault) => {
    expect(faults({ ...ORGANISATION, [key]: value })).toEqual([fault]);
  });

  it('every wrong field is named in one answer', () => {
    const wrong = {
      ...SOLE_TRADER,
      lastName: '',
      birthDate: '1990-13-01',
      snils: '1',
      ogrnip: '304500116000158',
      passport: { ...PERSON.passport, series: 'x', number: 'y' },
      contacts: { email: '@', phone: '?' },
    };
    expect(faults(wrong).toSorted()).toEqual([
      'birthDate: invalid_format',
      'contacts.email: invalid_format',
      'contacts.phone: invalid_format',
      'lastName: too_small',
      'ogrnip: checksum',
      'passport.number: invalid_format',
      'passport.series: invalid_format',
      'snils: invalid_format',
    ]);
  });

  it('anything at all gets an answer, never a failure', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(PERSON, SOLE_TRADER, ORGANISATION),
        fc.dictionary(fc.constantFrom(...Object.keys(PERSON), ...Object.keys(ORGANISATION)), fc.jsonValue()),
        (applicant, changes) => {
          const { success, data, error } = applicantSchema.safeParse({ ...applicant, ...changes });
          expect((error?.issues ?? []).length > 0).toBe(!success);
          // What is accepted is in its normal form: taking it again changes nothing.
          const again = success ? applicantSchema.parse(data) : data;
          expect(again).toEqual(data);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('names', () => {
  it('a person is named in full and addressed by name and patronymic', () => {
    const person = applicantSchema.parse(PERSON);
    expect(applicantName(person)).toBe('Семёнова Анна Петровна');
    expect(salutation(person)).toBe('Анна Петровна');
    expect(applicantName(applicantSchema.parse(without(PERSON, 'middleName')))).toBe('Семёнова Анна');
  });

  it('an organisation is named and addressed by its name', () => {
    const organisation = applicantSchema.parse(ORGANISATION);
    expect(applicantName(organisation)).toBe('ООО «Полюс»');
    expect(salutation(organisation)).toBe('ООО «Полюс»');
  });

  it('are searched without case, «ё» and doubled spaces', () => {
    expect(searchForm('  СЕМЁНОВА   Анна ')).toBe('семенова анна');
  });
});

describe('an applicant for a reader without the right to personal data', () => {
  const SECRETS = ['11223344595', '123456', 'ОВД', '770-001', 'Semenova@', '9161234567', '2345'];

  it('shows enough to tell two people apart, and nothing to use', () => {
    const masked = maskApplicant(applicantSchema.parse(PERSON));
    expect(masked).toMatchObject({
      lastName: 'Семёнова',
      snils: '***-***-445 95',
      passport: { series: '4509', number: '******', issuedBy: '***', departmentCode: '***-***' },
      contacts: { email: 'S***@demo.example', phone: '+7 916 ***-**-67' },
    });
    const text = JSON.stringify(masked);
    expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('masks the contacts of an organisation, whose other data are public', () => {
    const organisation = applicantSchema.parse({ ...ORGANISATION, contacts: { email: 'info@demo.example' } });
    expect(maskApplicant(organisation)).toEqual({
      ...organisation,
      contacts: { email: 'i***@demo.example' },
    });
  });

  it('leaves the original as it was and invents nothing', () => {
    const applicant: Applicant = applicantSchema.parse({ ...without(PERSON, 'passport'), contacts: {} });
    const before = structuredClone(applicant);
    const masked = maskApplicant(applicant);
    expect(applicant).toEqual(before);
    expect(masked.contacts).toEqual({});
    expect('passport' in masked).toBe(false);
  });
});
