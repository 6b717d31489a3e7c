import { z } from 'zod';
import { plainText } from '../kernel/text';
import type { AppRule } from './rules';

export const loginBody = z.strictObject({
  email: plainText(254),
  password: z.string().min(1).max(200),
  totp: z.string().max(20).optional(),
});
export type LoginBody = z.infer<typeof loginBody>;

/** The account locks after this many wrong passwords in a row (product.md, Accounts) … */
export const LOGIN_FAILURES_ALLOWED = 5;
/** … and opens again by itself after this many minutes. */
export const LOCK_MINUTES = 15;

export interface SessionUser {
  id: string;
  email: string;
  fullName: string;
  position: string;
  departmentId: string;
  departmentName: string;
  timeZone: string;
  roles: { code: string; label: string }[];
}

/** Answer of `POST /api/auth/login` and `GET /api/auth/me`. */
export interface SessionAnswer {
  user: SessionUser;
  rules: AppRule[];
}

/** Answer of `GET /api/auth/demo`, present only with demo data. */
export interface DemoAccounts {
  password: string;
  accounts: { email: string; label: string; hint: string }[];
}
