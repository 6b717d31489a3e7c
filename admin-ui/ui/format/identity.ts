/** `+7 999 123-45-67`; anything that is not a Russian number of eleven digits is shown as it came. */
export function formatPhone(value: string): string {
  const digits = value.replaceAll(/\D/g, '');
  const match = /^[78](\d{3})(\d{3})(\d{2})(\d{2})$/.exec(digits);
  return match ? `+7 ${match[1]} ${match[2]}-${match[3]}-${match[4]}` : value;
}

/** `112-233-445 95`; a masked SNILS keeps its stars. */
export function formatSnils(value: string): string {
  const match = /^([\d*]{3})([\d*]{3})([\d*]{3})([\d*]{2})$/.exec(value.replaceAll(/[\s-]/g, ''));
  return match ? `${match[1]}-${match[2]}-${match[3]} ${match[4]}` : value;
}

/** `Иванова Анна Петровна` → `Иванова А. П.`; a name of an organisation (quotes, one word, digits) stays whole. */
export function shortName(fullName: string): string {
  const words = fullName.trim().split(/\s+/);
  const [lastName, ...rest] = words;
  const isPerson =
    words.length >= 2 && words.length <= 4 && words.every((word) => /^[\p{Lu}][\p{Ll}-]/u.test(word));
  if (!isPerson || lastName === undefined) return fullName;
  return [lastName, ...rest.slice(0, 2).map((word) => `${word.charAt(0)}.`)].join('\u00a0');
}

/** Two letters for the mark beside a name. */
export function initials(fullName: string): string {
  return fullName
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}

/** `1,2 МБ`, `340 КБ`. */
export function formatBytes(locale: 'ru' | 'en', bytes: number): string {
  const units = locale === 'ru' ? ['Б', 'КБ', 'МБ', 'ГБ'] : ['B', 'kB', 'MB', 'GB'];
  const step = bytes < 1 ? 0 : Math.min(3, Math.floor(Math.log(bytes) / Math.log(1024)));
  const amount = bytes / 1024 ** step;
  const text = new Intl.NumberFormat(locale, {
    maximumFractionDigits: amount < 10 && step > 0 ? 1 : 0,
  }).format(amount);
  return `${text}\u00a0${units[step]}`;
}

/** `2 000 ₽` */
export function formatRoubles(locale: 'ru' | 'en', amount: number): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'RUB',
    maximumFractionDigits: 2,
    minimumFractionDigits: 0,
  }).format(amount);
}
