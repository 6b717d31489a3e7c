import type { FieldError } from '@shared/kernel/errors';
import { DomainError } from '@shared/kernel/errors';
import { currentLocale, ruleError } from '../../../platform/http';
import { COMMON_WORDS } from './common-words';

/** Where a Russian letter is typed, on the Latin keyboard: «пароль» typed without switching is "gfhjkm". */
const RUSSIAN_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбюё';
const LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";

/** What people add digits to besides leaked words: words of sign-in, seasons, months, days, the country and its capitals. */
const RUSSIAN_WORDS = (
  'пароль парол админ администратор пользователь логин доступ вход секрет привет здравствуй любовь солнце россия москва ' +
  'питер петербург родина победа мама папа семья работа удача счастье спартак динамо зенит начальник оператор менеджер ' +
  'инспектор специалист отдел госуслуги министерство управление зима весна лето осень январь февраль март апрель май июнь ' +
  'июль август сентябрь октябрь ноябрь декабрь понедельник вторник среда четверг пятница суббота воскресенье йцукен фывапролдж'
).split(' ');
const OTHER_WORDS = (
  'parol administrator polzovatel privet lubov lyubov solnce rossiya russia moskva moscow piter peterburg rodina pobeda ' +
  'zenit operator manager inspector gosuslugi zima vesna leto osen yanvar fevral mart aprel iyun iyul avgust sentyabr ' +
  'oktyabr noyabr dekabr ponedelnik vtornik sreda chetverg pyatnica subbota voskresenie winter spring summer autumn ' +
  'january february march april june july august september october november december monday tuesday wednesday thursday ' +
  'friday saturday sunday welcome changeme letmein login admin user test temp guest default'
).split(' ');
const PRODUCT_WORDS = ['приемная', 'приёмная', 'priemnaya', 'priyomnaya', 'priemnaja'];

/** Rows, diagonals and orders that fingers follow; also read backwards. */
const RUNS = [
  'qwertyuiop[]', 'asdfghjkl;\'', 'zxcvbnm,./', '1234567890', '0123456789', 'abcdefghijklmnopqrstuvwxyz',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', '!@#$%^&*()_+', '!"№;%:?*()_+',
  '1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', 'qaz', 'wsx', 'edc', 'rfv', 'tgb', '!qaz', '@wsx', '#edc',
]; // prettier-ignore
const RUN_LENGTH = 3;
/** So many signs beside runs and repeats do not make a guess much harder. */
const FEW_SIGNS = 3;

const ORDERS = RUNS.flatMap((run) => [run, [...run].reverse().join('')]);
const WORDS: ReadonlySet<string> = new Set([
  ...COMMON_WORDS,
  ...OTHER_WORDS,
  ...RUSSIAN_WORDS,
  ...RUSSIAN_WORDS.map(onLatinKeys),
]);

const LETTER_LIKE: Record<string, string> = {
  '@': 'a', '4': 'a', '3': 'e', '0': 'o', $: 's', '5': 's', '7': 't', '!': 'i', '1': 'i',
}; // prettier-ignore

function onLatinKeys(word: string): string {
  return [...word].map((letter) => LATIN_KEYS[RUSSIAN_KEYS.indexOf(letter)] ?? letter).join('');
}

/** A password as the list of words may hold it: without what stands around the word, letter-like signs as letters. */
function foldings(password: string): string[] {
  const small = password.toLowerCase();
  const inner = small.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const tail = small.replace(/[^\p{L}]+$/u, '');
  const bare = inner.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const folded = [inner, tail, bare].map((text) =>
    [...text].map((sign) => LETTER_LIKE[sign] ?? sign).join(''),
  );
  return [small, inner, bare, ...folded, ...folded.map((text) => text.replaceAll('i', 'l'))];
}

/** How many signs belong to no run along the keyboard or the alphabet and to no repeat. */
function irregularSigns(text: string): number {
  let irregular = 0;
  for (let at = 0; at < text.length;) {
    let length = 1;
    while (
      ORDERS.some((order) => order.includes(text.slice(at, at + length + 1))) &&
      at + length < text.length
    )
      length += 1;
    let repeats = 1;
    while (text[at + repeats] === text[at]) repeats += 1;
    const regular = Math.max(length, repeats);
    if (regular < RUN_LENGTH) irregular += 1;
    at += regular < RUN_LENGTH ? 1 : regular;
  }
  return irregular;
}

/** Whether guessers try it early: a leaked word, however decorated, or a walk along the keyboard. */
export function isCommonPassword(password: string): boolean {
  const small = password.toLowerCase();
  return foldings(password).some((text) => WORDS.has(text)) || irregularSigns(small) <= FEW_SIGNS;
}

/** Whether it is made of the person's address or of the product's name. */
export function isPersonalPassword(password: string, email: string): boolean {
  const small = password.toLowerCase();
  const local = email.toLowerCase().split('@')[0] ?? '';
  const parts = [local, ...local.split(/[._+-]+/)].filter((part) => part.length >= 4);
  return [...parts, ...PRODUCT_WORDS, ...PRODUCT_WORDS.map(onLatinKeys)].some((part) => small.includes(part));
}

/** What the shared schema cannot tell. Error: `validation_failed`, at `next`. */
export function checkNewPassword(password: string, email: string): void {
  const locale = currentLocale();
  const errors: FieldError[] = [];
  if (isPersonalPassword(password, email)) errors.push(ruleError('next', 'password_personal', locale));
  else if (isCommonPassword(password)) errors.push(ruleError('next', 'password_common', locale));
  if (errors.length > 0) throw new DomainError('validation_failed', { errors });
}
