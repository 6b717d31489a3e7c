// First: schemas made before this would try what the content security policy refuses.
import '../resources/applications/case/strict-parsing';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, passwordSchema } from '@shared/access/sign-in';

export { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH };

/** What the page lists beside the field, in this order. */
export const LISTED_RULES = [
  'too_small',
  'password_upper',
  'password_lower',
  'password_digit',
  'password_special',
] as const;

/** Codes of the rules that a new password breaks so far. */
export function brokenRules(value: string): ReadonlySet<string> {
  const issues = passwordSchema.safeParse(value).error?.issues ?? [];
  return new Set(
    issues.map((issue) => (issue.code === 'custom' ? String(issue.params?.['code']) : issue.code)),
  );
}
