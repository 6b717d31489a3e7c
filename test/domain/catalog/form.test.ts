import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileForm,
  documentSlotSchema,
  formSchema,
  patternFault,
  compilePattern,
  validateField,
  type FormField,
} from '@shared/catalog';

const field = (name: string, type: FormField['type'], rest: Partial<FormField> = {}): FormField => ({
  name,
  label: `Поле ${name}`,
  type,
  required: false,
  ...rest,
});

const yesNo = [
  { value: 'yes', label: 'Да' },
  { value: 'no', label: 'Нет' },
];

const faultsOf = (...fields: object[]): string[] =>
  formSchema
    .safeParse({ fields })
    .error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];

describe('a form', () => {
  it('is accepted when its fields agree', () => {
    const fields = [
      field('kind', 'select', { options: yesNo, required: true }),
      field('reason', 'text', {
        visibleWhen: { field: 'kind', equals: 'yes' },
        min: 3,
        max: 10,
        pattern: '[а-я]+',
      }),
      field('area', 'number', { min: 0, max: 100 }),
      field('born', 'date', { min: '1900-01-01', max: '2026-01-01' }),
    ];
    expect(faultsOf(...fields)).toEqual([]);
  });

  it('has one field of a name, and no name that objects have by themselves', () => {
    expect(faultsOf(field('a', 'text'), field('a', 'date'))).toEqual([
      'fields.1.name: two fields are named a',
    ]);
    expect(faultsOf(field('toString', 'text')).length).toBe(1);
    expect(faultsOf(field('constructor', 'text')).length).toBe(1);
    expect(faultsOf(field('__proto__', 'text')).length).toBeGreaterThan(0);
  });

  it('has conditions on fields that exist, with values they can hold', () => {
    const shown = (condition: FormField['visibleWhen']) =>
      faultsOf(field('kind', 'select', { options: yesNo }), field('b', 'text', { visibleWhen: condition }));
    expect(shown({ field: 'other', equals: 'yes' })).toEqual(['fields.1.visibleWhen: no field other']);
    expect(shown({ field: 'kind', equals: 'maybe' })).toEqual([
      'fields.1.visibleWhen: kind has no option maybe',
    ]);
    expect(shown({ field: 'kind', equals: true })).toEqual(['fields.1.visibleWhen: kind has no option true']);
  });

  it('has no condition that comes back to itself', () => {
    const one = field('a', 'boolean', { visibleWhen: { field: 'c', equals: true } });
    const two = field('b', 'boolean', { visibleWhen: { field: 'a', equals: true } });
    const three = field('c', 'boolean', { visibleWhen: { field: 'b', equals: true } });
    expect(faultsOf(one, two, three).length).toBe(3);
    expect(faultsOf(field('a', 'boolean', { visibleWhen: { field: 'a', equals: true } })).length).toBe(1);
  });

  it('has options, bounds and patterns only where they mean something', () => {
    expect(faultsOf(field('a', 'select')).length).toBe(1);
    expect(faultsOf(field('a', 'text', { options: yesNo })).length).toBe(1);
    expect(faultsOf(field('a', 'multiselect', { options: [...yesNo, ...yesNo] })).length).toBe(1);
    expect(faultsOf(field('a', 'text', { min: 5, max: 4 })).length).toBe(1);
    expect(faultsOf(field('a', 'text', { max: 256 })).length).toBe(1);
    expect(faultsOf(field('a', 'text', { min: -1 })).length).toBe(1);
    expect(faultsOf(field('a', 'number', { min: '2020-01-01' })).length).toBe(1);
    expect(faultsOf(field('a', 'date', { min: 5 })).length).toBe(1);
    expect(faultsOf(field('a', 'date', { min: '2020-02-30' })).length).toBeGreaterThan(0);
    expect(faultsOf(field('a', 'snils', { max: 5 })).length).toBe(1);
    expect(faultsOf(field('a', 'date', { pattern: '.' })).length).toBe(1);
    expect(faultsOf({ ...field('a', 'text'), placeholder: 'x' }).length).toBe(1);
  });
});

