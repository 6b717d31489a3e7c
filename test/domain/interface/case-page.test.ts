import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordDiff } from '../../../admin-ui/resources/applications/case/answers/word-diff';
import { barDays } from '../../../admin-ui/resources/applications/case/header/term-days';
import { chooseReasons } from '../../../admin-ui/resources/applications/case/sheets/refusal';
import type { TermRecord } from '../../../shared/applications';
import { RUSSIA_2025_2027, explainTerm } from '../../../shared/sla';

const said = (parts: ReturnType<typeof wordDiff>, ...kinds: string[]) =>
  parts
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join('');

describe('difference of two texts', () => {
  test('names the added words and leaves the others alone', () => {
    const parts = wordDiff('г. Москва, ул. Лесная, кв. 14', 'г. Москва, ул. Лесная, д. 8, кв. 14');
    expect(said(parts, 'added')).toBe('д. 8, ');
    expect(said(parts, 'removed')).toBe('');
  });

  test('changes one word for another', () => {
    expect(wordDiff('ремонт обуви', 'ремонт часов')).toEqual([
      { text: 'ремонт ', kind: 'same' },
      { text: 'обуви', kind: 'removed' },
      { text: 'часов', kind: 'added' },
    ]);
  });

  test('always gives both texts back whole', () => {
    const text = array(constantFrom('дом', 'улица', 'Москва', ' ', ',', '8', '\n', 'ё'), {
      maxLength: 40,
    });
    assert(
      property(text, text, (a, b) => {
        const parts = wordDiff(a.join(''), b.join(''));
        expect(said(parts, 'same', 'removed')).toBe(a.join(''));
        expect(said(parts, 'same', 'added')).toBe(b.join(''));
      }),
    );
  });
});

describe('bar of a term', () => {
  const term = (pauses: { pausedAt: Date; resumedAt: Date | null }[]): TermRecord => ({
    kind: 'review',
    state: 'running',
    days: 5,
    startedAt: '2026-06-01T09:00:00.000Z',
    dueAt: null,
    remainingDays: null,
    pauses: [],
    explanation: explainTerm(
      { startedAt: new Date('2026-06-01T09:00:00Z'), days: 5, pauses },
      'Europe/Moscow',
      RUSSIA_2025_2027,
    ),
  });

  test('fills the working days that are over and leaves today open', () => {
    // Monday the first is the day of the start; Tuesday to Thursday are over on Friday.
    expect(barDays(term([]), new Date('2026-06-05T09:00:00Z'))).toEqual([
      'used',
      'used',
      'used',
      'left',
      'left',
    ]);
  });

  test('shows where the term stands and how much is left', () => {
    const paused = term([{ pausedAt: new Date('2026-06-03T09:00:00Z'), resumedAt: null }]);
    expect(barDays(paused, new Date('2026-06-09T09:00:00Z'))).toEqual([
      'used',
      'used',
      'paused',
      'left',
      'left',
      'left',
    ]);
  });

  test('goes on after the pause with the days that were left', () => {
    const resumed = term([
      { pausedAt: new Date('2026-06-03T09:00:00Z'), resumedAt: new Date('2026-06-08T09:00:00Z') },
    ]);
    expect(barDays(resumed, new Date('2026-06-10T09:00:00Z'))).toEqual([
      'used',
      'used',
      'paused',
      'used',
      'left',
      'left',
    ]);
  });
});

describe('texts of a refusal', () => {
  const reasons = [
    {
      code: 'documents',
      label: 'Не все документы',
      explanation: 'Документов нет.',
      recommendation: 'Приложите их.',
    },
    {
      code: 'data',
      label: 'Сведения неверны',
      explanation: 'Сведения неверны.',
      recommendation: 'Исправьте их.',
    },
  ];
  const empty = { reasons: [], explanation: '', recommendation: '' };

  test('follow the chosen reasons', () => {
    const both = chooseReasons(reasons, chooseReasons(reasons, empty, ['documents']), ['documents', 'data']);
    expect(both.explanation).toBe('Документов нет.\n\nСведения неверны.');
    expect(chooseReasons(reasons, both, []).recommendation).toBe('');
  });

  test('stay as a person wrote them, each by itself', () => {
    const one = { ...chooseReasons(reasons, empty, ['documents']), explanation: 'Нет копии паспорта.' };
    expect(chooseReasons(reasons, one, ['documents', 'data'])).toEqual({
      reasons: ['documents', 'data'],
      explanation: 'Нет копии паспорта.',
      recommendation: 'Приложите их.\n\nИсправьте их.',
    });
  });
});
