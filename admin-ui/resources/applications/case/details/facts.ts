import type { CaseRecord, CheckRecord, DocumentRecord } from '@shared/applications';
import { isVisible, slotsFor, type FormField } from '@shared/catalog';
import type { CorrectionTarget } from '@shared/corrections';
import { formatBytes, formatDate, formatPhone, formatSnils } from '../../../../ui/format';
import type { CaseWords } from '../words';

export type FactGroup = 'applicant' | 'form' | 'documents';

/** One thing of a case that has a value, checks and possibly a remark: a row of the page. */
export interface Fact {
  key: string;
  group: FactGroup;
  label: string;
  value: string;
  /** Said beside the value, fainter: the size of a file, who issued a passport. */
  note?: string;
  /** What a remark can be about; the first unless the operator chooses another (name: last, first, middle). */
  parts: { label: string; target: CorrectionTarget }[];
  checks: CheckRecord[];
  document?: DocumentRecord;
  /** A value or a file that the card asks for is not there. */
  missing?: boolean;
}

type Values = Record<string, unknown>;

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function asValues(value: unknown): Values {
  return typeof value === 'object' && value !== null ? (value as Values) : {};
}

/** A value as people read it, by its type in the form. */
export function shownValue(
  words: CaseWords,
  field: Pick<FormField, 'type' | 'options'> | undefined,
  value: unknown,
): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? words.value.yes : words.value.no;
  const label = (code: unknown) =>
    field?.options?.find((option) => option.value === code)?.label ?? asText(code);
  if (Array.isArray(value)) return value.map(label).join(', ');
  if (typeof value === 'object') return Object.values(value).map(asText).filter(Boolean).join(' ');
  if (typeof value === 'number') return new Intl.NumberFormat(words.locale).format(value);
  const text = asText(value);
  switch (field?.type) {
    case 'date':
      return formatDate(text);
    case 'phone':
      return formatPhone(text);
    case 'snils':
      return formatSnils(text);
    case 'passport':
      return text.replace(/^(\d{4})(\d{6})$/, '$1 $2');
    case 'select':
      return label(value);
    default:
      return text;
  }
}

interface ApplicantLine {
  name: string;
  /** Paths within the applicant; several make one row. */
  paths: string[];
  type?: FormField['type'];
}

const PERSON_LINES: ApplicantLine[] = [
  { name: 'fullName', paths: ['lastName', 'firstName', 'middleName'] },
  { name: 'birthDate', paths: ['birthDate'], type: 'date' },
  { name: 'snils', paths: ['snils'], type: 'snils' },
  { name: 'inn', paths: ['inn'] },
  {
    name: 'passport',
    paths: [
      'passport.series',
      'passport.number',
      'passport.issuedAt',
      'passport.issuedBy',
      'passport.departmentCode',
    ],
  },
];
const ORGANISATION_LINES: ApplicantLine[] = [
  { name: 'name', paths: ['name'] },
  { name: 'ogrn', paths: ['ogrn'] },
  { name: 'inn', paths: ['inn'] },
  { name: 'kpp', paths: ['kpp'] },
  { name: 'legalAddress', paths: ['legalAddress'] },
  {
    name: 'representative',
    paths: [
      'representative.lastName',
      'representative.firstName',
      'representative.middleName',
      'representative.position',
    ],
  },
];
const CONTACT_LINES: ApplicantLine[] = [
  { name: 'email', paths: ['contacts.email'] },
  { name: 'phone', paths: ['contacts.phone'], type: 'phone' },
];
const OGRNIP_LINE: ApplicantLine = { name: 'ogrnip', paths: ['ogrnip'] };

function linesOf(kind: CaseRecord['applicantKind']): ApplicantLine[] {
  if (kind === 'organisation') return [...ORGANISATION_LINES, ...CONTACT_LINES];
  return [...PERSON_LINES, ...(kind === 'sole_trader' ? [OGRNIP_LINE] : []), ...CONTACT_LINES];
}

export function valueAt(source: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => asValues(value)[step], source);
}

