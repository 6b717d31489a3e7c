import type { FieldError } from '@shared/kernel/errors';
import type { Locale } from '@shared/kernel/ids';
import { z } from 'zod';

const localeErrors = { ru: z.locales.ru().localeError, en: z.locales.en().localeError };

/** Words for the formats that `applicantSchema` names. */
const FORMAT_WORDS: Record<string, { ru: string; en: string }> = {
  snils: { ru: 'Укажите СНИЛС: 11 цифр', en: 'Enter a SNILS: 11 digits' },
  person_inn: { ru: 'Укажите ИНН физического лица: 12 цифр', en: 'Enter a person’s INN: 12 digits' },
  organisation_inn: { ru: 'Укажите ИНН организации: 10 цифр', en: 'Enter an organisation’s INN: 10 digits' },
  ogrn: { ru: 'Укажите ОГРН: 13 цифр', en: 'Enter an OGRN: 13 digits' },
  ogrnip: { ru: 'Укажите ОГРНИП: 15 цифр', en: 'Enter an OGRNIP: 15 digits' },
  kpp: { ru: 'Укажите КПП: 9 знаков', en: 'Enter a KPP: 9 signs' },
  passport_series: { ru: 'Укажите серию паспорта: 4 цифры', en: 'Enter the passport series: 4 digits' },
  passport_number: { ru: 'Укажите номер паспорта: 6 цифр', en: 'Enter the passport number: 6 digits' },
  department_code: { ru: 'Укажите код подразделения: 000-000', en: 'Enter the department code: 000-000' },
  email: {
    ru: 'Укажите адрес электронной почты, например name@example.org',
    en: 'Enter an e-mail address, such as name@example.org',
  },
  phone: {
    ru: 'Укажите телефон с кодом страны, например +7 916 123-45-67',
    en: 'Enter a phone number with its country code',
  },
  date: { ru: 'Укажите существующую дату в виде ГГГГ-ММ-ДД', en: 'Enter an existing date as YYYY-MM-DD' },
};
const WORDS = {
  checksum: { ru: 'контрольная сумма не совпала', en: 'the check digits do not agree' },
  password_upper: { ru: 'Добавьте прописную букву', en: 'Add an upper-case letter' },
  password_lower: { ru: 'Добавьте строчную букву', en: 'Add a lower-case letter' },
  password_digit: { ru: 'Добавьте цифру', en: 'Add a digit' },
  password_special: {
    ru: 'Добавьте специальный знак, например ! или №',
    en: 'Add a special sign such as ! or #',
  },
  password_common: {
    ru: 'Этот пароль слишком распространён: его легко подобрать',
    en: 'This password is too common: it is easily guessed',
  },
  password_personal: {
    ru: 'В пароле не должно быть адреса почты и названия системы',
    en: 'The password must not hold your address or the name of this product',
  },
  password_unchanged: {
    ru: 'Новый пароль совпадает с прежним',
    en: 'The new password is the same as before',
  },
  formula: { ru: 'Уберите знак в начале: =, +, - или @', en: 'Remove the sign at the start: =, +, - or @' },
  taken: { ru: 'Такое значение уже занято', en: 'This is taken already' },
  unknown_time_zone: {
    ru: 'Укажите часовой пояс, например Europe/Moscow',
    en: 'Enter a time zone such as Europe/Moscow',
  },
  unknown_record: { ru: 'Такой записи нет', en: 'There is no such record' },
  closed_department: { ru: 'Подразделение закрыто', en: 'The department is closed' },
  foreign_department: {
    ru: 'В это подразделение вы не можете приглашать',
    en: 'You can’t invite people to this department',
  },
  department_cycle: {
    ru: 'Подразделение не может входить в само себя',
    en: 'A department can’t be below itself',
  },
  ends_before_it_begins: { ru: 'Конец раньше начала', en: 'The end is before the beginning' },
  in_the_past: { ru: 'Этот срок уже прошёл', en: 'This is in the past' },
  same_person: { ru: 'Укажите другого сотрудника', en: 'Choose another person' },
  blocked_person: { ru: 'Сотрудник заблокирован', en: 'The person is blocked' },
  another_agency: { ru: 'Укажите сотрудника того же ведомства', en: 'Choose a person of the same agency' },
  not_by_record: {
    ru: 'Отдельную запись можно указать для заявления, сотрудника, подразделения или роли',
    en: 'A single record can be an application, a person, a department or a role',
  },
  duplicate_row: { ru: 'Этот адрес уже есть в файле выше', en: 'This address stands further up already' },
  unknown_column: { ru: 'Такого столбца в шаблоне нет', en: 'The template has no such column' },
  too_many_rows: { ru: 'Не больше 5000 строк за раз', en: 'At most 5000 rows at a time' },
  malformed_csv: { ru: 'Файл не читается как CSV', en: 'The file can’t be read as CSV' },
  required: { ru: 'Заполните это поле', en: 'Fill in this field' },
  unknown_field: { ru: 'Такого поля нет', en: 'There is no such field' },
  invalid_characters: { ru: 'Уберите невидимые управляющие знаки', en: 'Remove the control characters' },
} as const;

