import type {
  OwnSession,
  RecoveryCodes,
  SecondFactorEnrolment,
  SecondFactorState,
  SessionAnswer,
  SignInOptions,
} from '@shared/access';
import { httpClient, post } from './http';
import { sessionStarted } from './session';

const at = (path: string) => `/api/auth/${path}`;

/** Signing in and one's own account: passwords, the second factor, sessions. */
export const account = {
  async signInOptions(): Promise<SignInOptions> {
    const { json } = await httpClient(at('options'), { anonymous: true });
    return json as SignInOptions;
  },

  /** Replaces a temporary password by the token of `password_change_required`, and signs in. */
  async replaceTemporaryPassword(changeToken: string, next: string): Promise<void> {
    const answer = await post<SessionAnswer>(at('password'), { changeToken, next }, { anonymous: true });
    if (answer) sessionStarted(answer);
  },

  async changePassword(current: string, next: string): Promise<void> {
    await post(at('password'), { current, next });
  },

  async requestPasswordReset(email: string): Promise<void> {
    await post(at('password-reset'), { email }, { anonymous: true });
  },

  async confirmPasswordReset(token: string, next: string): Promise<void> {
    await post(at('password-reset/confirm'), { token, next }, { anonymous: true });
  },

  async secondFactor(): Promise<SecondFactorState> {
    const { json } = await httpClient(at('second-factor'));
    return json as SecondFactorState;
  },

  async enrolSecondFactor(): Promise<SecondFactorEnrolment> {
    const { json } = await httpClient(at('second-factor/enrol'), { method: 'POST', body: '{}' });
    return json as SecondFactorEnrolment;
  },

  async confirmSecondFactor(code: string): Promise<string[]> {
    const { json } = await httpClient(at('second-factor/confirm'), {
      method: 'POST',
      body: JSON.stringify({ code }),
    });
    return (json as RecoveryCodes).recoveryCodes;
  },

  async disableSecondFactor(password: string, code: string): Promise<void> {
    await httpClient(at('second-factor'), { method: 'DELETE', body: JSON.stringify({ password, code }) });
  },

  async sessions(): Promise<OwnSession[]> {
    const { json } = await httpClient(at('sessions'));
    return json as OwnSession[];
  },

  async endSession(id: string): Promise<void> {
    await httpClient(at(`sessions/${id}`), { method: 'DELETE' });
  },
};
