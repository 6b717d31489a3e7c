import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { UnitOfWork, type Tx } from '../../platform/database';
import { SlaRepository, type Timer } from './sla.repository';

/**
 * What happens when a timer of a kind is due. The handler runs in the transaction that marks the timer as fired; it
 * locks the case, looks at what is true now, and does nothing when the reason is gone.
 */
export type TimerEffect = (tx: Tx, timer: Timer) => Promise<void>;

/** How many timers one look takes at a time. */
const BATCH = 100;

/** Modules above register what their timers do; the sweep below knows no business. */
@Injectable()
export class Timers {
  private readonly logger = new Logger(Timers.name);
  private readonly effects = new Map<string, TimerEffect>();

  constructor(
    private readonly repository: SlaRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  register(kind: string, effect: TimerEffect): void {
    if (this.effects.has(kind)) throw new Error(`two effects for timers of kind ${kind}`);
    this.effects.set(kind, effect);
  }

  /**
   * Fires everything that is due, each timer in a transaction of its own. A case that fails is set aside and
   * reported, the rest go on. Returns how many fired.
   */
  async fireDue(): Promise<number> {
    const failed: string[] = [];
    let fired = 0;
    for (;;) {
      const due = await this.unitOfWork.read((tx) =>
        this.repository.dueTimers(tx, this.clock.now(), BATCH, failed),
      );
      if (due.length === 0) break;
      let progress = 0;
      for (const { id, applicationId } of due) {
        try {
          progress += (await this.fire(id, applicationId)) ? 1 : 0;
        } catch (error) {
          failed.push(id);
          this.logger.error({ msg: 'timer failed', timer: id, application: applicationId, err: error });
        }
      }
      fired += progress;
      // Another worker holds the rest.
      if (progress === 0) break;
    }
    if (failed.length > 0) throw new Error(`${failed.length} due timers failed; the others have fired`);
    return fired;
  }

  private async fire(id: string, applicationId: string): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      // The case before the timer, as every command does: the other way round the two could wait for each other.
      await this.repository.lockCase(tx, applicationId);
      const timer = await this.repository.takeTimer(tx, id);
      if (timer === null) return false;
      const effect = this.effects.get(timer.kind);
      if (effect === undefined) throw new Error(`no effect for timers of kind ${timer.kind}`);
      await this.repository.markFired(tx, id, this.clock.now());
      await effect(tx, timer);
      return true;
    });
  }
}
