import { lazy } from 'react';

export { roleLabel } from './record';

/** Screens of «Люди», loaded when they are opened. */
export const usersResource = {
  name: 'users',
  List: lazy(() => import('./UsersPage')),
  Edit: lazy(() => import('./UserPage')),
  Create: lazy(() => import('./InvitePage')),
};
