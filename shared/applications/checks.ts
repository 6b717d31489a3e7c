/** What an automatic check may find, with the words that stand beside the checked thing. */
export const CHECK_CODES = {
  format_ok: { ru: 'формат верный', en: 'format is right' },
  checksum_ok: { ru: 'контрольная сумма', en: 'check digits agree' },
  checksum_wrong: { ru: 'контрольная сумма не совпала', en: 'check digits do not agree' },
  format_wrong: { ru: 'формат неверный', en: 'format is wrong' },
  date_plausible: { ru: 'дата возможна', en: 'date is plausible' },
  date_implausible: { ru: 'дата невозможна', en: 'date is not plausible' },
  passport_valid: { ru: 'срок действия не истёк', en: 'passport is in date' },
  passport_expired: { ru: 'паспорт подлежал замене по возрасту', en: 'passport is past its age limit' },
  file_readable: { ru: 'файл читается', en: 'file can be read' },
  file_unreadable: { ru: 'файл не читается', en: 'file can’t be read' },
  file_encrypted: { ru: 'файл защищён паролем', en: 'file is protected by a password' },
  file_damaged: { ru: 'файл повреждён при хранении', en: 'stored file is damaged' },
  file_repeated: { ru: 'тот же файл приложен дважды', en: 'the same file is attached twice' },
  no_twins: { ru: 'других открытых заявлений нет', en: 'no other open applications' },
  twins_found: { ru: 'есть другое открытое заявление', en: 'there is another open application' },
} as const satisfies Record<string, { ru: string; en: string }>;

export type CheckCode = keyof typeof CHECK_CODES;

/** Kinds of automatic checks. */
export const CHECK_KINDS = ['format', 'plausibility', 'file', 'twins'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];
