/** The more particular names come first: each browser claims to be the ones after it, too. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/YaBrowser\//, 'Yandex'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrom(?:e|ium)\/|CriOS\/|HeadlessChrome\//, 'Chrome'],
  [/Version\/[\d.]+ .*Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Linux|X11/, 'Linux'],
];

const nameIn = (list: typeof BROWSERS, userAgent: string) =>
  list.find(([pattern]) => pattern.test(userAgent))?.[1];

/** `Firefox, Windows` from what a browser says of itself; as much of it as is known. */
export function deviceName(userAgent: string | null, words: { unknown: string; yandex: string }): string {
  const text = userAgent ?? '';
  const browser = nameIn(BROWSERS, text);
  const known = [browser === 'Yandex' ? words.yandex : browser, nameIn(SYSTEMS, text)].filter(Boolean);
  return known.length > 0 ? known.join(', ') : words.unknown;
}
