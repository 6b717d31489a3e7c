import { z } from 'zod';

/** A field is visible, or a document is required, when another field holds this value. */
export const conditionSchema = z.strictObject({
  field: z.string().min(1).max(40),
  equals: z.union([z.string().max(255), z.number(), z.boolean()]),
});
export type Condition = z.infer<typeof conditionSchema>;

export type FormValue = string | number | boolean | string[];
export type FormValues = Record<string, FormValue>;

/** Whether the value meets the condition; several choices meet it when the wanted one is among them. */
export function meets(condition: Condition, value: unknown): boolean {
  if (Array.isArray(value)) return value.includes(condition.equals);
  return value === condition.equals;
}
