import { AsyncLocalStorage } from 'node:async_hooks';
import type { Locale } from '@shared/kernel/ids';

const storage = new AsyncLocalStorage<Locale>();

export function runWithLocale<T>(locale: Locale, work: () => T): T {
  return storage.run(locale, work);
}

/** The language of the request at hand; Russian outside of one. */
export function currentLocale(): Locale {
  return storage.getStore() ?? 'ru';
}

/** English only for those who ask for it before Russian. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const first = (acceptLanguage ?? '').split(',').find((part) => /^\s*(ru|en)\b/i.test(part));
  return first !== undefined && /^\s*en/i.test(first) ? 'en' : 'ru';
}
