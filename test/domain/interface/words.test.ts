import { describe, expect, it } from 'vitest';
import english from '../../../admin-ui/i18n/en';
import russian from '../../../admin-ui/i18n/ru';
import {
  formatBytes,
  formatCases,
  formatDate,
  formatDateTime,
  formatPhone,
  formatShortDate,
  formatSnils,
  formatWorkingDays,
  shortName,
  termWords,
  type TermFacts,
} from '../../../admin-ui/ui/format';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('numbers with their nouns', () => {
  it.each([
    [1, '1 рабочий день'],
    [2, '2 рабочих дня'],
    [5, '5 рабочих дней'],
    [11, '11 рабочих дней'],
    [21, '21 рабочий день'],
    [104, '104 рабочих дня'],
  ])('%i working days in Russian', (days, words) => {
    expect(plain(formatWorkingDays('ru', days))).toBe(words);
  });

  it('agrees in English too', () => {
    expect(plain(formatWorkingDays('en', 1))).toBe('1 working day');
    expect(plain(formatCases('en', 2))).toBe('2 cases');
    expect(plain(formatCases('ru', 204))).toBe('204 дела');
  });
});

describe('the term of a case', () => {
  // Friday 27 November 2026, 12:00 in Moscow.
  const now = new Date('2026-11-27T09:00:00Z');
  const term = (dueAt: string | null, remainingDays: number | null, rest: Partial<TermFacts> = {}) =>
    termWords('ru', { dueAt, remainingDays, termState: 'running', ...rest }, now);

  it('says today until the closing time of the last day', () => {
    expect(term('2026-11-27T15:00:00Z', 0)).toEqual({ text: 'сегодня', tone: 'soon' });
  });

  it('says overdue from the due moment on, and by how much once a working day has passed', () => {
    expect(term('2026-11-27T09:00:00Z', 0)).toEqual({ text: 'просрочено', tone: 'late' });
    const late = term('2026-11-26T15:00:00Z', -1);
    expect({ ...late, text: plain(late.text) }).toEqual({ text: 'просрочено на 1 раб. день', tone: 'late' });
  });

  it('says tomorrow only for the next calendar day, and counts working days after that', () => {
    expect(term('2026-11-28T15:00:00Z', 1)).toEqual({ text: 'завтра', tone: 'soon' });
    expect(plain(term('2026-11-30T15:00:00Z', 1).text)).toBe('1 раб. день');
  });

  it('takes the day of the department, not that of the browser', () => {
    const dueAt = '2026-11-27T22:00:00Z';
    expect(term(dueAt, 0, { timeZone: 'Europe/London' }).text).toBe('сегодня');
    expect(term(dueAt, 0, { timeZone: 'Asia/Vladivostok' }).text).toBe('завтра');
  });

  it('stands while paused and is silent when stopped', () => {
    expect(term(null, null, { termState: 'paused' })).toEqual({ text: 'стоит', tone: 'paused' });
    expect(term(null, null, { termState: 'stopped' })).toEqual({ text: '—', tone: 'none' });
  });
});

describe('dates, names and numbers of people', () => {
  const now = new Date('2026-11-27T09:00:00Z');

  it('leaves plain dates alone and shows moments in the time zone given', () => {
    expect(formatDate('1990-02-01', 'America/New_York')).toBe('01.02.1990');
    expect(formatDate('2026-11-26T22:30:00Z', 'Europe/Moscow')).toBe('27.11.2026');
    expect(formatShortDate('2026-11-20T09:00:00Z', 'Europe/Moscow', now)).toBe('20.11');
    expect(formatShortDate('2025-11-20T09:00:00Z', 'Europe/Moscow', now)).toBe('20.11.2025');
  });

  it('says today and tomorrow with the time', () => {
    expect(formatDateTime('ru', '2026-11-27T15:00:00Z', now)).toBe('сегодня, 18:00');
    expect(formatDateTime('en', '2026-11-28T15:00:00Z', now)).toBe('tomorrow, 18:00');
    expect(formatDateTime('ru', '2026-12-01T15:00:00Z', now)).toBe('01.12.2026, 18:00');
  });

  it.each([
    ['Иванова Анна Петровна', 'Иванова А. П.'],
    ['Ким Дмитрий', 'Ким Д.'],
    ['ООО «Луч»', 'ООО «Луч»'],
    ['Петрова-Водкина Ёлка Эльдаровна', 'Петрова-Водкина Ё. Э.'],
  ])('shortens %s', (name, short) => {
    expect(plain(shortName(name))).toBe(short);
  });

  it('writes phones, SNILS and sizes as people do', () => {
    expect(formatPhone('89991234567')).toBe('+7 999 123-45-67');
    expect(formatPhone('+375 29 123 45 67')).toBe('+375 29 123 45 67');
    expect(formatSnils('11223344595')).toBe('112-233-445 95');
    expect(formatSnils('***-***-445 95')).toBe('***-***-445 95');
    expect(plain(formatBytes('ru', 1_258_291))).toBe('1,2 МБ');
  });
});

describe('the two languages', () => {
  const flat = (value: unknown, path = ''): [string, string][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => flat(inner, path ? `${path}.${key}` : key))
      : [[path, String(value)]];
  const ru = new Map(flat(russian));
  const en = new Map(flat(english));
  const inserts = (text: string) => [...new Set(text.match(/%\{\w+\}/g))].sort();

  it('have a Russian word for every English one, those of the framework included', () => {
    expect([...en.keys()].filter((key) => !ru.has(key))).toEqual([]);
  });

  it('fill the same inserts in the words of the product', () => {
    const own = [...en].filter(([key]) => !key.startsWith('ra.'));
    expect(own.length).toBeGreaterThan(150);
    expect(own.filter(([key, text]) => `${inserts(text)}` !== `${inserts(ru.get(key) ?? '')}`)).toEqual([]);
  });
});
