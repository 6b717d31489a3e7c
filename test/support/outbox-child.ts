import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { createApplication } from '../../server/application';
import { SystemClock } from '../../server/platform/clock';
import { completeConfig, loadSettings } from '../../server/platform/config';
import { UnitOfWork } from '../../server/platform/database';
import { createLogger } from '../../server/platform/logging';
import { Outbox } from '../../server/platform/queue';
import { EffectModule } from './effect.module';

/** Commits one event and then stays alive, for a test to kill it. */
const config = completeConfig(loadSettings(), null);
const app = await createApplication(config, new SystemClock(), createLogger('fatal'), [EffectModule]);
const outbox = app.get(Outbox);
await app
  .get(UnitOfWork)
  .run((tx) => outbox.append(tx, [{ type: process.env['PROBE_EVENT'] ?? '', aggregateId: randomUUID() }]));
process.send?.('committed');
setInterval(() => undefined, 1000);
