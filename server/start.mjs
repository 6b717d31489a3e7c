// `npm start`: from a fresh clone to a running server. Written so that an old Node, too, reads it and can be told.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

function fail(sentence) {
  process.stderr.write(sentence + '\n');
  process.exit(1);
}

function checkNode() {
  var version = process.versions.node.split('.').map(Number);
  var major = version[0];
  var minor = version[1];
  var fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
  if (!fits) fail('Нужна Node.js 20.19, 22.13, 24 или новее, а запущена ' + process.versions.node + '.');
}

checkNode();
const task = process.argv[2] || 'start';
if (['start', 'seed', 'build', 'admin:create', 'audit:verify'].indexOf(task) === -1)
  fail('Неизвестное задание «' + task + '»: есть start, seed, build, admin:create и audit:verify.');

const prepare = await import('./prepare.mjs');
try {
  const stale = prepare.staleBuilds();
  await prepare.installPackages({ withDev: stale.length > 0 });
  await prepare.build(stale);
} catch (error) {
  if (error.interrupted) process.exit(1);
  fail('Подготовка не удалась: ' + error.message);
}

if (task !== 'build') {
  const entry = new URL('../dist/server/main.js', import.meta.url);
  readFileSync(fileURLToPath(entry)); // its absence must be told as such, not as a missing package
  // In this very process: nobody stands between the terminal's signals and the server.
  await import(entry.href);
}