describe('a pattern', () => {
  it('is refused when it can hang, does not compile or looks around', () => {
    const faults = ['(a+)+', '(a|a)*', '(a*)*b', '([a-z]+.?)+', '.*.*.*.*.*', '(?=a)a', '(a)\\1', 'a{', '('];
    expect(faults.map(patternFault)).toEqual([
      'too_slow',
      'too_slow',
      'too_slow',
      'too_slow',
      'too_slow',
      'unsupported',
      'unsupported',
      'invalid',
      'invalid',
    ]);
    expect(patternFault('a'.repeat(201))).toBe('too_long');
  });

  it('is accepted when it is what forms need', () => {
    const wanted = [
      '\\d{2}:\\d{2}:\\d{6,7}:\\d+',
      '[А-ЯЁ][а-яё]+(-[А-ЯЁ][а-яё]+)?',
      '[IVXLC]+-[А-Я]{2}',
      '(?:да|нет)',
    ];
    expect(wanted.map(patternFault)).toEqual([null, null, null, null]);
  });

  it('must cover the whole text', () => {
    expect(compilePattern('a|b').test('ab')).toBe(false);
    expect(compilePattern('\\d{6}').test('1234567')).toBe(false);
  });

  it('once accepted answers quickly whatever it is given', () => {
    const parts = fc.array(
      fc.constantFrom(
        'a',
        '.',
        '[ab]',
        '\\w',
        '(a|b)',
        '(?:a)',
        'a*',
        '.*',
        'a+',
        '(a+)?',
        '(a?)*',
        '{2}',
        '?',
        '+',
      ),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(parts, (all) => {
        const source = all.join('');
        fc.pre(patternFault(source) === null);
        const began = performance.now();
        compilePattern(source).test(`${'a'.repeat(199)}!`);
        expect(performance.now() - began).toBeLessThan(1500);
      }),
      { numRuns: 150 },
    );
  });
});

