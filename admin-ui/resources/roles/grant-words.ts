import { permissionSentence } from '@shared/access';
import type { Locale } from '@shared/kernel/ids';
import type { Grant } from './matrix';

/** The conditions and fields of a grant in words, without its action; nothing when it holds everywhere. */
export function grantWords(grant: Grant, locale: Locale, names: ReadonlyMap<string, string>): string {
  const sentence = permissionSentence({ action: ['read'], subject: 'Application', ...grant }, locale, names);
  const from = sentence.indexOf('; ');
  return from === -1 ? '' : sentence.slice(from + 2);
}
