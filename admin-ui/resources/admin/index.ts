import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { auditResource } from '../audit';
import { rolesResource } from '../roles';
import { usersResource } from '../users';

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
  usersResource,
  rolesResource,
  { name: 'departments', List: lazy(() => import('./DepartmentsList')) },
  { name: 'notifications', List: lazy(() => import('./NotificationsList')) },
  auditResource,
  { name: 'jobs', List: lazy(() => import('./JobsList')) },
];
