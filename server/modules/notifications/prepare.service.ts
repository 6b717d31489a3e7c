import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { APPLICATION_STATUSES } from '@shared/applications';
import { changesPublicStatus, NOTICE_EVENTS } from '@shared/notifications';
import { z } from 'zod';
import { Clock } from '../../platform/clock';
import { UnitOfWork } from '../../platform/database';
import { Outbox, type OutboxJob } from '../../platform/queue';
import { LetterFactsReader } from './letter-facts.reader';
import { writeLetter } from './letters';
import { NotificationsRepository } from './notifications.repository';

/** Tells that a letter is written and waits to be sent. */
export const PREPARED = 'notification.prepared';

const HOUR_MS = 60 * 60 * 1000;
const FORGOTTEN_BATCH = 500;

const toldChange = z.object({
  event: z
    .string()
    .transform((type) => type.replace(/^application\./, ''))
    .pipe(z.enum(NOTICE_EVENTS)),
  from: z.enum(APPLICATION_STATUSES).nullable(),
  to: z.enum(APPLICATION_STATUSES),
  version: z.int(),
});

/** Writes the letter that a change of a case calls for: at most one per event and channel. */
@Injectable()
export class PrepareService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: NotificationsRepository,
    private readonly facts: LetterFactsReader,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async prepare({ eventId, type, aggregateId, payload }: OutboxJob): Promise<void> {
    const change = toldChange.parse({ ...payload, event: type });
    if (!changesPublicStatus(change.from, change.to)) return;
    await this.unitOfWork.run(async (tx) => {
      const addressed = await this.facts.read(tx, aggregateId, change);
      if (addressed === null) return;
      const id = randomUUID();
      const isNew = await this.repository.insertOnce(tx, {
        id,
        applicationId: aggregateId,
        event: change.event,
        channel: 'email',
        recipient: addressed.recipient,
        ...writeLetter(addressed.facts, addressed.locale),
        state: 'pending',
        attempts: 0,
        createdAt: this.clock.now(),
        sentAt: null,
        lastError: null,
        sourceEventId: eventId,
      });
      if (isNew) await this.outbox.append(tx, [{ type: PREPARED, aggregateId: id }]);
    });
  }
  /**
   * Starts the sending of letters anew that still wait after an hour, longer than all tries take: a queue that lost
   * its jobs, as Redis may, must not lose a notice. Where the job lives on after all, its double does no harm.
   */
  async wakeForgotten(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - HOUR_MS);
    await this.unitOfWork.run(async (tx) => {
      const waiting = await this.repository.waitingSince(tx, before, FORGOTTEN_BATCH);
      await this.outbox.append(
        tx,
        waiting.map(({ id }) => ({ type: PREPARED, aggregateId: id })),
      );
    });
  }
}
