// What must be there before the server or the tests can run: packages and the build. Plain Node, no packages.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const builds = [
  {
    name: 'server',
    config: 'server/vite.config.ts',
    sources: ['server', 'shared'],
    proof: 'dist/server/main.js',
  },
  {
    name: 'admin-ui',
    config: 'admin-ui/vite.config.ts',
    sources: ['admin-ui', 'shared'],
    proof: 'dist/admin-ui/index.html',
  },
];

/** Runs a program in this terminal and fails when it does. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(
          Object.assign(new Error(`${command} ${args.join(' ')}: ${signal ?? code}`), {
            interrupted: signal !== null,
          }),
        );
    });
  });
}

/** Compares what the lock file asks for with what npm says it has installed. */
function missingPackages(withDev) {
  const wanted = readJson('package-lock.json').packages;
  const installedFile = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return true;
  const installed = readJson('node_modules/.package-lock.json').packages;
  return Object.entries(wanted).some(
    ([name, entry]) =>
      name !== '' &&
      !entry.optional &&
      !entry.devOptional &&
      (withDev || !entry.dev) &&
      installed[name]?.version !== entry.version,
  );
}

export async function installPackages({ withDev }) {
  if (!missingPackages(withDev)) return;
  console.log('Устанавливаю зависимости…');
  // npm names the script of its own that runs us; a bare "npm" is not an executable file on every system.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  if (npm !== undefined && npm.endsWith('.js')) await run(process.execPath, [npm, ...args]);
  else await run('npm', args, { shell: process.platform === 'win32' });
}

function stampFile(build) {
  return path.join(root, 'dist', `${build.name}.stamp`);
}

/** A digest of the sources: a fresh clone, a switched branch and a touched file are all told apart rightly. */
function digest(build) {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'tsconfig.json', ...build.sources.flatMap(filesBelow)].sort()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)));
}

export function staleBuilds() {
  return builds.filter((build) => {
    if (!existsSync(path.join(root, build.proof)) || !existsSync(stampFile(build))) return true;
    return readFileSync(stampFile(build), 'utf8') !== digest(build);
  });
}

export async function build(stale) {
  if (stale.length === 0) return;
  console.log(`Собираю: ${stale.map(({ name }) => name).join(', ')}…`);
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  for (const one of stale) {
    rmSync(stampFile(one), { force: true });
    const stamp = digest(one);
    await run(process.execPath, [vite, 'build', '--config', one.config, '--logLevel', 'warn'], {
      env: { ...process.env, NODE_ENV: 'production' },
    });
    writeFileSync(stampFile(one), stamp);
  }
}

function readJson(file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}
