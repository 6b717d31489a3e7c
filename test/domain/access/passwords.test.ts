import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PASSWORD_RULES, passwordSchema } from '../../../shared/access';
import { COMMON_WORDS } from '../../../server/modules/access/sign-in/common-words';
import { isCommonPassword, isPersonalPassword } from '../../../server/modules/access/sign-in/password-rules';

function codes(password: string): unknown[] {
  const result = passwordSchema.safeParse(password);
  if (result.success) return [];
  return result.error.issues.map((issue) => (issue.code === 'custom' ? issue.params?.['code'] : issue.code));
}

test.for<[string, unknown[]]>([
  ['Kedr-47!', []],
  ['Кедр-47!', []],
  ['Кедр 47 лет', []],
  ['Kedr-47', ['too_small']],
  ['kedr-478', ['password_upper']],
  ['KEDR-478', ['password_lower']],
  ['Kedr-кот', ['password_digit']],
  ['Kedr4789', ['password_special']],
  ['', ['too_small', 'password_upper', 'password_lower', 'password_digit', 'password_special']],
  [`Aa1!${'x'.repeat(196)}`, []],
  [`Aa1!${'x'.repeat(197)}`, ['too_big']],
  // An invisible sign is no special one.
  ['Kedr478\u0000', ['password_special']],
])('%s', ([password, expected]) => {
  expect(codes(password)).toEqual(expected);
});

test('accepts exactly what has all four kinds of signs and a fitting length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (password) => {
      const sound =
        [...password].length >= 8 && Object.values(PASSWORD_RULES).every((pattern) => pattern.test(password));
      expect(passwordSchema.safeParse(password).success).toBe(sound);
    }),
    { numRuns: 2000 },
  );
});

test('the list holds thousands of words, small letters alone', () => {
  expect(COMMON_WORDS.size).toBeGreaterThan(3000);
  expect([...COMMON_WORDS].filter((word) => !/^[a-z]{5,14}$/.test(word))).toEqual([]);
});

test.for([
  'Password1!', 'P@ssw0rd', 'p@$$W0RD2026!', '2026Password!', 'Pass-word1', 'Qwerty123!', 'QWErty!23', '1qaz@WSX', '!QAZ2wsx',
  'Zaq12wsx!', 'Abcd1234!', 'Aaaaaa1!', 'Dragon-2026', 'Monkey#1', 'Sunshine99!', 'Trustno1!', 'Welcome1!', 'Admin@123',
  'Summer2026!', 'Monday-01', 'Moskva2026!', 'Привет123!', 'Пароль-1', 'Йцукен12!', 'Gfhjkm123!', 'Ghbdtn1!', 'Январь2026!',
  'Лето-2026', 'Zima2026!', '1234567Aa!', 'Фывапр1!', 'Letmein!1', 'L3tm31n!!',
])('%s is refused as common', (password) => {
  expect(isCommonPassword(password)).toBe(true);
}); // prettier-ignore

test.for([
  'Kedr-47-sova', 'Кедр-47-сова', 'tR9!mzQ4', 'Xk7#pLw2', 'синий Кит плывёт 8', 'correct Horse 7 battery', 'Vm$83kQa!', 'Lisa+Tuman41',
])('%s is not', (password) => {
  expect(isCommonPassword(password)).toBe(false);
}); // prettier-ignore

test('random passwords of eight signs are hardly ever taken for common', () => {
  const signs = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!#%+-=?';
  const passwords = fc.sample(fc.string({ unit: fc.constantFrom(...signs), minLength: 8, maxLength: 8 }), {
    numRuns: 3000,
    seed: 7,
  });
  expect(passwords.filter(isCommonPassword).length).toBeLessThan(6);
});

test.for([
  ['Smirnova-42!', 'smirnova@agency.example', true],
  ['x9!SMIRNOVA', 'a.smirnova@agency.example', true],
  ['Priemnaya-7', 'a.b@agency.example', true],
  ['Приёмная-77', 'a.b@agency.example', true],
  ['Ghbtvyfz-77', 'a.b@agency.example', true],
  ['Kedr-47-sova', 'smirnova@agency.example', false],
  // Three letters happen by chance.
  ['Kedr-ann-47', 'ann@agency.example', false],
] as const)('%s of %s holds the address or the product: %s', ([password, email, expected]) => {
  expect(isPersonalPassword(password, email)).toBe(expected);
});
