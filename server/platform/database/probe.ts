import { Client } from 'pg';
import { StartupError } from '../config';

/** One try to sign in before anything else starts, so that a wrong address is one sentence and not a stack trace. */
export async function probeDatabase(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    await client.query('select 1');
  } catch (error) {
    throw new StartupError(sentence(databaseUrl, error), { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Names the place, never the password. */
function sentence(databaseUrl: string, error: unknown): string {
  const { hostname, port, pathname } = new URL(databaseUrl);
  const where = `${hostname}:${port || '5432'}`;
  const database = decodeURIComponent(pathname.slice(1));
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '28P01' || code === '28000') {
    return `База данных на ${where} не принимает имя или пароль из DATABASE_URL.`;
  }
  if (code === '3D000') return `На сервере ${where} нет базы данных «${database}», указанной в DATABASE_URL.`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `Имя сервера «${hostname}» из DATABASE_URL не найдено в сети.`;
  const reason = error instanceof Error && error.message !== '' ? error.message : code;
  return `Сервер базы данных ${where} из DATABASE_URL не отвечает (${code || reason}).`;
}
