import { Injectable } from '@nestjs/common';
import { DomainError } from '@shared/kernel/errors';
import { UnitOfWork, type Tx } from '../../platform/database';
import { AccessService, mayOn, type Actor } from '../access';
import type { Application } from './applications.repository';
import { CaseChanges } from './changes.service';
import { ClaimWatch } from './claim-watch.service';
import { holderOf } from './holder';
import { LeftBehindRepository } from './left-behind.repository';

/** One pass takes so many; the next one is never far. */
const BATCH = 500;

/** Gives cases on whose holder was blocked or moved, and those of closed departments. */
@Injectable()
export class LeftBehind {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: LeftBehindRepository,
    private readonly changes: CaseChanges,
    private readonly claims: ClaimWatch,
    private readonly access: AccessService,
  ) {}

  /** Cases that the person may not work on any more go to the colleague named, where eligible, or to the queue. */
  async giveOn(userId: string, casesTo: string | null): Promise<void> {
    const cases = await this.unitOfWork.read((tx) => this.repository.openOf(tx, userId));
    for (const id of cases) {
      await this.unitOfWork.run((tx) => this.giveOnCase(tx, id, userId, casesTo));
    }
  }

  /** Open cases of one closed department go to its successor. */
  async transferFrom(departmentId: string): Promise<void> {
    for (;;) {
      const cases = await this.unitOfWork.read((tx) =>
        this.repository.inClosedDepartments(tx, BATCH, departmentId),
      );
      const moved = await this.transferAll(cases);
      if (moved === 0) return;
    }
  }

  /** Whatever slipped through: filed while its department closed, or held by someone blocked meanwhile. */
  async sweep(): Promise<void> {
    const [held, left] = await this.unitOfWork.read(async (tx) => [
      await this.repository.heldByBlocked(tx, BATCH),
      await this.repository.inClosedDepartments(tx, BATCH),
    ]);
    for (const id of held ?? []) await this.unitOfWork.run((tx) => this.giveOnCase(tx, id, null, null));
    await this.transferAll(left ?? []);
  }

  private async transferAll(cases: readonly string[]): Promise<number> {
    let moved = 0;
    for (const id of cases) {
      if (await this.unitOfWork.run((tx) => this.transfer(tx, id))) moved += 1;
    }
    return moved;
  }

  private async giveOnCase(
    tx: Tx,
    id: string,
    holderId: string | null,
    casesTo: string | null,
  ): Promise<void> {
    const application = await this.changes.lockForSystem(tx, id);
    const { assigneeId } = application;
    if (assigneeId === null || application.closedAt !== null) return;
    if (holderId !== null && assigneeId !== holderId) return;
    const holder = await this.workingPerson(assigneeId);
    if (holder !== null && mayOn(holder, 'release', 'Application', application)) return;
    const taker = casesTo === null ? null : await this.workingPerson(casesTo);
    const eligible = taker !== null && mayOn(taker, 'claim', 'Application', application);
    await this.hand(tx, application, eligible ? taker : null);
  }

  private async hand(tx: Tx, application: Application, taker: Actor | null): Promise<void> {
    const before = await holderOf(tx, this.access, application);
    const after = taker && { assigneeId: taker.userId, assigneeName: taker.shortName };
    const next = await this.changes.apply(tx, 'system', application, {
      command: 'handOver',
      values: {
        assigneeId: taker?.userId ?? null,
        claimedAt: taker === null ? null : application.claimedAt,
      },
      event: { type: taker === null ? 'released' : 'assigned', before, after },
    });
    if (taker === null) await this.claims.stop(tx, application.id);
    else await this.claims.watch(tx, next);
  }

  private async transfer(tx: Tx, id: string): Promise<boolean> {
    const application = await this.changes.lockForSystem(tx, id);
    if (application.closedAt !== null) return false;
    const { departmentId } = application;
    const successor = await this.repository.successorOf(tx, departmentId);
    if (successor === null) return false;
    const departmentName = await this.repository.departmentName(tx, departmentId);
    await this.changes.apply(tx, 'system', application, {
      command: 'handOver',
      values: { departmentId: successor.id, assigneeId: null, claimedAt: null },
      event: {
        type: 'transferred',
        before: { departmentId, departmentName, ...(await holderOf(tx, this.access, application)) },
        after: { departmentId: successor.id, departmentName: successor.name },
      },
    });
    await this.claims.stop(tx, id);
    return true;
  }

  /** Null for one who is blocked. */
  private async workingPerson(userId: string): Promise<Actor | null> {
    try {
      return await this.access.actorById(userId);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'not_found') return null;
      throw error;
    }
  }
}
