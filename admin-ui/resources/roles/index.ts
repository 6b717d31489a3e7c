import { lazy } from 'react';

/** Screens of «Роли», loaded when they are opened. */
export const rolesResource = {
  name: 'roles',
  List: lazy(() => import('./RolesPage')),
  Edit: lazy(() => import('./RolePage')),
  Create: lazy(() => import('./NewRolePage')),
};
