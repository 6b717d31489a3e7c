export { account } from './authAccount';
export { authProvider, fetchDemoAccounts, refreshSession, signIn } from './authProvider';
export { tryConnectionNow, useConnection, type Connection } from './connection';
export {
  IMPORT_TEMPLATE_URL,
  auditExportUrl,
  dataProvider,
  documentUrl,
  newIdempotencyKey,
  useOffice,
  type CommandOptions,
  type OfficeDataProvider,
} from './dataProvider';
export { currentLocale, i18nProvider, store, useAppLocale } from './i18nProvider';
export { problemText } from './problem';
export { currentSession, sessionClosed, useMay, useSession, useSessionUser, type Session } from './session';
