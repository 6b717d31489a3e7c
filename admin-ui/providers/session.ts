import { createMongoAbility } from '@casl/ability';
import type { Action, AppAbility, SessionAnswer, SessionUser, Subject } from '@shared/access';
import { useSyncExternalStore } from 'react';

/**
 * Who is signed in. `over` means that the server no longer knows the session: the page stays mounted, the sign-in
 * dialog opens on top of it, and requests that met the 401 wait here until someone signs in again.
 */
export interface Session {
  state: 'unknown' | 'signedIn' | 'over' | 'signedOut';
  user: SessionUser | null;
  ability: AppAbility;
  /** A second factor has to be set up first: until then the server opens nothing else. */
  secondFactorDue: boolean;
}

const nobody: AppAbility = createMongoAbility<AppAbility>([]);
const signedOut: Session = { state: 'signedOut', user: null, ability: nobody, secondFactorDue: false };
let session: Session = { ...signedOut, state: 'unknown' };
const listeners = new Set<() => void>();
let waiting: { resolve: () => void; reject: (reason: unknown) => void }[] = [];

function set(next: Session): void {
  session = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const currentSession = (): Session => session;

export function useSession(): Session {
  return useSyncExternalStore(subscribe, currentSession);
}

/** The signed-in person; components below the layout may rely on it. */
export function useSessionUser(): SessionUser | null {
  return useSession().user;
}

/** May the signed-in person do `action` on some record of `subject` at all? (Per record, the API sends `commands`.) */
export function useMay(action: Action, subject: Subject): boolean {
  return useSession().ability.can(action, subject);
}

export function sessionStarted({ user, rules, secondFactorDue }: SessionAnswer): void {
  const someoneElse = session.user !== null && session.user.id !== user.id;
  set({ state: 'signedIn', user, ability: createMongoAbility<AppAbility>(rules), secondFactorDue });
  if (someoneElse) {
    // The page below belongs to another person: nothing of it may stay on the screen.
    window.location.assign('/');
    return;
  }
  for (const { resolve } of waiting) resolve();
  waiting = [];
}

export function sessionOver(): void {
  if (session.state === 'signedIn') set({ ...session, state: 'over' });
}

/** The server has begun to ask for a second factor while the person was at work. */
export function secondFactorAsked(): void {
  if (session.state === 'signedIn') set({ ...session, secondFactorDue: true });
}

export function sessionClosed(): void {
  for (const { reject } of waiting) reject(new Error('signed out'));
  waiting = [];
  set(signedOut);
}

/** Resolves when someone has signed in on top of the page. */
export function signedInAgain(): Promise<void> {
  return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
}
