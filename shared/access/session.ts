import type { AppRule } from './rules';

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
  /** Absent colleagues whose work the person does at present. */
  standInFor: { userId: string; shortName: string }[];
  /** A second factor is asked of this person and not set up yet: until then nothing else opens, and `rules` is empty. */
  secondFactorDue: boolean;
}

/** Answer of `GET /api/auth/demo`, present only with demo data. */
export interface DemoAccounts {
  password: string;
  accounts: { email: string; label: string; hint: string }[];
}
