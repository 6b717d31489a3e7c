import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { sealOf, START, type Link } from './chain';
import { ChainRepository, type Checkpoint, type SealedEvent } from './chain.repository';

const PAGE = 5000;

/** What is wrong at the first place of the chain where something is. */
export type Breach =
  /** The event differs from what was sealed, or stands in the place of another. */
  | { kind: 'eventAltered'; position: number; eventId: string }
  | { kind: 'eventMissing'; position: number; eventId: string }
  | { kind: 'sealMissing'; position: number }
  /** The seal is not linked to the one before it. */
  | { kind: 'orderBroken'; position: number; eventId: string }
  /** The chain is whole but is not the one, or does not reach as far as, when the checkpoint was made. */
  | { kind: 'checkpointMismatch'; position: number; day: string }
  /** An event that was taken out of the chain, or never let in. */
  | { kind: 'eventUnsealed'; eventId: string };

export interface Verification {
  /** How many events the whole part of the chain covers. */
  events: number;
  checkpoints: number;
  /** Written in the last seconds and not sealed yet. */
  waiting: number;
  breach: Breach | null;
}

@Injectable()
export class AuditVerification {
  constructor(
    private readonly chain: ChainRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Follows the chain from its start to the first broken link.
   * @param kept checkpoints from outside, which nobody with access to the database could have rewritten
   */
  async verify(kept: readonly Checkpoint[] = []): Promise<Verification> {
    const outside = await this.unitOfWork.read((tx) => this.chain.outsideChain(tx));
    const stored = await this.unitOfWork.read((tx) => this.chain.checkpoints(tx));
    const checkpoints = [...stored, ...kept].toSorted((a, b) => a.position - b.position);
    const { last, breach } = await this.follow(checkpoints);
    const lost: Breach | null =
      outside.lost === null ? null : { kind: 'eventUnsealed', eventId: outside.lost };
    return {
      events: last.position,
      checkpoints: checkpoints.length,
      waiting: outside.waiting,
      breach: breach ?? lost,
    };
  }

  private async follow(checkpoints: readonly Checkpoint[]): Promise<{ last: Link; breach: Breach | null }> {
    let last: Link = START;
    const due = [...checkpoints];
    for (;;) {
      const { position } = last;
      const page = await this.unitOfWork.read((tx) => this.chain.sealedAfter(tx, position, PAGE));
      for (const seal of page) {
        const breach = breachAt(last, seal) ?? mismatch(seal, due);
        if (breach !== null) return { last, breach };
        last = seal;
      }
      if (page.length < PAGE) break;
    }
    const [beyond] = due;
    const breach: Breach | null =
      beyond === undefined
        ? null
        : { kind: 'checkpointMismatch', position: beyond.position, day: beyond.day };
    return { last, breach };
  }
}

function breachAt(last: Link, seal: SealedEvent): Breach | null {
  const { position, eventId, content } = seal;
  if (position !== last.position + 1) return { kind: 'sealMissing', position: last.position + 1 };
  if (content === null) return { kind: 'eventMissing', position, eventId };
  if (seal.prevHash !== last.hash) return { kind: 'orderBroken', position, eventId };
  if (sealOf(position, seal.prevHash, content) !== seal.hash)
    return { kind: 'eventAltered', position, eventId };
  return null;
}

/** Takes the checkpoints of this place off the list; the first that names another hash is the breach. */
function mismatch({ position, hash }: Link, due: Checkpoint[]): Breach | null {
  while (due[0] !== undefined && due[0].position <= position) {
    const checkpoint = due.shift();
    if (checkpoint !== undefined && (checkpoint.position !== position || checkpoint.hash !== hash)) {
      return { kind: 'checkpointMismatch', position: checkpoint.position, day: checkpoint.day };
    }
  }
  return null;
}
