import type { LoginBody } from '@shared/access';
import { useRef, useState } from 'react';
import { account, signIn } from '../providers';
import { problemOf, useSignInError } from './useSignInError';
import { useSignInWords } from './words';

/** What the server asks for, one thing after the other. */
export type SignInStep = 'password' | 'device' | 'secondFactor' | 'newPassword';

const STEP_OF: Partial<Record<string, SignInStep>> = {
  device_confirmation_required: 'device',
  second_factor_required: 'secondFactor',
  password_change_required: 'newPassword',
};

type Codes = Pick<LoginBody, 'totp' | 'deviceCode'>;

/** Where the sign-in stands, and what was typed so far. */
function useProgress(fixedEmail: string | undefined) {
  const [step, setStep] = useState<SignInStep>('password');
  const [email, setEmail] = useState(fixedEmail ?? '');
  const [password, setPassword] = useState('');
  const [error, setError] = useState('');
  const startOver = (reason = '') => {
    setStep('password');
    setPassword('');
    setError(reason);
  };
  return { step, email, password, error, setStep, setEmail, setPassword, setError, startOver };
}

/** A sign-in from the address and the password to the session, by as many steps as the server asks for. */
export function useSignIn(fixedEmail: string | undefined, onDone: () => void) {
  const words = useSignInWords();
  const errorText = useSignInError();
  const progress = useProgress(fixedEmail);
  const { email, password, setStep, setError, startOver } = progress;
  const [busy, setBusy] = useState(false);
  const changeToken = useRef('');

  const refused = (failure: unknown) => {
    const problem = problemOf(failure);
    const asked = STEP_OF[problem?.code ?? ''];
    if (!asked) return setError(errorText(failure));
    if (typeof problem?.['changeToken'] === 'string') changeToken.current = problem['changeToken'];
    setStep(asked);
    // To be asked is no failure; a code that does not fit is.
    if (problem?.['wrongCode'] === true || problem?.['expired'] === true) setError(errorText(failure));
  };

  const attempt = async (codes: Codes = {}) => {
    setBusy(true);
    setError('');
    await signIn({ email: email.trim(), password, ...codes }).then(onDone, refused);
    setBusy(false);
  };

  const setOwnPassword = async (next: string) => {
    try {
      await account.replaceTemporaryPassword(changeToken.current, next);
      onDone();
    } catch (failure) {
      if (problemOf(failure)?.code !== 'link_expired') throw failure;
      startOver(words.error.change_expired);
    }
  };

  return { ...progress, busy, attempt, setOwnPassword };
}

export type SignInDesk = ReturnType<typeof useSignIn>;
