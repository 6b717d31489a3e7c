import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { UnitOfWork } from '../../platform/database';
import { currentRequest, runWithRequest, type RequestOrigin } from '../../platform/http';
import { AuditLog, type AuditEntry } from './audit-log.service';

const WINDOW_MS = 60_000;
/** Different denials of one person in a minute that get a row each; what comes on top shares one. */
const ROWS_PER_PERSON = 60;

export type Denial = Pick<AuditEntry, 'actor' | 'subject'> & { action: string };

interface Window {
  denial: Denial;
  origin: RequestOrigin;
  endsAt: number;
  repeats: number;
}

/**
 * Records that somebody was refused. The command's own transaction is undone, so the row has one of its own; and the
 * same refusal gives one row a minute and then one with the number of repeats, so that no flood fills the disk.
 */
@Injectable()
export class Denials implements BeforeApplicationShutdown {
  readonly #logger = new Logger('Denials');
  readonly #windows = new Map<string, Window>();
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly log: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {
    this.#timer = setInterval(() => void this.closeWindows(this.now()), WINDOW_MS).unref();
  }

  /** Call it outside of any transaction. It never fails: a refusal stays a refusal when the log can't be written. */
  async note(denial: Denial): Promise<void> {
    await this.closeWindows(this.now());
    const key = this.keyOf(denial);
    const open = this.#windows.get(key);
    if (open !== undefined) {
      open.repeats += 1;
      return;
    }
    const window = { denial, origin: currentRequest(), endsAt: this.now() + WINDOW_MS, repeats: 0 };
    this.#windows.set(key, window);
    await this.write(window);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.closeWindows(Number.POSITIVE_INFINITY);
  }

  private now(): number {
    return this.clock.now().getTime();
  }

  private keyOf({ actor, action, subject }: Denial): string {
    const person = `${actor.kind} ${actor.id} `;
    const key = `${person}${action} ${subject.type} ${subject.id}`;
    if (this.#windows.has(key)) return key;
    const rows = [...this.#windows.keys()].filter((known) => known.startsWith(person)).length;
    return rows < ROWS_PER_PERSON ? key : `${person}more`;
  }

  private async closeWindows(now: number): Promise<void> {
    const ended = [...this.#windows].filter(([, window]) => window.endsAt <= now);
    // Taken off at once: the next denial must not find a window that is being closed.
    for (const [key] of ended) this.#windows.delete(key);
    for (const [, window] of ended) {
      if (window.repeats > 0) await this.write(window);
    }
  }

  private async write({ denial, origin, repeats }: Window): Promise<void> {
    const { actor, subject, action } = denial;
    try {
      await runWithRequest(origin, () =>
        this.unitOfWork.runApart((tx) =>
          this.log.record(tx, {
            actor,
            action: 'permissionDenied',
            subject,
            after: { action, ...(repeats > 0 && { repeats }) },
          }),
        ),
      );
    } catch (error) {
      this.#logger.error({ msg: 'a denial could not be recorded', err: error });
    }
  }
}
