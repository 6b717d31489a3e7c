import { accepted, normalOf, refused, type FormatCheck } from './format';

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;
const TOP_LABEL = /^(?:\p{L}{2,63}|xn--[a-z0-9-]{1,59})$/u;

/**
 * Reads an e-mail address: an ASCII local part of up to 64 signs and a domain of at least two labels, Cyrillic
 * domains included. Normal form: trimmed, the domain in lower case. No quoted local parts, no IP literals.
 */
export function checkEmail(input: string): FormatCheck {
  const text = input.trim();
  const at = text.lastIndexOf('@');
  if (text.length > 254 || at < 1 || at > 64) return refused('format');
  const local = text.slice(0, at);
  const domain = text.slice(at + 1).toLowerCase();
  const labels = domain.split('.');
  const last = labels.at(-1) ?? '';
  const sound = LOCAL.test(local) && labels.length > 1 && labels.every((label) => LABEL.test(label));
  return sound && TOP_LABEL.test(last) ? accepted(`${local}@${domain}`) : refused('format');
}

export function isEmail(input: string): boolean {
  return checkEmail(input).ok;
}

export function normalizeEmail(input: string): string | null {
  return normalOf(checkEmail(input));
}
