import { z } from 'zod';
import { plainText } from '../kernel/text';

export const PASSWORD_MIN_LENGTH = 8;
export const PASSWORD_MAX_LENGTH = 200;

/** What a password must hold (product.md, Accounts), by the code that its absence is told with. */
export const PASSWORD_RULES = {
  password_upper: /\p{Lu}/u,
  password_lower: /\p{Ll}/u,
  password_digit: /\p{Nd}/u,
  password_special: /[^\p{L}\p{N}\p{C}]/u,
} as const;
export type PasswordRule = keyof typeof PASSWORD_RULES;

/**
 * A new password: 8 to 200 signs with an upper-case and a lower-case letter, a digit and a special sign (product.md,
 * Accounts). Issues: `too_short`, `too_long` and the codes of PASSWORD_RULES, one for each that is broken. That it is
 * no common password and not made of the person's address is checked by the server alone.
 */
export const passwordSchema = z
  .string()
  .min(PASSWORD_MIN_LENGTH)
  .max(PASSWORD_MAX_LENGTH)
  .superRefine((value, context) => {
    for (const [code, pattern] of Object.entries(PASSWORD_RULES)) {
      if (!pattern.test(value)) context.addIssue({ code: 'custom', params: { code } });
    }
  });

const givenPassword = z.string().min(1).max(PASSWORD_MAX_LENGTH);
const token = z.string().min(1).max(200);
/** Six digits of an authenticator, or a recovery code. Spaces and hyphens do not matter. */
const secondFactorCode = z.string().min(1).max(20);

/** `totp` takes a recovery code too; `deviceCode` is the one that was mailed to confirm a new device. */
export const loginBody = z.strictObject({
  email: plainText(254),
  password: givenPassword,
  totp: z.string().max(20).optional(),
  deviceCode: z.string().max(20).optional(),
});
export type LoginBody = z.infer<typeof loginBody>;

/** Either `current`, by somebody signed in, or the `changeToken` that the refusal `password_change_required` carries. */
export const passwordBody = z
  .strictObject({
    current: givenPassword.optional(),
    changeToken: token.optional(),
    next: passwordSchema,
  })
  .refine(({ current, changeToken }) => (current === undefined) !== (changeToken === undefined), {
    path: ['current'],
    params: { code: 'required' },
  });
export type PasswordBody = z.infer<typeof passwordBody>;

export const passwordResetBody = z.strictObject({ email: plainText(254) });
export type PasswordResetBody = z.infer<typeof passwordResetBody>;

/** `token`: what follows `#` in the mailed link to `/reset-password`. */
export const passwordResetConfirmBody = z.strictObject({ token, next: passwordSchema });
export type PasswordResetConfirmBody = z.infer<typeof passwordResetConfirmBody>;

export const secondFactorConfirmBody = z.strictObject({ code: secondFactorCode });
export type SecondFactorConfirmBody = z.infer<typeof secondFactorConfirmBody>;

/** `code`: of the authenticator, or a recovery code. */
export const secondFactorDisableBody = z.strictObject({ password: givenPassword, code: secondFactorCode });
export type SecondFactorDisableBody = z.infer<typeof secondFactorDisableBody>;

/** Answer of `GET /api/auth/options`: what the sign-in page offers. */
export interface SignInOptions {
  /** Single sign-on: the words on its button, which leads to `/api/auth/oidc/start`; null when not set up. */
  oidc: { label: string } | null;
}

/** Answer of `GET /api/auth/second-factor`. */
export interface SecondFactorState {
  enabled: boolean;
  /** A role of the person, or the installation, asks for it. */
  required: boolean;
  enabledAt: string | null;
  recoveryCodesLeft: number;
}

/** Answer of `POST /api/auth/second-factor/enrol`; shown until a code confirms it. */
export interface SecondFactorEnrolment {
  /** Base32, for typing by hand. */
  secret: string;
  otpauthUrl: string;
  /** `data:image/svg+xml;base64,…` of the QR code of `otpauthUrl`. */
  qr: string;
}

/** Answer of `POST /api/auth/second-factor/confirm`: the only time that the recovery codes are told. */
export interface RecoveryCodes {
  recoveryCodes: string[];
}

/** One of the person's own sessions, as `GET /api/auth/sessions` lists them, the latest used first. */
export interface OwnSession {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  /** When it ends however busy it is. */
  expiresAt: string;
  address: string | null;
  userAgent: string | null;
  method: SignInMethod;
  /** The session that asks. */
  current: boolean;
}

export const SIGN_IN_METHODS = ['password', 'oidc'] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** Why single sign-on led back to `/login?error=…`. */
export const OIDC_ERRORS = ['sso_cancelled', 'sso_failed', 'sso_email_unverified', 'sso_no_account'] as const;
export type OidcError = (typeof OIDC_ERRORS)[number];

/** The account locks after this many wrong passwords or codes in a row (product.md, Accounts) … */
export const LOGIN_FAILURES_ALLOWED = 5;
/** … and opens again by itself after this many minutes. */
export const LOCK_MINUTES = 15;
/** A link that resets a password works this long after it was mailed. */
export const RESET_LINK_MINUTES = 30;
/** A new password for a temporary one must be given within this time. */
export const PASSWORD_CHANGE_MINUTES = 10;
/** The mailed code that confirms a new device: how long it works, and how many tries there are. */
export const DEVICE_CODE_MINUTES = 10;
export const DEVICE_CODE_TRIES = 5;
export const RECOVERY_CODES = 10;
