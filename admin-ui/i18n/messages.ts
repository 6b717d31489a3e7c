import type { Locale } from '@shared/kernel/ids';
import { currentLocale, useAppLocale } from '../providers';

/**
 * Words of one lazily loaded page, kept beside it so that they are fetched with it. Russian fixes the shape; English
 * must have every entry, which the compiler checks. `const useWords = pageWords({ ru, en })`, then `useWords().title`.
 */
export function pageWords<Words>(words: { ru: Words; en: Words }): (() => Words) & { now: () => Words } {
  const hook = (): Words => words[useAppLocale()];
  const now = (): Words => words[currentLocale() satisfies Locale];
  return Object.assign(hook, { now });
}
