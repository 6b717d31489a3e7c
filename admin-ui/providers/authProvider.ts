import type { Action, DemoAccounts, LoginBody, SessionAnswer, Subject } from '@shared/access';
import { HttpError, type AuthProvider } from 'react-admin';
import { httpClient, post } from './http';
import { currentSession, sessionClosed, sessionStarted } from './session';

/** Which subject of the permissions a resource of the API shows. */
const SUBJECT_OF: Record<string, Subject> = {
  applications: 'Application',
  documents: 'Document',
  services: 'Service',
  users: 'User',
  departments: 'Department',
  roles: 'Role',
  notifications: 'Notification',
  jobs: 'Job',
  'audit-events': 'AuditEvent',
};

const ACTION_OF: Record<string, Action> = {
  list: 'read',
  show: 'read',
  edit: 'read',
  create: 'create',
  delete: 'update',
};

/** `POST /api/auth/login`; also used by the sign-in dialog on top of the page. */
export async function signIn(body: LoginBody): Promise<void> {
  const answer = await post<SessionAnswer>('/api/auth/login', body, { anonymous: true });
  if (answer) sessionStarted(answer);
}

/** Asks again who is signed in and what they may do: rights change, and another tab may have changed the person. */
export async function refreshSession(): Promise<void> {
  const { json } = await httpClient('/api/auth/me');
  sessionStarted(json as SessionAnswer);
}

/** People to try the product as; null when the database holds no demo data. */
export async function fetchDemoAccounts(): Promise<DemoAccounts | null> {
  try {
    const { json } = await httpClient('/api/auth/demo', { anonymous: true });
    return json as DemoAccounts;
  } catch (error) {
    if (error instanceof HttpError) return null;
    throw error;
  }
}

export const authProvider: AuthProvider = {
  login: signIn,

  async logout() {
    if (currentSession().user) {
      await post('/api/auth/logout', {}, { anonymous: true }).catch((error: unknown) => {
        // A session that the server has already forgotten is as good as closed.
        if (!(error instanceof HttpError)) throw error;
      });
    }
    sessionClosed();
  },

  async checkAuth() {
    if (currentSession().user) return;
    try {
      const { json } = await httpClient('/api/auth/me', { anonymous: true });
      sessionStarted(json as SessionAnswer);
    } catch (error) {
      // Nobody is signed in: the sign-in page says so by itself.
      throw error instanceof HttpError ? Object.assign(error, { message: false }) : error;
    }
  },

  // An ended session is met in `httpClient`; a refusal is told where it happened. Neither throws the page away.
  async checkError() {},

  async getIdentity() {
    const { user } = currentSession();
    return { id: user?.id ?? '', fullName: user?.fullName ?? '' };
  },

  async canAccess({ action, resource }) {
    const subject = SUBJECT_OF[resource];
    return subject !== undefined && currentSession().ability.can(ACTION_OF[action] ?? 'update', subject);
  },
};
