import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

type Screen = LazyExoticComponent<ComponentType>;
interface AdminResource {
  name: string;
  List: Screen;
  Edit?: Screen;
  Create?: Screen;
}

/** Screens of the directory, the catalogue, the audit log and the machinery, by API resource. */
export const adminResources: AdminResource[] = [
  { name: 'services', List: lazy(() => import('./ServicesList')) },
  {
    name: 'users',
    List: lazy(() => import('../users/UsersPage')),
    Edit: lazy(() => import('../users/UserPage')),
    Create: lazy(() => import('../users/InvitePage')),
  },
  {
    name: 'roles',
    List: lazy(() => import('../roles/RolesPage')),
    Edit: lazy(() => import('../roles/RolePage')),
    Create: lazy(() => import('../roles/NewRolePage')),
  },
  { name: 'departments', List: lazy(() => import('./DepartmentsList')) },
  { name: 'notifications', List: lazy(() => import('./NotificationsList')) },
  { name: 'audit-events', List: lazy(() => import('../audit/AuditPage')) },
  { name: 'jobs', List: lazy(() => import('./JobsList')) },
];
