import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { UnitOfWork, type Tx } from '../../platform/database';
import { sealOf } from './chain';
import { ChainRepository, type Seal } from './chain.repository';

/** Sealed in one transaction: few enough that a kill costs little, many enough that a flood is caught up with. */
const BATCH = 5000;

/** Links committed events into the chain, right after the commands that wrote them and never in their way. */
@Injectable()
export class Sealing {
  readonly #logger = new Logger('Sealing');

  constructor(
    private readonly chain: ChainRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Seals what waits, unless somebody else is at it; then notes the day's checkpoint. @returns how many were sealed */
  async sealAll(): Promise<number> {
    let sealed = 0;
    for (;;) {
      const count = await this.unitOfWork.run((tx) => this.sealBatch(tx));
      sealed += count;
      if (count < BATCH) return sealed;
    }
  }

  private async sealBatch(tx: Tx): Promise<number> {
    if (!(await this.chain.becomeSealer(tx))) return 0;
    const events = await this.chain.unsealed(tx, BATCH);
    let last = await this.chain.lastLink(tx);
    const seals = events.map(({ id, content }): Seal => {
      const position = last.position + 1;
      const hash = sealOf(position, last.hash, content);
      const seal = { eventId: id, prevHash: last.hash, position, hash };
      last = seal;
      return seal;
    });
    const now = this.clock.now();
    if (seals.length > 0) await this.chain.addSeals(tx, seals, now);
    if (last.position > 0 && seals.length < BATCH) {
      const checkpoint = await this.chain.addCheckpoint(tx, last, now);
      // In the log, too: whoever rewrites the database does not reach the lines that were sent elsewhere.
      if (checkpoint !== null) this.#logger.log({ msg: 'audit checkpoint', ...checkpoint });
    }
    return seals.length;
  }
}
