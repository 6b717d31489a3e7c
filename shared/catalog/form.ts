import { z } from 'zod';
import { isDate } from '../kernel/formats';
import { conditionSchema, type Condition } from './condition';
import { patternFault } from './pattern';

export const FIELD_TYPES = [
  'text',
  'textarea',
  'number',
  'date',
  'boolean',
  'select',
  'multiselect',
  'email',
  'phone',
  'snils',
  'inn',
  'ogrn',
  'passport',
  'address',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** Longest text that a field takes when its card sets no `max`. */
export const TEXT_LIMITS = { text: 255, textarea: 4000, address: 500 } as const;

/** Names that JavaScript objects have by themselves: a value under such a name could pass for the object's own. */
const RESERVED_NAMES = new Set(Object.getOwnPropertyNames(Object.prototype));

const optionSchema = z.strictObject({ value: z.string().min(1).max(100), label: z.string().min(1).max(255) });
const boundSchema = z.union([z.number(), z.string().refine(isDate, 'not a date YYYY-MM-DD')]);

const fieldShape = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]{0,39}$/)
    .refine((name) => !RESERVED_NAMES.has(name), 'reserved name'),
  label: z.string().min(1).max(255),
  type: z.enum(FIELD_TYPES),
  required: z.boolean(),
  options: z.array(optionSchema).min(1).max(200).optional(),
  /** Length of a text, value of a number, number of choices, or the earliest date `YYYY-MM-DD`. */
  min: boundSchema.optional(),
  /** As `min`, the upper bound; both bounds are within the allowed. */
  max: boundSchema.optional(),
  /** Regular expression that the whole text must match; see `patternFault` for what is refused. */
  pattern: z.string().min(1).optional(),
  visibleWhen: conditionSchema.optional(),
  help: z.string().min(1).max(1000).optional(),
});

/** One field of a form, exactly as the portal reads it. */
export type FormField = z.infer<typeof fieldShape>;

const isChoice = (field: FormField): boolean => field.type === 'select' || field.type === 'multiselect';
const isText = (field: FormField): boolean => field.type in TEXT_LIMITS;

function boundFault(field: FormField): string | null {
  const { min, max, type } = field;
  const bounds = [min, max].filter((bound) => bound !== undefined);
  if (bounds.length === 0) return null;
  if (type === 'date') {
    if (!bounds.every((bound) => typeof bound === 'string')) return 'bounds of a date are dates';
  } else if (type === 'number') {
    if (!bounds.every((bound) => typeof bound === 'number')) return 'bounds of a number are numbers';
  } else if (isText(field) || type === 'multiselect') {
    if (!bounds.every((bound) => Number.isInteger(bound) && Number(bound) >= 0)) {
      return 'bounds of a length are whole numbers';
    }
  } else {
    return `a field of type ${type} has no bounds`;
  }
  return min !== undefined && max !== undefined && min > max ? 'min is above max' : null;
}

function limitFault(field: FormField): string | null {
  for (const [type, limit] of Object.entries(TEXT_LIMITS)) {
    if (field.type === type && Math.max(Number(field.min ?? 0), Number(field.max ?? 0)) > limit) {
      return `a ${type} holds at most ${limit} signs`;
    }
  }
  if (field.type === 'multiselect' && Number(field.min ?? 0) > (field.options?.length ?? 0)) {
    return 'more choices asked than there are';
  }
  return null;
}

function optionsFault(field: FormField): string | null {
  if (!isChoice(field)) return field.options ? `a field of type ${field.type} has no options` : null;
  if (!field.options) return 'a choice needs options';
  return new Set(field.options.map((option) => option.value)).size < field.options.length
    ? 'two options have the same value'
    : null;
}

