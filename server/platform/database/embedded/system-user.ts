import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { StartupError } from '../../config';

/** The account under which PostgreSQL runs when the server itself runs as root, which PostgreSQL refuses. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

const accountName = 'postgres';

/**
 * Null when the server does not run as root: PostgreSQL then runs as the same user. A cluster that exists belongs to
 * whoever made it, and PostgreSQL runs as nobody else on it.
 */
export function databaseUser(cluster: string): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const known = lookUp();
  if (known !== null) return known;
  const created =
    spawnSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      accountName,
    ]).status === 0 || spawnSync('adduser', ['-S', '-D', '-H', accountName]).status === 0;
  const user = created ? lookUp() : null;
  if (user === null) {
    throw new StartupError(
      'PostgreSQL не запускается от имени root, а создать для него пользователя postgres не удалось: создайте его или запустите сервер обычным пользователем.',
    );
  }
  return user;
}

function lookUp(): SystemUser | null {
  const uid = idOf('-u');
  const gid = idOf('-g');
  return uid === null || gid === null ? null : { uid, gid };
}

function idOf(option: '-u' | '-g'): number | null {
  const { status, stdout } = spawnSync('id', [option, accountName], { encoding: 'utf8' });
  const value = Number.parseInt(stdout ?? '', 10);
  return status === 0 && Number.isInteger(value) ? value : null;
}

/** Whether that account gets through all folders above and into this one. */
export function canEnter(user: SystemUser, folder: string): boolean {
  return spawnSync('test', ['-x', folder], { uid: user.uid, gid: user.gid, cwd: '/' }).status === 0;
}
