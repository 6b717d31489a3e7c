import type { Locale } from '@shared/kernel/ids';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { localStorageStore, useLocaleState, type TranslationMessages } from 'react-admin';
import russian from '../i18n/ru';

/** Preferences and list places of this browser; signing out keeps the preferences. */
const storage = localStorageStore('1', 'Priemnaya');
const KEPT_AFTER_SIGN_OUT = ['locale', 'theme'];
export const store: typeof storage = {
  ...storage,
  reset: () => {
    const kept = KEPT_AFTER_SIGN_OUT.map((key): [string, unknown] => [key, storage.getItem(key)]);
    storage.reset();
    for (const [key, value] of kept) storage.setItem(key, value);
  },
};

// Russian is the language of nearly everyone here and comes with the page; English is fetched when asked for.
const messages = new Map<string, TranslationMessages>([['ru', russian]]);

async function load(locale: string): Promise<TranslationMessages> {
  const loaded = locale === 'en' ? (await import('../i18n/en')).default : russian;
  messages.set(locale, loaded);
  return loaded;
}

export const i18nProvider = polyglotI18nProvider(
  (locale) => messages.get(locale) ?? (locale === 'ru' ? russian : load(locale)),
  'ru',
  [
    { locale: 'ru', name: 'Русский' },
    { locale: 'en', name: 'English' },
  ],
  { allowMissing: true, onMissingKey: (key: string, options: { _?: string }) => options._ ?? key },
);

export function currentLocale(): Locale {
  return i18nProvider.getLocale() === 'en' ? 'en' : 'ru';
}

/** The interface language in a component; formatting functions take it as their first argument. */
export function useAppLocale(): Locale {
  const [locale] = useLocaleState();
  return locale === 'en' ? 'en' : 'ru';
}
