import type { FieldType } from './form';

export type FormLocale = 'ru' | 'en';

/** Stable codes of what can be wrong with a value; the words for them may change, the codes do not. */
export const FORM_ISSUE_CODES = [
  'required',
  'invalid_type',
  'invalid_characters',
  'too_short',
  'too_long',
  'too_small',
  'too_big',
  'too_early',
  'too_late',
  'too_few',
  'too_many',
  'invalid_format',
  'checksum',
  'pattern',
  'invalid_option',
  'duplicate_option',
  'unknown_field',
  'hidden_field',
] as const;
export type FormIssueCode = (typeof FORM_ISSUE_CODES)[number];

/** Facts that a message may name; never the value itself, which may be personal. */
export interface IssueFacts {
  label?: string;
  type?: FieldType;
  /** Bound, already written for people. */
  bound?: string;
}

type Words = Record<FormIssueCode, (facts: IssueFacts) => string>;

const named = ({ label }: IssueFacts): string => (label ? `«${label}»` : '');

/** Russian count form: 1 символ, 2 символа, 5 символов. */
function counted(bound: string | undefined, one: string, few: string, many: string): string {
  const rule = new Intl.PluralRules('ru').select(Number(bound));
  return `${bound ?? ''} ${rule === 'one' ? one : rule === 'few' ? few : many}`;
}

/** Genitive after «не менее», «не более»: 1 символа, 2 символов. */
const ofSigns = ({ bound }: IssueFacts): string => counted(bound, 'символа', 'символов', 'символов');
const ofChoices = ({ bound }: IssueFacts): string => counted(bound, 'варианта', 'вариантов', 'вариантов');

const RU_SHAPE: Partial<Record<FieldType, string>> = {
  number: 'Укажите число.',
  date: 'Укажите существующую дату в виде ГГГГ-ММ-ДД.',
  boolean: 'Ответьте «да» или «нет».',
  select: 'Выберите один вариант из списка.',
  multiselect: 'Выберите варианты из списка.',
  email: 'Укажите адрес электронной почты, например name@example.org.',
  phone: 'Укажите телефон с кодом страны, например +7 916 123-45-67.',
  snils: 'Укажите СНИЛС из 11 цифр, например 112-233-445 95.',
  inn: 'Укажите ИНН: 10 цифр у организации или 12 у физического лица.',
  ogrn: 'Укажите ОГРН из 13 цифр или ОГРНИП из 15 цифр.',
  passport: 'Укажите серию паспорта из 4 цифр и номер из 6 цифр.',
};

const RU_CHECKSUM: Partial<Record<FieldType, string>> = {
  snils: 'Укажите СНИЛС из 11 цифр; контрольная сумма не совпала.',
  inn: 'Проверьте ИНН: контрольные цифры не совпали.',
  ogrn: 'Проверьте ОГРН или ОГРНИП: контрольная цифра не совпала.',
};

const ru: Words = {
  required: (facts) => `Заполните поле ${named(facts)}.`,
  invalid_type: ({ type }) => (type && RU_SHAPE[type]) || 'Укажите текст.',
  invalid_characters: () => 'В значении есть недопустимые символы.',
  too_short: (facts) => `Введите не менее ${ofSigns(facts)}.`,
  too_long: (facts) => `Введите не более ${ofSigns(facts)}.`,
  too_small: ({ bound }) => `Укажите число не меньше ${bound}.`,
  too_big: ({ bound }) => `Укажите число не больше ${bound}.`,
  too_early: ({ bound }) => `Укажите дату не раньше ${bound}.`,
  too_late: ({ bound }) => `Укажите дату не позже ${bound}.`,
  too_few: (facts) => `Выберите не менее ${ofChoices(facts)}.`,
  too_many: (facts) => `Выберите не более ${ofChoices(facts)}.`,
  invalid_format: ({ type }) => (type && RU_SHAPE[type]) || 'Значение записано неверно.',
  checksum: ({ type }) => (type && RU_CHECKSUM[type]) || 'Контрольная сумма не совпала.',
  pattern: (facts) => `Значение поля ${named(facts)} записано не по образцу.`,
  invalid_option: () => 'Такого варианта нет в списке.',
  duplicate_option: () => 'Один вариант выбран дважды.',
  unknown_field: () => 'Такого поля нет в форме.',
  hidden_field: (facts) => `Поле ${named(facts)} не заполняется при таких ответах.`,
};

const EN_SHAPE: Partial<Record<FieldType, string>> = {
  number: 'Enter a number.',
  date: 'Enter a date that exists, as YYYY-MM-DD.',
  boolean: 'Answer yes or no.',
  select: 'Choose one option from the list.',
  multiselect: 'Choose options from the list.',
  email: 'Enter an e-mail address, for example name@example.org.',
  phone: 'Enter a telephone number with the country code, for example +7 916 123-45-67.',
  snils: 'Enter a SNILS of 11 digits, for example 112-233-445 95.',
  inn: 'Enter an INN: 10 digits for an organisation, 12 for a person.',
  ogrn: 'Enter an OGRN of 13 digits or an OGRNIP of 15 digits.',
  passport: 'Enter the passport series of 4 digits and the number of 6 digits.',
};

const EN_CHECKSUM: Partial<Record<FieldType, string>> = {
  snils: 'Enter a SNILS of 11 digits; the checksum does not match.',
  inn: 'Check the INN: its control digits do not match.',
  ogrn: 'Check the OGRN or OGRNIP: its control digit does not match.',
};

const plural = (bound: string | undefined, one: string): string =>
  `${bound} ${one}${bound === '1' ? '' : 's'}`;

const en: Words = {
  required: (facts) => `Fill in the field ${named(facts)}.`,
  invalid_type: ({ type }) => (type && EN_SHAPE[type]) || 'Enter text.',
  invalid_characters: () => 'The value has characters that are not allowed.',
  too_short: ({ bound }) => `Enter at least ${plural(bound, 'character')}.`,
  too_long: ({ bound }) => `Enter at most ${plural(bound, 'character')}.`,
  too_small: ({ bound }) => `Enter a number not less than ${bound}.`,
  too_big: ({ bound }) => `Enter a number not greater than ${bound}.`,
  too_early: ({ bound }) => `Enter a date not earlier than ${bound}.`,
  too_late: ({ bound }) => `Enter a date not later than ${bound}.`,
  too_few: ({ bound }) => `Choose at least ${plural(bound, 'option')}.`,
  too_many: ({ bound }) => `Choose at most ${plural(bound, 'option')}.`,
  invalid_format: ({ type }) => (type && EN_SHAPE[type]) || 'The value is not written correctly.',
  checksum: ({ type }) => (type && EN_CHECKSUM[type]) || 'The checksum does not match.',
  pattern: (facts) => `The value of the field ${named(facts)} does not follow its pattern.`,
  invalid_option: () => 'The list has no such option.',
  duplicate_option: () => 'One option is chosen twice.',
  unknown_field: () => 'The form has no such field.',
  hidden_field: (facts) => `The field ${named(facts)} is not filled in with these answers.`,
};

/** Words for a person who has to put a value right, in the language of the request. */
export function formIssueMessage(locale: FormLocale, code: FormIssueCode, facts: IssueFacts): string {
  return (locale === 'en' ? en : ru)[code](facts);
}
