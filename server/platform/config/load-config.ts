import path from 'node:path';
import { z } from 'zod';
import type { Config, OidcSettings, Role } from './config';
import { ownSecretKey } from './secret-key';

/** One message that names every wrong variable, so that a bad deployment is corrected in one go. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`Настройки заданы неверно:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** What the environment says before the embedded database, if one is used, has been given an address. */
export type Settings = Omit<Config, 'databaseUrl' | 'databaseIsEmbedded' | 'secretKey'> & {
  readonly databaseUrl: string | null;
  /** Made at the first start and kept in the data folder when not given. */
  readonly secretKey: string | null;
};

const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false', '1', '0'], { error: 'ожидается true или false' })
    .optional()
    .transform((value) => (value === undefined ? fallback : value === 'true' || value === '1'));

const whole = (fallback: number, min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, { error: `ожидается целое число от ${min} до ${max}` })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error: `ожидается число от ${min} до ${max}` })
    .optional()
    .transform((value) => value ?? fallback);

const address = (protocols: readonly string[]) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
      error: `ожидается адрес вида ${protocols.map((protocol) => `${protocol}//…`).join(' или ')}`,
    })
    .optional();

const environment = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], { error: 'ожидается production, development или test' })
    .optional(),
  ROLE: z.enum(['api', 'worker', 'all'], { error: 'ожидается api, worker или all' }).optional(),
  HOST: z.string().optional(),
  PORT: whole(3000, 0, 65_535),
  PUBLIC_URL: address(['http:', 'https:']),
  TRUST_PROXY: whole(0, 0, 10),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: address(['postgres:', 'postgresql:']),
  DATABASE_POOL_SIZE: whole(10, 2, 200),
  DATABASE_STATEMENT_TIMEOUT_MS: whole(15_000, 100, 600_000),
  REDIS_URL: address(['redis:', 'rediss:']),
  JOB_CONCURRENCY: whole(4, 1, 64),
  SMTP_URL: address(['smtp:', 'smtps:']),
  MAIL_FROM: z.string().regex(/@/, { error: 'ожидается адрес электронной почты' }).optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'ожидается fatal, error, warn, info, debug или silent',
    })
    .optional(),
  SESSION_IDLE_MINUTES: whole(30, 1, 24 * 60),
  SESSION_ABSOLUTE_MINUTES: whole(12 * 60, 1, 7 * 24 * 60),
  SECRET_KEY: z.string().min(32, { error: 'ожидается не меньше 32 знаков' }).optional(),
  DEVICE_CONFIRMATION: z.enum(['true', 'false', '1', '0'], { error: 'ожидается true или false' }).optional(),
  SECOND_FACTOR_REQUIRED: flag(false),
  OIDC_ISSUER: address(['http:', 'https:']),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_LABEL: z.string().max(60, { error: 'ожидается не больше 60 знаков' }).optional(),
  DEMO: flag(false).optional(),
  UPLOAD_MAX_BYTES: whole(50 * 1024 * 1024, 1024, 1024 * 1024 * 1024),
});

type Environment = z.infer<typeof environment>;

/** Passwords that appear in manuals and examples; a production database must not be guarded by one of them. */
const knownPasswords = new Set([
  '',
  'postgres',
  'password',
  'secret',
  'changeme',
  'admin',
  'priemnaya',
  'example',
]);

function productionFaults(env: Environment): string[] {
  if (env.NODE_ENV !== 'production') return [];
  const faults: string[] = [];
  if (env.DEMO === true)
    faults.push('DEMO: демонстрационные учётные записи недопустимы при NODE_ENV=production');
  if (env.PUBLIC_URL === undefined) faults.push('PUBLIC_URL: при NODE_ENV=production адрес обязателен');
  if (env.SECRET_KEY === undefined) faults.push('SECRET_KEY: при NODE_ENV=production ключ обязателен');
  else if (new Set(env.SECRET_KEY).size < 10) faults.push('SECRET_KEY: ключ не случаен');
  if (env.OIDC_ISSUER?.startsWith('http:') === true) {
    faults.push('OIDC_ISSUER: при NODE_ENV=production нужен адрес https://');
  }
  if (env.DATABASE_URL !== undefined && knownPasswords.has(new URL(env.DATABASE_URL).password)) {
    faults.push('DATABASE_URL: пароль пуст или общеизвестен, при NODE_ENV=production это недопустимо');
  }
  if (env.REDIS_URL !== undefined && knownPasswords.has(new URL(env.REDIS_URL).password)) {
    faults.push('REDIS_URL: пароль пуст или общеизвестен, при NODE_ENV=production это недопустимо');
  }
  return faults;
}

