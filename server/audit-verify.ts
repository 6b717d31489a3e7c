import { readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import { z } from 'zod';
import { createApplication } from './application';
import { databaseBeside } from './boot';
import { AuditVerification, type Breach, type Checkpoint, type Verification } from './modules/audit';
import { HistoryVerification, type HistoryBreach } from './modules/reports';
import { SystemClock } from './platform/clock';
import { StartupError, type Settings } from './platform/config';
import type { Shutdown } from './shutdown';

const keptCheckpoint = z.object({
  day: z.iso.date(),
  position: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * `npm run audit:verify [-- file]`: says whether the audit log and the histories of all cases are as they were
 * written. `file` holds checkpoints exported earlier and kept elsewhere, one JSON document a line.
 * @returns the exit code: 1 when something is wrong
 */
export async function verifyAudit(
  settings: Settings,
  logger: Logger,
  shutdown: Shutdown,
  file: string | undefined,
): Promise<number> {
  const kept = file === undefined ? [] : checkpointsIn(file);
  const config = await databaseBeside(settings, logger, shutdown);
  const app = await shutdown.open(
    () => createApplication({ ...config, role: 'api' }, new SystemClock(), logger),
    (opened) => opened.close(),
  );
  const started = performance.now();
  const log = await app.get(AuditVerification).verify(kept);
  say(logSentence(log, (performance.now() - started) / 1000));
  const history = await app.get(HistoryVerification).verify();
  say(history.breach === null ? `Истории дел: ${history.cases}, все целы.` : historySentence(history.breach));
  return log.breach === null && history.breach === null ? 0 : 1;
}

function checkpointsIn(file: string): Checkpoint[] {
  try {
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    return lines.map((line) => keptCheckpoint.parse(JSON.parse(line)));
  } catch (error) {
    throw new StartupError(`Файл ${file} не читается как выгрузка контрольных отметок журнала.`, {
      cause: error,
    });
  }
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

function logSentence({ events, checkpoints, waiting, breach }: Verification, seconds: number): string {
  const time = seconds.toLocaleString('ru', { maximumFractionDigits: 1 });
  const size = `событий в цепочке: ${events}, контрольных отметок: ${checkpoints}, ждут включения: ${waiting} (${time} с)`;
  return breach === null
    ? `Журнал цел; ${size}.`
    : `Журнал нарушен. Первое нарушение: ${breachWords(breach)}. Проверено до него: ${size}.`;
}

function breachWords(breach: Breach): string {
  switch (breach.kind) {
    case 'eventAltered':
      return `место ${breach.position}: событие ${breach.eventId} не то, что было записано`;
    case 'eventMissing':
      return `место ${breach.position}: событие ${breach.eventId} удалено`;
    case 'sealMissing':
      return `место ${breach.position}: в цепочке пропуск`;
    case 'orderBroken':
      return `место ${breach.position}: событие ${breach.eventId} не связано с предыдущим`;
    case 'checkpointMismatch':
      return `место ${breach.position}: цепочка не совпадает с контрольной отметкой за ${breach.day}`;
    case 'eventUnsealed':
      return `событие ${breach.eventId} изъято из цепочки`;
  }
}

function historySentence({ number, seq }: HistoryBreach): string {
  return seq === null
    ? `Истории дел нарушены. Первое нарушение: в деле ${number} не хватает последних событий.`
    : `Истории дел нарушены. Первое нарушение: в деле ${number} событие ${seq} не то, что было записано.`;
}
