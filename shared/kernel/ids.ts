import { z } from 'zod';

/** Every record id is a UUID, on the wire and in the database; capitals mean the same id. */
export const uuid = z.uuid().toLowerCase();
export type Id = string;

export function isUuid(text: string): boolean {
  return uuid.safeParse(text).success;
}

/** The optimistic lock that every command carries: the `version` of the record that the sender saw. */
export const recordVersion = z.int().min(1).max(2_147_483_647);

export type Locale = 'ru' | 'en';
export const LOCALES = ['ru', 'en'] as const satisfies readonly Locale[];
