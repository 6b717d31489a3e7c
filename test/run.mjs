// `npm test`: packages, checks, builds, a browser, then every test. Plain Node, no packages.
// `node test/run.mjs screenshots` prepares the same and takes the pictures of docs/screenshots instead.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build, installPackages, root, run, staleBuilds } from '../server/prepare.mjs';

const browserPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Debian's Chromium; CHROMIUM_PATH names another one. */
function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  return browserPlaces.find((place) => existsSync(place)) ?? null;
}

async function ensureBrowser() {
  if (findBrowser() !== null) return;
  const aptGet = spawnSync('apt-get', ['--version']).status === 0;
  if (process.getuid?.() !== 0 || !aptGet) {
    throw new Error(
      'Для проверки интерфейса нужен Chromium: установите его (в Debian: apt-get install chromium) или укажите путь в CHROMIUM_PATH.',
    );
  }
  console.log('Устанавливаю Chromium…');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
}

function npmRun(script) {
  const npm = process.env.npm_execpath;
  if (npm !== undefined && npm.endsWith('.js'))
    return run(process.execPath, [npm, 'run', '--silent', script]);
  return run('npm', ['run', '--silent', script], { shell: process.platform === 'win32' });
}

function vitest(...args) {
  const entry = path.join(root, 'node_modules/vitest/vitest.mjs');
  return run(process.execPath, [entry, 'run', '--config', 'test/vitest.config.ts', ...args], {
    env: { ...process.env, CHROMIUM_PATH: findBrowser() ?? '' },
  });
}

try {
  await installPackages({ withDev: true });
  const screenshots = process.argv[2] === 'screenshots';
  if (!screenshots) await npmRun('check');
  await build(staleBuilds());
  await ensureBrowser();
  if (screenshots) await vitest('--project', 'screenshots');
  else await vitest('--project', '!screenshots', ...process.argv.slice(2));
} catch (error) {
  console.error(`\nПроверка не пройдена: ${error.message}`);
  process.exit(1);
}
