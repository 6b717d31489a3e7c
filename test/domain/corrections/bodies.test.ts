import { describe, expect, it } from 'vitest';
import {
  correctionAnswersBody,
  correctionDraftBody,
  correctionTarget,
  requestCorrectionBody,
  reviewAnswersBody,
} from '@shared/corrections';
import { proposeBody, rejectBody, returnProposalBody } from '@shared/decisions';

const ID = '0f7f2ad0-5f37-4f0e-9c39-5a3a58c6b001';
const ITEM = { target: { kind: 'general' }, reasonCode: 'unreadable', message: 'Приложите чёткую копию' };

/** The fields that were found wrong, as dotted paths. */
function faults(
  schema: { safeParse(input: unknown): { success: boolean; error?: unknown } },
  input: unknown,
): string[] {
  const { error } = schema.safeParse(input) as { error?: { issues: { path: PropertyKey[] }[] } };
  return (error?.issues ?? []).map((issue) => issue.path.map(String).join('.'));
}

describe('the target of a remark', () => {
  it.each<[string, unknown]>([
    ['a field', { kind: 'field', path: 'applicant.passport.number' }],
    ['a slot', { kind: 'document', slot: 'passport' }],
    ['a file', { kind: 'document', documentId: ID }],
    ['a file in its slot', { kind: 'document', slot: 'passport', documentId: ID }],
    ['the case as a whole', { kind: 'general' }],
  ])('%s', (_name, target) => {
    expect(correctionTarget.parse(target)).toEqual(target);
  });

  it.each<[string, unknown, string[]]>([
    ['a field without a path', { kind: 'field' }, ['path']],
    ['a field with an empty path', { kind: 'field', path: '' }, ['path']],
    ['a document that is neither slot nor file', { kind: 'document' }, ['slot']],
    ['a file that is no identifier', { kind: 'document', documentId: '7' }, ['documentId']],
    ['an unknown kind', { kind: 'page' }, ['kind']],
    ['something besides', { kind: 'general', path: 'okved' }, ['']],
    ['a path that no column can hold', { kind: 'field', path: 'a\u0000b' }, ['path']],
  ])('%s is refused', (_name, target, wrong) => {
    expect(faults(correctionTarget, target)).toEqual(wrong);
  });
});

describe('a correction request', () => {
  it('takes concrete remarks with a reason and words', () => {
    const body = { version: 3, items: [ITEM, { ...ITEM, target: { kind: 'field', path: 'form.okved' } }] };
    expect(requestCorrectionBody.parse(body)).toEqual(body);
  });

  it.each<[string, unknown, string[]]>([
    ['no remarks', { version: 1, items: [] }, ['items']],
    ['no words', { version: 1, items: [{ ...ITEM, message: '   ' }] }, ['items.0.message']],
    ['no reason', { version: 1, items: [{ ...ITEM, reasonCode: '' }] }, ['items.0.reasonCode']],
    ['no version', { items: [ITEM] }, ['version']],
    ['a version that no case has', { version: 0, items: [ITEM] }, ['version']],
    ['unknown fields', { version: 1, items: [ITEM], status: 'approved' }, ['']],
    [
      'words of five pages',
      { version: 1, items: [{ ...ITEM, message: 'а'.repeat(4001) }] },
      ['items.0.message'],
    ],
    ['a hundred and one remarks', { version: 1, items: Array.from({ length: 101 }, () => ITEM) }, ['items']],
    [
      'several faults, each named',
      { version: '1', items: [ITEM, { target: { kind: 'field', path: '' }, reasonCode: 'x' }] },
      ['version', 'items.1.target.path', 'items.1.message'],
    ],
  ])('%s', (_name, body, wrong) => {
    expect(faults(requestCorrectionBody, body)).toEqual(wrong);
  });

  it('a draft may be half-written, its targets not', () => {
    const draft = { items: [{ target: { kind: 'general' }, reasonCode: '', message: '' }] };
    expect(correctionDraftBody.parse(draft)).toEqual(draft);
    expect(correctionDraftBody.parse({ items: [] })).toEqual({ items: [] });
    expect(
      faults(correctionDraftBody, { items: [{ ...draft.items[0], target: { kind: 'document' } }] }),
    ).toEqual(['items.0.target.slot']);
  });
});

describe('answers and their review', () => {
  it('an answer is a value of any kind, a file, a comment, or some of these', () => {
    const body = {
      items: [
        { itemId: ID, value: ['a', 'b'], comment: 'Исправлено' },
        { itemId: ID, uploadId: ID },
        { itemId: ID, value: null },
      ],
    };
    expect(correctionAnswersBody.parse(body)).toEqual(body);
  });

  it.each<[string, unknown, string[]]>([
    ['no answers', { items: [] }, ['items']],
    ['an answer to nothing', { items: [{ value: 1 }] }, ['items.0.itemId']],
    ['an upload that is no identifier', { items: [{ itemId: ID, uploadId: 'x' }] }, ['items.0.uploadId']],
    ['a comment without words', { items: [{ itemId: ID, comment: ' ' }] }, ['items.0.comment']],
  ])('%s', (_name, body, wrong) => {
    expect(faults(correctionAnswersBody, body)).toEqual(wrong);
  });

  it('a verdict is one of two', () => {
    const body = { version: 2, items: [{ itemId: ID, verdict: 'returned', message: 'Скан обрезан' }] };
    expect(reviewAnswersBody.parse(body)).toEqual(body);
    expect(faults(reviewAnswersBody, { version: 2, items: [{ itemId: ID, verdict: 'maybe' }] })).toEqual([
      'items.0.verdict',
    ]);
    expect(faults(reviewAnswersBody, { version: 2, items: [] })).toEqual(['items']);
  });
});

describe('a refusal', () => {
  const refusal = {
    version: 1,
    reasons: ['incomplete'],
    explanation: 'Нет выписки',
    recommendation: 'Приложите',
  };

  it('names a reason, an explanation and a recommendation', () => {
    expect(rejectBody.parse(refusal)).toEqual(refusal);
    expect(faults(rejectBody, { version: 1 })).toEqual(['reasons', 'explanation', 'recommendation']);
    expect(faults(rejectBody, { ...refusal, reasons: [], explanation: ' ', recommendation: '' })).toEqual([
      'reasons',
      'explanation',
      'recommendation',
    ]);
  });

  it('is asked for the same when it is proposed; an approval is not', () => {
    expect(faults(proposeBody, { ...refusal, outcome: 'reject' })).toEqual([]);
    expect(faults(proposeBody, { version: 1, outcome: 'reject' })).toEqual([
      'reasons',
      'explanation',
      'recommendation',
    ]);
    expect(faults(proposeBody, { version: 1, outcome: 'approve' })).toEqual([]);
    expect(faults(proposeBody, { ...refusal, outcome: 'approve' })).toEqual(['']);
    expect(faults(proposeBody, { version: 1, outcome: 'later' })).toEqual(['outcome']);
  });

  it('a proposal comes back with words', () => {
    expect(faults(returnProposalBody, { version: 1 })).toEqual(['comment']);
  });
});