/** Stable codes for what zod finds; a missing value is `required`, whatever type was expected. */
function codeOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'invalid_type';
    case 'unrecognized_keys':
      return 'unknown_field';
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) === 1) return 'required';
      return issue.origin === 'string' || issue.origin === 'array' ? 'too_short' : 'too_small';
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array' ? 'too_long' : 'too_big';
    case 'invalid_value':
      return 'invalid_option';
    case 'invalid_union':
      return issue.input === undefined ? 'required' : 'invalid_option';
    case 'custom': {
      const code: unknown = issue.params?.['code'];
      return typeof code === 'string' ? code : 'invalid_value';
    }
    default:
      return issue.code;
  }
}

function messageOf(issue: z.core.$ZodIssue, code: string, locale: Locale): string {
  const format =
    issue.code === 'custom' ? FORMAT_WORDS[String(issue.params?.['format'])]?.[locale] : undefined;
  if (format !== undefined) return code === 'checksum' ? `${format}; ${WORDS.checksum[locale]}` : format;
  if (code in WORDS) return WORDS[code as keyof typeof WORDS][locale];
  const text = localeErrors[locale](issue as z.core.$ZodRawIssue);
  return (typeof text === 'string' ? text : text?.message) ?? issue.message;
}

/** Every wrong field of a zod error, one entry each; `prefix` goes before the paths. */
export function fieldErrors(
  error: z.ZodError,
  locale: Locale,
  prefix: readonly PropertyKey[] = [],
): FieldError[] {
  return error.issues.flatMap((issue) => {
    const code = codeOf(issue);
    const path = [...prefix, ...issue.path].map(String);
    const names = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => key.slice(0, 80)) : [null];
    return names.map((name) => ({
      path: (name === null ? path : [...path, name]).join('.'),
      code,
      message: messageOf(issue, code, locale),
    }));
  });
}

/** A field error that a rule of the server found, in the words of the request's language. */
export type RuleCode = keyof typeof WORDS;

export function ruleError(path: string, code: RuleCode, locale: Locale): FieldError {
  return { path, code, message: WORDS[code][locale] };
}

/** 400 when the shape is wrong (unknown field, wrong type), 422 when the shape is right and a rule is broken. */
export function isShapeError(errors: readonly FieldError[]): boolean {
  return errors.some(
    (error) => error.code === 'unknown_field' || error.code === 'invalid_type' || error.path === '',
  );
}

/** `safeParse` that keeps the input in issues, so that an absent value can be told from a wrong one. */
export function parseReporting<T extends z.ZodType>(schema: T, value: unknown) {
  return schema.safeParse(value, { reportInput: true });
}