describe('values of a form', () => {
  const form = formSchema.parse({
    fields: [
      field('name', 'text', { required: true, min: 2, max: 5 }),
      field('cadastral', 'text', { pattern: '\\d{2}:\\d{2}' }),
      field('story', 'textarea'),
      field('area', 'number', { min: 1, max: 10 }),
      field('when', 'date', { min: '2020-01-01', max: '2025-12-31' }),
      field('agreed', 'boolean'),
      field('kind', 'select', { options: yesNo }),
      field('goals', 'multiselect', { options: yesNo, min: 1, max: 1 }),
      field('mail', 'email'),
      field('call', 'phone'),
      field('snils', 'snils'),
      field('inn', 'inn'),
      field('ogrn', 'ogrn'),
      field('passport', 'passport'),
      field('place', 'address'),
      field('why', 'text', { required: true, visibleWhen: { field: 'kind', equals: 'yes' } }),
      field('deeper', 'text', { required: true, visibleWhen: { field: 'why', equals: 'да' } }),
    ],
  });
  const check = compileForm(form);
  const codes = (values: unknown): string[] => {
    const result = check(values);
    return result.ok ? [] : result.issues.map((issue) => `${issue.path}:${issue.code}`);
  };

  it('come back in their normal form, without what was left empty', () => {
    const given = {
      name: ' Анна ',
      story: 'первая\nвторая',
      snils: '112-233-445 95',
      call: '+7 (916) 123-45-67',
      ogrn: '304500116000157',
      passport: '4509 123456',
      goals: ['yes'],
      place: '',
      area: null,
    };
    expect(check(given)).toEqual({
      ok: true,
      values: {
        name: 'Анна',
        story: 'первая\nвторая',
        snils: '11223344595',
        call: '+79161234567',
        ogrn: '304500116000157',
        passport: '4509123456',
        goals: ['yes'],
      },
    });
  });

  it('are all named in one answer when they are wrong', () => {
    const wrong = {
      name: 'А',
      cadastral: '77-01',
      story: 'a\u0000b',
      area: 11,
      when: '2026-01-01',
      agreed: 'yes',
      kind: 'maybe',
      goals: ['yes', 'no'],
      mail: 'a@b',
      call: '89161234567',
      snils: '112-233-445 96',
      inn: '7707083894',
      ogrn: '1027700132196',
      passport: '45091',
      place: 5,
      why: 'потому',
      other: 1,
    };
    expect(codes(wrong)).toEqual([
      'other:unknown_field',
      'name:too_short',
      'cadastral:pattern',
      'story:invalid_characters',
      'area:too_big',
      'when:too_late',
      'agreed:invalid_type',
      'kind:invalid_option',
      'goals:too_many',
      'mail:invalid_format',
      'call:invalid_format',
      'snils:checksum',
      'inn:checksum',
      'ogrn:checksum',
      'passport:invalid_format',
      'place:invalid_type',
      'why:hidden_field',
    ]);
  });

  it('are asked only where the other answers make them visible', () => {
    expect(codes({ name: 'Анна' })).toEqual([]);
    expect(codes({ name: 'Анна', kind: 'yes' })).toEqual(['why:required']);
    expect(codes({ name: 'Анна', kind: 'yes', why: 'да' })).toEqual(['deeper:required']);
    expect(codes({ name: 'Анна', kind: 'no', why: 'да', deeper: 'ещё' })).toEqual([
      'why:hidden_field',
      'deeper:hidden_field',
    ]);
  });

  it('distinguish too early, too few, twice, and what is not there', () => {
    expect(codes({ name: 'Анна', when: '2019-12-31', area: 0, goals: ['no', 'no'] })).toEqual([
      'area:too_small',
      'when:too_early',
      'goals:duplicate_option',
    ]);
    expect(codes({})).toEqual(['name:required']);
    expect(codes({ name: '   ' })).toEqual(['name:required']);
    expect(codes({ name: 'Анна', when: '2025-02-30', area: '5' })).toEqual([
      'area:invalid_type',
      'when:invalid_format',
    ]);
    expect(['x', null, [], 5].map((values) => codes(values))).toEqual(
      Array.from({ length: 4 }, () => [':invalid_type']),
    );
  });

  it('keep out what a database cannot hold', () => {
    expect(codes({ name: 'a\ud800b' })).toEqual(['name:invalid_characters']);
    expect(codes({ name: 'a\nb' })).toEqual(['name:invalid_characters']);
  });

  it('cannot reach the object behind the form', () => {
    expect(codes(JSON.parse('{"name":"Анна","__proto__":{"kind":"yes"}}'))).toEqual([
      '__proto__:unknown_field',
    ]);
    expect(codes({ name: 'Анна', constructor: 1 })).toEqual(['constructor:unknown_field']);
  });

  it('are told wrong in the language of the request, without naming the value', () => {
    const said = (locale: 'ru' | 'en', values: object) => {
      const result = check(values, locale);
      return result.ok ? [] : result.issues.map((issue) => issue.message);
    };
    const values = { name: 'Анна Петрова', snils: '112-233-445 96' };
    expect(said('ru', values)).toEqual([
      'Введите не более 5 символов.',
      'Укажите СНИЛС из 11 цифр; контрольная сумма не совпала.',
    ]);
    expect(said('en', values)).toEqual([
      'Enter at most 5 characters.',
      'Enter a SNILS of 11 digits; the checksum does not match.',
    ]);
    expect(said('ru', { when: '2019-01-01' })).toEqual([
      'Заполните поле «Поле name».',
      'Укажите дату не раньше 01.01.2020.',
    ]);
  });

  it('never throw, and an accepted answer is accepted again unchanged', () => {
    const names = fc.constantFrom(...form.fields.map(({ name }) => name), 'x');
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.jsonValue(),
      fc.constantFrom('Анна', 'yes', '11223344595'),
    );
    fc.assert(
      fc.property(fc.dictionary(names, value), (values) => {
        const result = check({ name: 'Анна', ...values });
        expect(result.ok ? check(result.values) : result).toEqual(result);
        const messages = result.ok ? [] : result.issues.map(({ message }) => message);
        expect(messages.filter((message) => message.length < 6)).toEqual([]);
      }),
    );
  });

  it('can be checked one at a time, as in a correction', () => {
    expect(validateField(form, 'snils', '112-233-445 95', {})).toEqual({ ok: true, value: '11223344595' });
    expect(validateField(form, 'why', 'да', { kind: 'yes' })).toEqual({ ok: true, value: 'да' });
    expect(validateField(form, 'story', '', {})).toEqual({ ok: true, value: undefined });
    const codesOf = (name: string, value: unknown): string[] => {
      const result = validateField(form, name, value, { kind: 'no' }, 'en');
      return result.ok ? [] : result.issues.map(({ code }) => code);
    };
    expect(codesOf('why', 'да')).toEqual(['hidden_field']);
    expect(codesOf('name', '')).toEqual(['required']);
    expect(codesOf('nothing', 1)).toEqual(['unknown_field']);
    expect(codesOf('snils', '112-233-445 96')).toEqual(['checksum']);
  });
});

describe('a document slot', () => {
  const slot = {
    code: 'passport',
    label: 'Паспорт',
    required: true,
    formats: ['pdf'],
    maxBytes: 5_242_880,
    maxFiles: 1,
  };

  it('takes known formats up to 10 MB', () => {
    expect(documentSlotSchema.safeParse(slot).success).toBe(true);
    expect(documentSlotSchema.safeParse({ ...slot, formats: ['exe'] }).success).toBe(false);
    expect(documentSlotSchema.safeParse({ ...slot, formats: ['pdf', 'pdf'] }).success).toBe(false);
    expect(documentSlotSchema.safeParse({ ...slot, maxBytes: 10_485_761 }).success).toBe(false);
    const both = { ...slot, requiredWhen: { field: 'a', equals: true } };
    expect(documentSlotSchema.safeParse(both).success).toBe(false);
  });
});
