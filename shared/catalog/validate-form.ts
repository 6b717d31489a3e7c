import {
  checkDate,
  checkEmail,
  checkInn,
  checkOgrn,
  checkOgrnip,
  checkPassport,
  checkPhone,
  checkSnils,
  formatDate,
  type FormatCheck,
} from '../kernel/formats';
import { meets, type FormValue, type FormValues } from './condition';
import { TEXT_LIMITS, type FieldType, type FormField, type FormSchema } from './form';
import { formIssueMessage, type FormIssueCode, type FormLocale, type IssueFacts } from './form-messages';
import { compilePattern, PATTERN_MAX_INPUT } from './pattern';

/** One wrong value: `path` is the name of its field. */
export interface FormIssue {
  path: string;
  code: FormIssueCode;
  message: string;
}

/** `values` are in their normal form (digits of a SNILS, E.164, trimmed text), without empty and absent ones. */
export type FormResult = { ok: true; values: FormValues } | { ok: false; issues: FormIssue[] };
export type FieldResult = { ok: true; value: FormValue | undefined } | { ok: false; issues: FormIssue[] };

type Fault = { code: FormIssueCode; bound?: string };
type Reading = { value: FormValue } | { fault: Fault };

/** An unknown name is echoed, but not at any length. */
const MAX_UNKNOWN_NAME = 80;

const fault = (code: FormIssueCode, bound?: number | string): Reading => ({
  fault: bound === undefined ? { code } : { code, bound: String(bound) },
});

/** Control characters and torn surrogates; PostgreSQL cannot keep some of them and people cannot see any. */
const BROKEN_LINE = /[\p{Cc}\p{Cs}]/u;
const BROKEN_TEXT = /(?![\n\r\t])[\p{Cc}\p{Cs}]/u;

const checkAnyOgrn = (input: string): FormatCheck => {
  const ogrnip = checkOgrnip(input);
  return ogrnip.ok || ogrnip.fault === 'checksum' ? ogrnip : checkOgrn(input);
};

const FORMATS: Partial<Record<FieldType, (input: string) => FormatCheck>> = {
  email: checkEmail,
  phone: checkPhone,
  snils: checkSnils,
  inn: checkInn,
  ogrn: checkAnyOgrn,
  passport: checkPassport,
};

function readText(field: FormField, given: unknown): Reading {
  if (typeof given !== 'string') return fault('invalid_type');
  const text = given.trim();
  if ((field.type === 'textarea' ? BROKEN_TEXT : BROKEN_LINE).test(text)) return fault('invalid_characters');
  const limit =
    field.type === 'textarea' || field.type === 'address' ? TEXT_LIMITS[field.type] : TEXT_LIMITS.text;
  const most = Math.min(
    typeof field.max === 'number' ? field.max : limit,
    field.pattern ? PATTERN_MAX_INPUT : limit,
  );
  if (text.length > most) return fault('too_long', most);
  if (typeof field.min === 'number' && text.length < field.min) return fault('too_short', field.min);
  if (field.pattern && !compilePattern(field.pattern).test(text)) return fault('pattern');
  return { value: text };
}

function readNumber(field: FormField, given: unknown): Reading {
  if (typeof given !== 'number' || !Number.isFinite(given)) return fault('invalid_type');
  if (typeof field.min === 'number' && given < field.min) return fault('too_small', field.min);
  if (typeof field.max === 'number' && given > field.max) return fault('too_big', field.max);
  return { value: given };
}

function readDate(field: FormField, given: unknown): Reading {
  if (typeof given !== 'string') return fault('invalid_type');
  const check = checkDate(given);
  if (!check.ok) return fault('invalid_format');
  if (typeof field.min === 'string' && given < field.min) return fault('too_early', formatDate(field.min));
  if (typeof field.max === 'string' && given > field.max) return fault('too_late', formatDate(field.max));
  return { value: check.value };
}

function readChoices(field: FormField, given: unknown): Reading {
  if (!Array.isArray(given)) return fault('invalid_type');
  const known = new Set(field.options?.map((option) => option.value));
  const chosen = given.filter((value): value is string => typeof value === 'string' && known.has(value));
  if (chosen.length < given.length) return fault('invalid_option');
  if (new Set(chosen).size < chosen.length) return fault('duplicate_option');
  if (typeof field.min === 'number' && chosen.length < field.min) return fault('too_few', field.min);
  if (typeof field.max === 'number' && chosen.length > field.max) return fault('too_many', field.max);
  return { value: chosen };
}

