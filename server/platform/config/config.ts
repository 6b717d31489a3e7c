export type Role = 'api' | 'worker' | 'all';
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Words on the button of the sign-in page. */
  readonly label: string;
}

/**
 * Everything that the surroundings decide, checked once at boot. An abstract class and not an interface,
 * because Nest needs a token at run time.
 */
export abstract class Config {
  abstract readonly production: boolean;
  abstract readonly role: Role;
  abstract readonly host: string;
  abstract readonly port: number;
  /** The address that people and the portal see; links in letters and the Origin check are built on it. */
  abstract readonly publicUrl: string;
  /** How many proxies in front of the server are trusted to name the caller's address. */
  abstract readonly trustProxy: number;
  /** Absolute path; documents, letters and the embedded database live under it. */
  abstract readonly dataDir: string;
  abstract readonly databaseUrl: string;
  abstract readonly databaseIsEmbedded: boolean;
  abstract readonly databasePoolSize: number;
  abstract readonly databaseStatementTimeoutMs: number;
  /** Jobs go through Redis when set, through PostgreSQL otherwise. */
  abstract readonly redisUrl: string | null;
  abstract readonly jobConcurrency: number;
  /** Letters are written to `dataDir/mail` when not set. */
  abstract readonly smtpUrl: string | null;
  abstract readonly mailFrom: string;
  abstract readonly logLevel: LogLevel;
  abstract readonly sessionIdleMinutes: number;
  abstract readonly sessionAbsoluteMinutes: number;
  /** What stored secrets are sealed with, such as those of second factors; the same in all processes. */
  abstract readonly secretKey: string;
  /** Whether a sign-in on a device not seen before is confirmed by a mailed code. */
  abstract readonly deviceConfirmation: boolean;
  /** Whether everybody needs a second factor, whatever their roles ask. */
  abstract readonly secondFactorRequired: boolean;
  /** Single sign-on beside passwords. */
  abstract readonly oidc: OidcSettings | null;
  /**
   * Whether demo accounts and the demo portal key work here, and an empty embedded database is filled with them. A
   * database given by its address holds none unless `npm run seed` has put them there.
   */
  abstract readonly demo: boolean;
  /** Upper bound for one uploaded file, whatever a document slot allows. */
  abstract readonly uploadMaxBytes: number;
}
