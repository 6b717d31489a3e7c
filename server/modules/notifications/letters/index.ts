import type { Locale } from '@shared/kernel/ids';
import { en } from './en';
import type { LetterFacts, LetterWords } from './facts';
import { ru } from './ru';

export type { LetterFacts, Remark, RemarkSubject } from './facts';

const WORDS: Record<Locale, LetterWords> = { ru, en };

/** How the letters of a language call a part of the applicant's own data. */
export function applicantFieldLabel(name: string, locale: Locale): string {
  return WORDS[locale].applicantFields[name] ?? name;
}

/** Paragraphs with an empty line between them: what is stored, sent as text, and made into HTML. */
export function writeLetter(facts: LetterFacts, locale: Locale): { subject: string; body: string } {
  const words = WORDS[locale];
  const paragraphs = [words.greeting(facts), ...words.content[facts.status](facts), ...words.closing(facts)];
  return {
    subject: words.subject(facts),
    body: paragraphs.filter((paragraph) => paragraph !== null).join('\n\n'),
  };
}
