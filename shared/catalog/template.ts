/** What a text template may insert, written `{{name}}`. Times and reasons are inserted already written for people. */
export const TEMPLATE_INSERTS = [
  'applicantName',
  'number',
  'serviceTitle',
  'receivedAt',
  'reasons',
  'explanation',
  'recommendation',
  'decidedAt',
] as const;
export type TemplateInsert = (typeof TEMPLATE_INSERTS)[number];
export type TemplateValues = Partial<Record<TemplateInsert, string>>;

export type TemplateResult =
  { ok: true; text: string } | { ok: false; code: 'unknown_insert' | 'missing_value'; inserts: string[] };

const INSERT = /\{\{\s*([^{}]*?)\s*\}\}/g;

const isInsert = (name: string): name is TemplateInsert => TEMPLATE_INSERTS.some((insert) => insert === name);

const insertsOf = (template: string): string[] => [
  ...new Set([...template.matchAll(INSERT)].map((match) => match[1] ?? '')),
];

/** The inserts of a template that do not exist; empty for a sound template. */
export function unknownInserts(template: string): string[] {
  return insertsOf(template).filter((name) => !isInsert(name));
}

/**
 * Fills a template in one pass: a value that itself looks like an insert stays as it is.
 * @returns the text, or the code of what is wrong with the inserts it names
 */
export function renderTemplate(template: string, values: TemplateValues): TemplateResult {
  const unknown = unknownInserts(template);
  if (unknown.length > 0) return { ok: false, code: 'unknown_insert', inserts: unknown };
  const missing = insertsOf(template).filter((name) => isInsert(name) && values[name] === undefined);
  if (missing.length > 0) return { ok: false, code: 'missing_value', inserts: missing };
  const text = template.replace(INSERT, (whole, name: string) =>
    isInsert(name) ? (values[name] ?? whole) : whole,
  );
  return { ok: true, text };
}
