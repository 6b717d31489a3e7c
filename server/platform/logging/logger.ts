import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../config';
import { currentLogContext } from './log-context';

/**
 * Keys that may carry personal data or secrets. Nobody should log them at all; this is the net under that rule.
 * pino has no "at any depth", so the first three levels are named.
 */
const secretKeys = [
  'password', 'totp', 'token', 'authorization', 'cookie', 'secret', 'body', 'headers',
  'snils', 'inn', 'passport', 'email', 'phone', 'address', 'firstName', 'lastName', 'middleName', 'birthDate',
]; // prettier-ignore
const redactPaths = secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: redactPaths, censor: '[скрыто]' },
    mixin: () => ({ ...currentLogContext() }),
    serializers: { err: serializeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/**
 * An error without its free-form fields: a PostgreSQL error carries the offending row in `detail` and the values of
 * a statement in `parameters`, which is personal data here.
 */
function serializeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code: unknown = Reflect.get(error, 'code');
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: serializeError(error.cause) }),
  };
}

/** Who tells of every module and route at each start: of interest only to those who look for a fault there. */
const bootContexts = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

/** Lets Nest's own messages flow into the same JSON stream. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    this.write(typeof context === 'string' && bootContexts.has(context) ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes the context's name last and, for errors, a stack before it. */
  private write(level: Exclude<LogLevel, 'silent'>, message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    const fields: Record<string, unknown> = {};
    if (typeof context === 'string') fields['context'] = context;
    if (message instanceof Error) this.logger[level]({ ...fields, err: message }, message.message);
    else if (typeof message === 'object' && message !== null) this.logger[level]({ ...fields, ...message });
    else {
      const error = rest.find((item) => item instanceof Error);
      if (error !== undefined) fields['err'] = error;
      else if (level === 'error' && rest.length > 1 && typeof rest[0] === 'string') fields['stack'] = rest[0];
      this.logger[level](fields, String(message));
    }
  }
}
