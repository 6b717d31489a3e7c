import type { Locale } from '@shared/kernel/ids';

/** Forms of one noun: Russian needs one/few/many (1 день, 2 дня, 5 дней), English one/many. */
export interface PluralForms {
  one: string;
  few?: string;
  many: string;
}

const rules: Record<Locale, Intl.PluralRules> = {
  ru: new Intl.PluralRules('ru'),
  en: new Intl.PluralRules('en'),
};

/** The form of the noun that goes with `count`, without the number itself. */
export function pluralForm(locale: Locale, count: number, forms: PluralForms): string {
  const category = rules[locale].select(Math.abs(count));
  if (category === 'one') return forms.one;
  if (category === 'few') return forms.few ?? forms.many;
  return forms.many;
}

/** `2 рабочих дня`: the number (with thin grouping) and the noun in its form. */
export function countOf(locale: Locale, count: number, forms: PluralForms): string {
  return `${formatNumber(locale, count)}\u00a0${pluralForm(locale, count, forms)}`;
}

const numbers: Record<Locale, Intl.NumberFormat> = {
  ru: new Intl.NumberFormat('ru-RU'),
  en: new Intl.NumberFormat('en-GB'),
};

export function formatNumber(locale: Locale, value: number): string {
  return numbers[locale].format(value);
}

const workingDays: Record<Locale, PluralForms> = {
  ru: { one: 'рабочий день', few: 'рабочих дня', many: 'рабочих дней' },
  en: { one: 'working day', many: 'working days' },
};
const workingDaysShort: Record<Locale, PluralForms> = {
  ru: { one: 'раб. день', few: 'раб. дня', many: 'раб. дней' },
  en: { one: 'working day', many: 'working days' },
};
const cases: Record<Locale, PluralForms> = {
  ru: { one: 'дело', few: 'дела', many: 'дел' },
  en: { one: 'case', many: 'cases' },
};

/** `2 рабочих дня`; short: `2 раб. дня`. */
export function formatWorkingDays(locale: Locale, days: number, length: 'long' | 'short' = 'long'): string {
  return countOf(locale, days, (length === 'long' ? workingDays : workingDaysShort)[locale]);
}

/** `204 дела`. */
export function formatCases(locale: Locale, count: number): string {
  return countOf(locale, count, cases[locale]);
}
