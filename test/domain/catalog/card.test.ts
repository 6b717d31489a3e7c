import { describe, expect, it } from 'vitest';
import {
  cardSchema,
  documentFormatOf,
  DOCUMENT_FORMATS,
  DEFAULT_MAX_BYTES,
  renderTemplate,
  slotsFor,
} from '@shared/catalog';

const slot = (code: string, rest: object = {}) => ({
  code,
  label: code,
  required: false,
  formats: ['pdf'],
  maxBytes: DEFAULT_MAX_BYTES,
  maxFiles: 1,
  ...rest,
});

const content = {
  title: 'Выдача справки',
  shortTitle: 'Справка',
  description: 'Справка для предъявления по месту требования.',
  category: 'safety',
  applicantKinds: ['person'],
  regions: ['77'],
  fee: null,
  standardDays: 10,
  expeditedDays: 3,
  form: {
    fields: [
      { name: 'married', label: 'Состоит в браке', type: 'boolean', required: true },
      {
        name: 'renamed',
        label: 'Менялась фамилия',
        type: 'boolean',
        required: true,
        visibleWhen: { field: 'married', equals: true },
      },
    ],
  },
  documentSlots: [
    slot('passport', { required: true }),
    slot('proof', { requiredWhen: { field: 'renamed', equals: true } }),
    slot('other'),
  ],
  autoCorrection: false,
  fourEyes: false,
  correctionReasons: [{ code: 'unreadable', label: 'Не читается', text: 'Загрузите чёткую копию.' }],
  refusalReasons: [
    { code: 'no_right', label: 'Нет права', explanation: 'Нет права.', recommendation: 'Обратитесь.' },
  ],
  decisionTemplates: { approve: 'Одобрено: {{number}}', reject: '{{reasons}} {{explanation}}' },
  outcome: { title: 'Справка', text: 'Выдана: {{applicantName}}', validDays: null },
};

const faults = (change: object): string[] =>
  cardSchema.safeParse({ ...content, ...change }).error?.issues.map((issue) => issue.path.join('.')) ?? [];

describe('a service card', () => {
  it('gives 10 working days to answer remarks unless it says otherwise', () => {
    expect(cardSchema.parse(content).correctionDays).toBe(10);
    expect(cardSchema.parse({ ...content, correctionDays: 5 }).correctionDays).toBe(5);
  });

  it('refuses what would not work for an applicant', () => {
    expect(faults({ expeditedDays: 10 })).toEqual(['expeditedDays']);
    expect(faults({ documentSlots: [slot('a'), slot('a')] })).toEqual(['documentSlots']);
    const absent = slot('a', { requiredWhen: { field: 'nothing', equals: true } });
    expect(faults({ documentSlots: [absent] })).toEqual(['documentSlots.0.requiredWhen']);
    expect(faults({ applicantKinds: ['person', 'person'] })).toEqual(['applicantKinds']);
    expect(faults({ refusalReasons: [] })).toEqual(['refusalReasons']);
    expect(faults({ regions: ['7'] })).toEqual(['regions.0']);
    expect(faults({ fee: { amount: 10.001, currency: 'RUB' } })).toEqual(['fee.amount']);
    expect(faults({ outcome: { ...content.outcome, text: '{{surname}}' } })).toEqual(['outcome.text']);
    expect(faults({ colour: 'red' })).toEqual(['']);
  });

  it('asks for a document when its condition is met by a visible field', () => {
    const card = cardSchema.parse(content);
    const asked = (values: object) => slotsFor(card, values).map(({ code }) => code);
    expect(asked({ married: false })).toEqual(['passport']);
    expect(asked({ married: true, renamed: true })).toEqual(['passport', 'proof']);
    expect(asked({ married: false, renamed: true })).toEqual(['passport']);
  });
});

describe('a text template', () => {
  it('is filled in one pass', () => {
    expect(
      renderTemplate('{{ number }}: {{applicantName}}', { number: '1', applicantName: '{{number}}' }),
    ).toEqual({
      ok: true,
      text: '1: {{number}}',
    });
    expect(renderTemplate('{{number}}', { number: '$& $1' })).toEqual({ ok: true, text: '$& $1' });
  });

  it('names the inserts that do not exist or have no value', () => {
    expect(renderTemplate('{{surname}} {{number}}', {})).toEqual({
      ok: false,
      code: 'unknown_insert',
      inserts: ['surname'],
    });
    expect(renderTemplate('{{number}}', {})).toEqual({
      ok: false,
      code: 'missing_value',
      inserts: ['number'],
    });
  });
});

describe('document formats', () => {
  it('are known by content type', () => {
    expect(Object.values(DOCUMENT_FORMATS).map(documentFormatOf)).toEqual(['pdf', 'jpeg', 'png', 'docx']);
    expect(documentFormatOf('text/html')).toBeNull();
  });
});