function applicantText(
  words: CaseWords,
  line: ApplicantLine,
  applicant: unknown,
): { value: string; note?: string } {
  const texts = line.paths.map((path) => asText(valueAt(applicant, path)));
  if (line.name === 'passport') {
    const [series = '', number = '', issuedAt = '', issuedBy = '', departmentCode = ''] = texts;
    const issued = [issuedAt && formatDate(issuedAt), issuedBy, departmentCode].filter(Boolean).join(', ');
    return { value: `${series} ${number}`.trim(), note: issued ? words.value.issued(issued) : undefined };
  }
  if (line.name === 'representative')
    return { value: texts.slice(0, 3).filter(Boolean).join(' '), note: texts[3] };
  if (line.paths.length > 1) return { value: texts.filter(Boolean).join(' ') };
  return { value: shownValue(words, line.type && { type: line.type }, texts[0]) };
}

/** Checks of one of these paths or of anything below it. */
function checksOf(checks: CheckRecord[], paths: string[]): CheckRecord[] {
  return checks.filter(({ target }) => {
    if (target.kind !== 'field') return false;
    return paths.some(
      (path) =>
        target.path === path || target.path.startsWith(`${path}.`) || path.startsWith(`${target.path}.`),
    );
  });
}

function applicantFacts(words: CaseWords, record: CaseRecord): Fact[] {
  if (record.applicant === null) return [];
  const checks = record.checks ?? [];
  return linesOf(record.applicantKind).flatMap((line): Fact[] => {
    const { value, note } = applicantText(words, line, record.applicant);
    if (value === '') return [];
    const paths = line.paths.map((path) => `applicant.${path}`);
    const parts = line.paths.flatMap((path) => {
      const label = words.applicant[line.paths.length > 1 ? path.replace(/^.*\./, '') : line.name] ?? path;
      const empty = line.paths.length > 1 && asText(valueAt(record.applicant, path)) === '';
      return empty ? [] : [{ label, target: { kind: 'field' as const, path: `applicant.${path}` } }];
    });
    const label = words.applicant[line.name] ?? line.name;
    return [
      {
        key: `applicant.${line.name}`,
        group: 'applicant',
        label,
        value,
        note,
        parts,
        checks: checksOf(checks, paths),
      },
    ];
  });
}

function formFacts(words: CaseWords, record: CaseRecord): Fact[] {
  const values = record.form;
  if (values === null) return [];
  return record.card.form.fields
    .filter((field) => isVisible(record.card.form, field, values))
    .map((field): Fact => {
      const value = shownValue(words, field, values[field.name]);
      const path = `form.${field.name}`;
      return {
        key: path,
        group: 'form',
        label: field.label,
        value,
        missing: value === '' && field.required,
        parts: [{ label: field.label, target: { kind: 'field', path } }],
        checks: checksOf(record.checks ?? [], [path]),
      };
    });
}

export function documentFact(words: CaseWords, record: CaseRecord, document: DocumentRecord): Fact {
  return {
    key: `document.${document.id}`,
    group: 'documents',
    label: document.slotLabel,
    value: document.fileName,
    note: formatBytes(words.locale, document.size),
    document,
    parts: [
      {
        label: document.slotLabel,
        target: { kind: 'document', slot: document.slot, documentId: document.id },
      },
    ],
    checks: (record.checks ?? []).filter(
      ({ target }) => target.kind === 'document' && target.documentId === document.id,
    ),
  };
}

/** The files that count now, in the order of the card's slots. */
export function currentDocuments(record: CaseRecord): DocumentRecord[] {
  const order = record.card.documentSlots.map((slot) => slot.code);
  // The outcome document belongs to no slot: it stands last.
  const place = (slot: string) => (order.includes(slot) ? order.indexOf(slot) : order.length);
  return (record.documents ?? [])
    .filter((document) => document.state !== 'replaced' && document.replacedById === null)
    .sort((a, b) => place(a.slot) - place(b.slot));
}

function documentFacts(words: CaseWords, record: CaseRecord): Fact[] {
  if (record.documents === null) return [];
  const present = currentDocuments(record);
  const missing = slotsFor(record.card, record.form ?? {}).filter(
    (slot) => !present.some((document) => document.slot === slot.code),
  );
  return [
    ...present.map((document) => documentFact(words, record, document)),
    ...missing.map((slot): Fact => ({
      key: `slot.${slot.code}`,
      group: 'documents',
      label: slot.label,
      value: '',
      missing: true,
      parts: [{ label: slot.label, target: { kind: 'document', slot: slot.code } }],
      checks: [],
    })),
  ];
}

/** The rows of «Сведения», in the order in which they are read. */
export function factsOf(words: CaseWords, record: CaseRecord): Fact[] {
  return [...applicantFacts(words, record), ...formFacts(words, record), ...documentFacts(words, record)];
}