function readChoice(field: FormField, given: unknown): Reading {
  if (typeof given !== 'string') return fault('invalid_type');
  return field.options?.some((option) => option.value === given) ? { value: given } : fault('invalid_option');
}

function readFormat(field: FormField, given: unknown): Reading {
  const check = FORMATS[field.type];
  if (typeof given !== 'string' || !check) return fault('invalid_type');
  const found = check(given);
  if (found.ok) return { value: found.value };
  return fault(found.fault === 'checksum' ? 'checksum' : 'invalid_format');
}

function readValue(field: FormField, given: unknown): Reading {
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'address':
      return readText(field, given);
    case 'number':
      return readNumber(field, given);
    case 'date':
      return readDate(field, given);
    case 'boolean':
      return typeof given === 'boolean' ? { value: given } : fault('invalid_type');
    case 'select':
      return readChoice(field, given);
    case 'multiselect':
      return readChoices(field, given);
    default:
      return readFormat(field, given);
  }
}

const isAbsent = (given: unknown): boolean =>
  given === undefined ||
  given === null ||
  (typeof given === 'string' && given.trim() === '') ||
  (Array.isArray(given) && given.length === 0);

function ownValue(values: object, name: string): unknown {
  return Object.hasOwn(values, name) ? Reflect.get(values, name) : undefined;
}

/**
 * Whether a field is to be filled in: its condition holds, and so does that of the field it depends on.
 * @param values form values by name, as given or as stored
 */
export function isVisible(form: FormSchema, field: FormField, values: object): boolean {
  let current: FormField | undefined = field;
  for (let steps = 0; current && steps <= form.fields.length; steps += 1) {
    const condition: FormField['visibleWhen'] = current.visibleWhen;
    if (!condition) return true;
    if (!meets(condition, ownValue(values, condition.field))) return false;
    current = form.fields.find((other) => other.name === condition.field);
  }
  return false;
}

function issue(locale: FormLocale, path: string, found: Fault, field?: FormField): FormIssue {
  const facts: IssueFacts = { bound: found.bound, label: field?.label, type: field?.type };
  return { path, code: found.code, message: formIssueMessage(locale, found.code, facts) };
}

function readField(form: FormSchema, field: FormField, given: unknown, values: object): Reading | null {
  const absent = isAbsent(given);
  if (!isVisible(form, field, values)) return absent ? null : fault('hidden_field');
  if (absent) return field.required ? fault('required') : null;
  return readValue(field, given);
}

/**
 * Checks one answer, as in a correction of one field.
 * @param values the other values of the form; they decide whether the field is to be filled in
 * @returns the value in its normal form (`undefined` when an optional field is left empty), or what is wrong
 */
export function validateField(
  form: FormSchema,
  name: string,
  value: unknown,
  values: object,
  locale: FormLocale = 'ru',
): FieldResult {
  const field = form.fields.find((candidate) => candidate.name === name);
  if (!field) return { ok: false, issues: [issue(locale, name, { code: 'unknown_field' })] };
  const reading = readField(form, field, value, { ...values, [name]: value });
  if (reading && 'fault' in reading)
    return { ok: false, issues: [issue(locale, name, reading.fault, field)] };
  return { ok: true, value: reading?.value };
}

/**
 * Makes the check of a whole form. The check names every wrong field in one answer; a value for a field that the
 * other answers hide is wrong too, so that nothing is stored that nobody was asked.
 */
export function compileForm(form: FormSchema): (values: unknown, locale?: FormLocale) => FormResult {
  const names = new Set(form.fields.map((field) => field.name));
  return (values, locale = 'ru') => {
    if (typeof values !== 'object' || values === null || Array.isArray(values)) {
      return { ok: false, issues: [issue(locale, '', { code: 'invalid_type' })] };
    }
    const issues = Object.keys(values)
      .filter((name) => !names.has(name))
      .map((name) => issue(locale, name.slice(0, MAX_UNKNOWN_NAME), { code: 'unknown_field' }));
    const kept: [string, FormValue][] = [];
    for (const field of form.fields) {
      const reading = readField(form, field, ownValue(values, field.name), values);
      if (reading && 'fault' in reading) issues.push(issue(locale, field.name, reading.fault, field));
      else if (reading) kept.push([field.name, reading.value]);
    }
    return issues.length > 0 ? { ok: false, issues } : { ok: true, values: Object.fromEntries(kept) };
  };
}
