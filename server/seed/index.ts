import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AdjustableClock, Clock } from '../platform/clock';
import { layFoundation } from './foundation';
import { live } from './life';
import { planCases } from './plan';

/** The agencies were set up, and the cards published, this long before the first demo case. */
const FOUNDED_BEFORE_MS = 60 * 86_400_000;

/** Fills an empty database with demo data, through the commands that staff use. */
export async function seedDemo(app: NestFastifyApplication): Promise<void> {
  const clock: unknown = app.get(Clock);
  if (!(clock instanceof AdjustableClock))
    throw new Error('the seed lives through past weeks: it needs a clock to set');
  const now = clock.now();
  await clock.at(new Date(now.getTime() - FOUNDED_BEFORE_MS), () => layFoundation(app));
  await live(app, clock, planCases(now), now);
}
