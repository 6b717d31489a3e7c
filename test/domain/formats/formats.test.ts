import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as formats from '@shared/kernel/formats';

const {
  formatDate,
  formatDepartmentCode,
  formatPassport,
  formatPhone,
  formatSnils,
  isDate,
  isEmail,
  isKpp,
  isPassportNumber,
  isPassportSeries,
  maskEmail,
  maskPassport,
  maskPhone,
  maskSnils,
  normalizeDepartmentCode,
  normalizeEmail,
  normalizePassport,
  normalizePhone,
  normalizeSnils,
  parseShownDate,
} = formats;

describe('passport', () => {
  it('reads the series of 4 digits and the number of 6', () => {
    expect([isPassportSeries('4509'), isPassportSeries('45 09'), isPassportSeries('450')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([isPassportNumber('123456'), isPassportNumber('12345'), isPassportNumber('12345a')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('reads both together and shows them as people do', () => {
    expect(normalizePassport('45 09 123456')).toBe('4509123456');
    expect(formatPassport('4509123456')).toBe('4509 123456');
    expect(normalizePassport('4509 12345')).toBeNull();
  });

  it('reads the department code of 6 digits', () => {
    expect(normalizeDepartmentCode('770001')).toBe('770-001');
    expect(formatDepartmentCode('770001')).toBe('770-001');
    expect(normalizeDepartmentCode('77-01')).toBeNull();
  });
});

describe('telephone', () => {
  it('keeps E.164 and shows groups', () => {
    expect(normalizePhone('+7 (916) 123-45-67')).toBe('+79161234567');
    expect(formatPhone('+79161234567')).toBe('+7 916 123-45-67');
    expect(normalizePhone('+49 30 901820')).toBe('+4930901820');
  });

  it('asks for the country code', () => {
    for (const wrong of [
      '89161234567',
      '9161234567',
      '+7916123456',
      '+791612345678',
      '+0123456789',
      '+7 916 ABC',
    ]) {
      expect(normalizePhone(wrong)).toBeNull();
    }
  });
});

describe('e-mail', () => {
  it('accepts usual addresses and Cyrillic domains', () => {
    expect(normalizeEmail(' Anna.Petrova@Example.ORG ')).toBe('Anna.Petrova@example.org');
    expect(isEmail('info@почта.рф')).toBe(true);
    expect(isEmail('a@xn--80a1acny.xn--p1ai')).toBe(true);
  });

  it('refuses what no mail server would take', () => {
    const wrong = [
      '',
      'a',
      'a@',
      '@b.ru',
      'a@b',
      'a..b@c.ru',
      '.a@c.ru',
      'a b@c.ru',
      'a@-c.ru',
      'a@c.r',
      'a@b@c.ru',
    ];
    const long = `${'x'.repeat(65)}@example.org`;
    expect([...wrong, long].filter((text) => isEmail(text))).toEqual([]);
  });
});

describe('date', () => {
  it('accepts only days that exist', () => {
    expect([isDate('2024-02-29'), isDate('2025-02-29'), isDate('2025-06-31'), isDate('2025-13-01')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(['2025-1-1', '01.02.2025', '2025-01-01T00:00:00Z', '0001-01-01', ''].filter(isDate)).toEqual([]);
  });

  it('is shown as DD.MM.YYYY and read back', () => {
    expect(formatDate('2025-06-01')).toBe('01.06.2025');
    expect(parseShownDate('01.06.2025')).toBe('2025-06-01');
    expect(parseShownDate('31.06.2025')).toBeNull();
  });
});

describe('KPP', () => {
  it('is 9 signs, the fifth and sixth may be capital letters', () => {
    expect(['770701001', '7707AB001', '77070100', '7707ab001'].map(isKpp)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('masks', () => {
  it('show enough to recognise and no more', () => {
    expect(maskSnils('11223344595')).toBe('***-***-445 95');
    expect(maskPassport('4509 123456')).toBe('4509 ******');
    expect(maskPhone('+79161234567')).toBe('+7 916 ***-**-67');
    expect(maskPhone('+4930901820')).toBe('+49******20');
    expect(maskEmail('ivanova@example.org')).toBe('i***@example.org');
  });

  it('show nothing of a value that is not what it should be', () => {
    expect([maskSnils('112233'), maskPassport('AB 1'), maskPhone('916'), maskEmail('ivanova')]).toEqual([
      '***',
      '***',
      '***',
      '***',
    ]);
  });
});

describe('every check', () => {
  const checks = Object.entries(formats).flatMap(([name, check]) =>
    /^check[A-Z]/.test(name) ? [check as (input: string) => formats.FormatCheck] : [],
  );

  it('takes any text without throwing, and reads its own normal form back unchanged', () => {
    expect(checks.length).toBeGreaterThan(9);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const check of checks) {
          const found = check(text);
          expect(found.ok ? check(found.value) : found).toEqual(found);
        }
      }),
      {
        examples: [['4509123456'], ['11223344595'], ['+79161234567'], ['2024-02-29'], ['a@b.ru'], ['770001']],
      },
    );
  });

  it('survives the way to people and back', () => {
    expect(normalizeSnils(formatSnils('11223344595'))).toBe('11223344595');
    expect(normalizePhone(formatPhone('+79161234567'))).toBe('+79161234567');
    expect(normalizePassport(formatPassport('4509123456'))).toBe('4509123456');
  });
});
