import { z } from 'zod';

/** Every record id is a UUID, on the wire and in the database. */
export const uuid = z.uuid();
export type Id = string;

/** The optimistic lock that every command carries: the `version` of the record that the sender saw. */
export const recordVersion = z.int().min(1);

export type Locale = 'ru' | 'en';
export const LOCALES = ['ru', 'en'] as const satisfies readonly Locale[];
