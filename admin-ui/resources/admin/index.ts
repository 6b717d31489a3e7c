import { lazy } from 'react';

/** Read-only lists of the directory, the catalogue and the machinery, by API resource. */
export const adminLists = [
  { name: 'services', List: lazy(() => import('./ServicesList')) },
  { name: 'users', List: lazy(() => import('./UsersList')) },
  { name: 'roles', List: lazy(() => import('./RolesList')) },
  { name: 'departments', List: lazy(() => import('./DepartmentsList')) },
  { name: 'notifications', List: lazy(() => import('./NotificationsList')) },
  { name: 'jobs', List: lazy(() => import('./JobsList')) },
];
