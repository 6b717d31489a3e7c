import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import type { Logger } from 'pino';
import { firstAdministrator, type FirstAdministrator } from '@shared/access';
import { DomainError } from '@shared/kernel/errors';
import { createApplication } from './application';
import { databaseBeside } from './boot';
import { FirstAdministratorService } from './modules/access';
import { SystemClock } from './platform/clock';
import { StartupError, type Settings } from './platform/config';
import { fieldErrors, parseReporting } from './platform/http';
import type { Shutdown } from './shutdown';

const OPTIONS = {
  email: { type: 'string' },
  name: { type: 'string' },
  agency: { type: 'string', default: 'Ведомство' },
  city: { type: 'string', default: 'Москва' },
  region: { type: 'string', default: '77' },
  'time-zone': { type: 'string', default: 'Europe/Moscow' },
} as const;

const EXISTS = 'Администратор уже есть: остальных приглашает он, на странице «Люди».';
const LABELS: Record<string, string> = {
  email: '--email',
  lastName: '--name',
  firstName: '--name',
  'agency.name': '--agency',
  'agency.city': '--city',
  'agency.regionCode': '--region',
  'agency.timeZone': '--time-zone',
  password: 'Пароль',
  next: 'Пароль',
};

/**
 * `npm run admin:create`: the first administrator of an installation, once. At a terminal it asks, the password
 * without showing it; elsewhere it takes `--email` and `--name` and reads the password from its input.
 */
export async function createAdministrator(
  settings: Settings,
  logger: Logger,
  shutdown: Shutdown,
  args: string[],
): Promise<void> {
  const options = optionsOf(args);
  const config = await databaseBeside({ ...settings, demo: false }, logger, shutdown);
  const app = await shutdown.open(
    () => createApplication({ ...config, role: 'api' }, new SystemClock(), logger),
    (opened) => opened.close(),
  );
  const service = app.get(FirstAdministratorService);
  if (await service.exists()) throw new StartupError(EXISTS);
  const asked = process.stdin.isTTY
    ? await askAtTerminal(options)
    : { ...options, password: await passwordFromInput() };
  try {
    await service.create(checked(asked));
  } catch (error) {
    if (error instanceof DomainError) throw refusal(error);
    throw error;
  }
  process.stdout.write('Администратор создан. Войдите с его адресом и паролем.\n');
}

type Options = ReturnType<typeof optionsOf>;

function optionsOf(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, strict: true }).values;
  } catch {
    throw new StartupError(
      `Параметры: ${Object.keys(OPTIONS)
        .map((name) => `--${name}`)
        .join(', ')}. Пароль параметром не передаётся.`,
    );
  }
}

/** What is typed at a terminal; the output stays silent while the password is. */
async function askAtTerminal(options: Options) {
  const shown = { visible: true };
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (shown.visible) process.stdout.write(chunk);
      done();
    },
  });
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  const secret = async (words: string) => {
    process.stdout.write(words);
    shown.visible = false;
    const typed = await terminal.question('');
    shown.visible = true;
    process.stdout.write('\n');
    return typed;
  };
  try {
    const email = options.email ?? (await terminal.question('Адрес электронной почты: '));
    const name = options.name ?? (await terminal.question('Фамилия, имя и отчество: '));
    const password = await secret('Пароль (не показывается): ');
    if ((await secret('Пароль ещё раз: ')) !== password) throw new StartupError('Пароли не совпали.');
    return { ...options, email, name, password };
  } finally {
    terminal.close();
  }
}

async function passwordFromInput(): Promise<string> {
  return (await text(process.stdin)).split(/\r?\n/, 1)[0] ?? '';
}

function checked({
  email,
  name,
  password,
  agency,
  city,
  region,
  'time-zone': timeZone,
}: Options & { password: string }): FirstAdministrator {
  const [lastName, firstName, ...middle] = (name ?? '').split(/\s+/).filter((word) => word !== '');
  const parsed = parseReporting(firstAdministrator, {
    email,
    lastName,
    firstName,
    middleName: middle.length === 0 ? null : middle.join(' '),
    password,
    agency: { name: agency, city, regionCode: region, timeZone },
  });
  if (parsed.success) return parsed.data;
  throw refusal(new DomainError('validation_failed', { errors: fieldErrors(parsed.error, 'ru') }));
}

function refusal(error: DomainError): StartupError {
  if (error.code === 'last_administrator') return new StartupError(EXISTS);
  const faults = (error.params.errors ?? []).map(
    ({ path, message }) => `  - ${LABELS[path] ?? path}: ${message}`,
  );
  return new StartupError(`Администратор не создан:\n${faults.join('\n')}`);
}
