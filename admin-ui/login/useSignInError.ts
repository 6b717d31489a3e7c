import type { Problem } from '@shared/kernel/errors';
import { HttpError } from 'react-admin';
import type { SignInWords } from '../i18n/sign-in.ru';
import { formatTime, useErrorText } from '../ui';
import { useSignInWords } from './words';

/** The problem document that a request was refused with; null when the failure is none of the server's. */
export function problemOf(failure: unknown): Partial<Problem> | null {
  if (!(failure instanceof HttpError)) return null;
  return (failure.body ?? {}) as Partial<Problem>;
}

function wordsOf(words: SignInWords, problem: Partial<Problem>): string | undefined {
  const { code, errors, wrongCode, expired, attemptsLeft, retryAfterSeconds } = problem;
  if (code === 'too_many_requests' && typeof retryAfterSeconds === 'number') {
    return words.error.too_many_requests(formatTime(new Date(Date.now() + retryAfterSeconds * 1000)));
  }
  if (code === 'second_factor_required' && wrongCode === true) return words.error.wrong_code;
  if (code === 'device_confirmation_required' && wrongCode === true && typeof attemptsLeft === 'number') {
    return words.error.wrong_device_code(attemptsLeft);
  }
  if (code === 'device_confirmation_required' && expired === true) return words.error.expired_device_code;
  if (code === 'wrong_password') return words.error.wrong_password;
  if (code === 'wrong_code') return words.error.wrong_code_confirm;
  if (code === 'link_expired') return words.error.link_expired;
  if (code === 'validation_failed' && errors?.length) {
    return errors.map(({ message }) => `${message}.`.replace(/([.!?])\.$/u, '$1')).join(' ');
  }
  return undefined;
}

/** A sentence for what refused a sign-in, a password or a code. */
export function useSignInError(): (failure: unknown) => string {
  const words = useSignInWords();
  const errorText = useErrorText();
  return (failure) => {
    const problem = problemOf(failure);
    return (problem && wordsOf(words, problem)) ?? errorText(failure);
  };
}
