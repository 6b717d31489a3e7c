export { accessCondition, SqlParameters } from './ability-sql';
export { AccessModule } from './access.module';
export { AccessService } from './access.service';
export {
  auditActor,
  may,
  mayOn,
  onBehalfOf,
  shortName,
  type Actor,
  type CaseFacts,
  type PortalClient,
} from './actor';
export { DepartmentContents } from './administration/department-contents';
export { FirstAdministratorService } from './administration/first-administrator.service';
export { DEPARTMENT_CLOSED, LEFT_CASES } from './administration/outbox-events';
export { RecordFacts } from './administration/record-facts';
export { DEMO_PASSWORD, DEMO_PORTAL_KEY } from './demo-accounts';
export { ProvisioningService, type NewDepartment, type NewUser } from './provisioning.service';
export {
  CurrentActor,
  CurrentPortal,
  PortalOnly,
  Public,
  Requires,
  ROUTE_ACCESS,
  SignedIn,
  type RouteAccess,
} from './requires';
