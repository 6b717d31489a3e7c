export { accessCondition, SqlParameters } from './ability-sql';
export { AccessModule } from './access.module';
export { AccessService } from './access.service';
export { auditActor, may, mayOn, shortName, type Actor, type CaseFacts, type PortalClient } from './actor';
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