/** One field by itself: options, bounds and pattern suit its type. */
export const formFieldSchema = fieldShape.superRefine((field, context) => {
  const complain = (path: string, message: string | null): void => {
    if (message) context.addIssue({ code: 'custom', path: [path], message });
  };
  complain('options', optionsFault(field));
  complain('max', boundFault(field) ?? limitFault(field));
  if (field.pattern === undefined) return;
  if (!isText(field)) complain('pattern', `a field of type ${field.type} has no pattern`);
  const fault = patternFault(field.pattern);
  if (fault) complain('pattern', `pattern ${fault}`);
});

/** Why a condition can never be met or never be read: no such field, or a value it cannot hold. */
export function conditionFault(condition: Condition, fields: readonly FormField[]): string | null {
  const target = fields.find((field) => field.name === condition.field);
  if (!target) return `no field ${condition.field}`;
  if (isChoice(target)) {
    const known = target.options?.some((option) => option.value === condition.equals);
    return known ? null : `${condition.field} has no option ${String(condition.equals)}`;
  }
  const wanted = target.type === 'boolean' ? 'boolean' : target.type === 'number' ? 'number' : 'string';
  return typeof condition.equals === wanted ? null : `${condition.field} holds a ${wanted}`;
}

function isInCycle(field: FormField, byName: ReadonlyMap<string, FormField>): boolean {
  const seen = new Set<string>();
  let current: FormField | undefined = field;
  while (current?.visibleWhen) {
    if (seen.has(current.name)) return true;
    seen.add(current.name);
    current = byName.get(current.visibleWhen.field);
  }
  return false;
}

/** A whole form: names are unique, conditions refer to fields of this form and never in a circle. */
export const formSchema = z
  .strictObject({ fields: z.array(formFieldSchema).min(1).max(100) })
  .superRefine(({ fields }, context) => {
    const byName = new Map(fields.map((field) => [field.name, field]));
    const seen = new Set<string>();
    fields.forEach((field, index) => {
      const complain = (part: string, message: string): void =>
        context.addIssue({ code: 'custom', path: ['fields', index, part], message });
      if (seen.has(field.name)) complain('name', `two fields are named ${field.name}`);
      seen.add(field.name);
      if (!field.visibleWhen) return;
      const fault = conditionFault(field.visibleWhen, fields);
      if (fault) complain('visibleWhen', fault);
      else if (isInCycle(field, byName)) complain('visibleWhen', 'the condition depends on itself');
    });
  });
export type FormSchema = z.infer<typeof formSchema>;

/** File formats that a document slot can take, with the content type that each is recognised by. */
export const DOCUMENT_FORMATS = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
export type DocumentFormat = keyof typeof DOCUMENT_FORMATS;
export const DOCUMENT_FORMAT_CODES = [
  'pdf',
  'jpeg',
  'png',
  'docx',
] as const satisfies readonly DocumentFormat[];

/** Size of one file, bytes: the default, and the most that a card may allow. */
export const DEFAULT_MAX_BYTES = 5 * 1024 * 1024;
export const HIGHEST_MAX_BYTES = 10 * 1024 * 1024;

/** The format of a content type, or `null` when no slot can take it. */
export function documentFormatOf(contentType: string): DocumentFormat | null {
  return DOCUMENT_FORMAT_CODES.find((format) => DOCUMENT_FORMATS[format] === contentType) ?? null;
}

/** A place for documents in an application, exactly as the portal reads it. */
export const documentSlotSchema = z
  .strictObject({
    code: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
    label: z.string().min(1).max(255),
    required: z.boolean(),
    requiredWhen: conditionSchema.optional(),
    formats: z.array(z.enum(DOCUMENT_FORMAT_CODES)).min(1),
    maxBytes: z.number().int().min(1024).max(HIGHEST_MAX_BYTES),
    maxFiles: z.number().int().min(1).max(20),
  })
  .refine((slot) => !(slot.required && slot.requiredWhen), 'required always and on a condition')
  .refine((slot) => new Set(slot.formats).size === slot.formats.length, 'a format twice');
export type DocumentSlot = z.infer<typeof documentSlotSchema>;