function crossFaults(env: Environment): string[] {
  const faults: string[] = [];
  if (env.SESSION_IDLE_MINUTES > env.SESSION_ABSOLUTE_MINUTES) {
    faults.push('SESSION_IDLE_MINUTES: больше, чем SESSION_ABSOLUTE_MINUTES');
  }
  const together = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const missing = together.filter((name) => env[name] === undefined);
  if (missing.length > 0 && missing.length < together.length) {
    faults.push(...missing.map((name) => `${name}: для единого входа нужны ${together.join(', ')}`));
  }
  return faults;
}

function oidcOf(env: Environment): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return { issuer, clientId, clientSecret, label: env.OIDC_LABEL ?? 'Единый вход' };
}

/** On where letters are really sent, unless said otherwise: codes that nobody can receive would lock everybody out. */
function confirmsDevices(env: Environment, demo: boolean): boolean {
  if (env.DEVICE_CONFIRMATION === undefined) return !demo && env.SMTP_URL !== undefined;
  return env.DEVICE_CONFIRMATION === 'true' || env.DEVICE_CONFIRMATION === '1';
}

/** Reads and checks the environment. Empty variables count as absent: that is how compose files leave them. */
export function loadSettings(source: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const present = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const env = parsed.data;
  const faults = [...productionFaults(env), ...crossFaults(env)];
  if (faults.length > 0) throw new ConfigError(faults);
  return toSettings(env);
}

function toSettings(env: Environment): Settings {
  const production = env.NODE_ENV === 'production';
  const role: Role = env.ROLE ?? 'all';
  const demo = env.DEMO ?? !production;
  const host = env.HOST ?? (production ? '0.0.0.0' : 'localhost');
  return {
    production,
    role,
    host,
    port: env.PORT,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    trustProxy: env.TRUST_PROXY,
    dataDir: path.resolve(env.DATA_DIR ?? '.data'),
    databaseUrl: env.DATABASE_URL ?? null,
    databasePoolSize: env.DATABASE_POOL_SIZE,
    databaseStatementTimeoutMs: env.DATABASE_STATEMENT_TIMEOUT_MS,
    redisUrl: env.REDIS_URL ?? null,
    jobConcurrency: env.JOB_CONCURRENCY,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM ?? 'Приёмная <noreply@demo.example>',
    logLevel: env.LOG_LEVEL ?? 'info',
    sessionIdleMinutes: env.SESSION_IDLE_MINUTES,
    sessionAbsoluteMinutes: env.SESSION_ABSOLUTE_MINUTES,
    demo,
    secretKey: env.SECRET_KEY ?? null,
    deviceConfirmation: confirmsDevices(env, demo),
    secondFactorRequired: env.SECOND_FACTOR_REQUIRED,
    oidc: oidcOf(env),
    uploadMaxBytes: env.UPLOAD_MAX_BYTES,
  };
}

/** The full configuration, once the address of the database is known. */
export function completeConfig(settings: Settings, embeddedUrl: string | null): Config {
  const databaseUrl = settings.databaseUrl ?? embeddedUrl;
  if (databaseUrl === null) throw new Error('neither DATABASE_URL nor an embedded database is present');
  const secretKey = settings.secretKey ?? ownSecretKey(settings.dataDir);
  return { ...settings, databaseUrl, databaseIsEmbedded: settings.databaseUrl === null, secretKey };
}
