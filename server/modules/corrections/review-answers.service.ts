import { Injectable } from '@nestjs/common';
import type { ApplicationRow } from '@shared/applications';
import type { ReviewAnswersBody } from '@shared/corrections';
import { DomainError, type FieldError } from '@shared/kernel/errors';
import { Clock } from '../../platform/clock';
import { UnitOfWork, type Tx } from '../../platform/database';
import type { Actor } from '../access';
import { ApplicationRows, ApplicationsService, CaseChanges, type Application } from '../applications';
import {
  CorrectionsRepository,
  type NewItem,
  type RoundWithItems,
  type StoredItem,
} from './corrections.repository';
import { Rounds } from './rounds.service';
import { checkedItems } from './targets';

type Verdict = ReviewAnswersBody['items'][number];

/** The operator accepts or returns each answer; when all are reviewed, the returned ones make the next round. */
@Injectable()
export class ReviewAnswersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: CaseChanges,
    private readonly applications: ApplicationsService,
    private readonly repository: CorrectionsRepository,
    private readonly rounds: Rounds,
    private readonly rows: ApplicationRows,
    private readonly clock: Clock,
  ) {}

  /** Error besides the common ones: `validation_failed` for answers that are not in the round or reviewed already. */
  async review(
    actor: Actor,
    id: string,
    { version, items: verdicts }: ReviewAnswersBody,
  ): Promise<ApplicationRow> {
    return this.unitOfWork.run(async (tx) => {
      const application = await this.changes.lockFor(tx, actor, id, version, 'reviewAnswers');
      const round = await this.repository.activeRound(tx, id);
      if (round === null || round.state !== 'answered')
        throw new Error('answers to review without an answered round');
      assertReviewable(round, verdicts);
      const reviewedAt = this.clock.now();
      for (const { itemId, verdict, message } of verdicts) {
        const values = { verdict, verdictMessage: message ?? null, reviewedById: actor.userId, reviewedAt };
        await this.repository.saveVerdict(tx, itemId, values);
      }
      const reviewed = await this.repository.activeRound(tx, id);
      if (reviewed === null) throw new Error('the round under review is gone');
      await this.step(tx, actor, application, reviewed, verdicts);
      return this.rows.afterCommand(tx, actor, id);
    });
  }

  private async step(
    tx: Tx,
    actor: Actor,
    application: Application,
    round: RoundWithItems,
    verdicts: readonly Verdict[],
  ): Promise<void> {
    const waiting = round.items.filter((item) => item.verdict === null);
    const returned = round.items.filter((item) => item.verdict === 'returned');
    const count = (verdict: Verdict['verdict']) => verdicts.filter((one) => one.verdict === verdict).length;
    const reviewed = await this.changes.apply(tx, actor, application, {
      command: 'reviewAnswers',
      target: 'under_review',
      values: { answersToReview: waiting.length, answered: waiting.length > 0 },
      event: {
        type: 'answersReviewed',
        after: { round: round.round, accepted: count('accepted'), returned: count('returned') },
        changedFields: ['corrections'],
      },
    });
    if (waiting.length > 0) return;
    await this.repository.setState(tx, round.id, { state: 'reviewed', closedAt: this.clock.now() });
    if (returned.length === 0) return;
    await this.rounds.open(tx, actor, reviewed, await this.again(tx, reviewed, returned), {
      command: 'requestCorrection',
      type: 'correctionRequested',
    });
  }

  /** The returned remarks for the next round, about what stands in the case now. */
  private async again(tx: Tx, application: Application, returned: readonly StoredItem[]): Promise<NewItem[]> {
    const { card, content, documents } = await this.applications.material(tx, application);
    const items = returned.map((item) => {
      const target =
        item.target.kind === 'document' && item.newDocumentId !== null
          ? { ...item.target, documentId: item.newDocumentId }
          : item.target;
      return { target, reasonCode: item.reasonCode, message: item.verdictMessage ?? item.message };
    });
    return checkedItems(items, card, content, documents);
  }
}

function assertReviewable(round: RoundWithItems, verdicts: readonly Verdict[]): void {
  const seen = new Set<string>();
  const errors = verdicts.flatMap(({ itemId }, index): FieldError[] => {
    const item = round.items.find((candidate) => candidate.id === itemId);
    const code =
      item === undefined
        ? 'unknown_item'
        : item.verdict !== null || seen.has(itemId)
          ? 'already_reviewed'
          : null;
    seen.add(itemId);
    return code === null ? [] : [{ path: `items.${index}.itemId`, code, message: code }];
  });
  if (errors.length > 0) throw new DomainError('validation_failed', { errors });
}
