import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ApplicationRow, HistoryEventType, StaffCommand, VersionBody } from '@shared/applications';
import type { ApproveBody, ProposeBody, RejectBody, ReturnProposalBody } from '@shared/decisions';
import { Clock } from '../../platform/clock';
import { UnitOfWork, type Tx } from '../../platform/database';
import type { Actor } from '../access';
import { ApplicationRows, ApplicationsService, CaseChanges, type Application } from '../applications';
import { CaseClosing } from './case-closing';
import { assertReasons, renderText, templateValues, type DecisionFacts } from './decision-text';
import { DecisionsRepository, type Decision } from './decisions.repository';

const CLOSED = { dueAt: null, termState: 'stopped', proposerId: null } as const;

/** Decisions of one person, and of two where the card asks for four eyes. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: CaseChanges,
    private readonly repository: DecisionsRepository,
    private readonly applications: ApplicationsService,
    private readonly closing: CaseClosing,
    private readonly rows: ApplicationRows,
    private readonly clock: Clock,
  ) {}

  /** Errors besides the common ones: `answers_not_reviewed`, `sign_off_required`. */
  async approve(actor: Actor, id: string, { version, comment }: ApproveBody): Promise<ApplicationRow> {
    const facts = { outcome: 'approve', reasons: [], explanation: null, recommendation: null } as const;
    return this.decide(actor, id, version, 'approve', 'approved', facts, comment ?? null);
  }

  /** Errors besides the common ones: `answers_not_reviewed`, `sign_off_required`, `reason_unknown`. */
  async reject(actor: Actor, id: string, { version, ...refusal }: RejectBody): Promise<ApplicationRow> {
    return this.decide(actor, id, version, 'reject', 'rejected', { outcome: 'reject', ...refusal }, null);
  }

  /** The first of two signatures; the applicant is told nothing yet. */
  async propose(actor: Actor, id: string, body: ProposeBody): Promise<ApplicationRow> {
    return this.unitOfWork.run(async (tx) => {
      const application = await this.changes.lockFor(tx, actor, id, body.version, 'propose');
      const facts: DecisionFacts =
        body.outcome === 'approve' ? { ...body, reasons: [], explanation: null, recommendation: null } : body;
      const comment = body.outcome === 'approve' ? (body.comment ?? null) : null;
      await this.store(tx, actor, application, facts, comment, null);
      await this.changes.apply(tx, actor, application, {
        command: 'propose',
        values: { proposerId: actor.userId },
        event: { type: 'proposed', comment, after: { outcome: facts.outcome }, changedFields: ['decisions'] },
      });
      await this.closing.stopClaimTimer(tx, id);
      return this.rows.afterCommand(tx, actor, id);
    });
  }

  /** The second signature makes the proposed decision effective. Error: `proposer_cannot_sign`. */
  async signOff(actor: Actor, id: string, { version }: VersionBody): Promise<ApplicationRow> {
    return this.unitOfWork.run(async (tx) => {
      const application = await this.changes.lockFor(tx, actor, id, version, 'signOff');
      const proposal = await this.proposal(tx, id);
      const effectiveAt = this.clock.now();
      const { text } = await this.wording(tx, application, proposal, effectiveAt);
      await this.repository.settle(tx, proposal.id, {
        state: 'effective',
        signedById: actor.userId,
        effectiveAt,
        returnComment: null,
        text,
      });
      await this.closing.stopTerms(tx, id);
      await this.changes.apply(tx, actor, application, {
        command: 'signOff',
        target: proposal.outcome === 'approve' ? 'approved' : 'rejected',
        values: CLOSED,
        event: {
          type: 'signedOff',
          after: { outcome: proposal.outcome, reasons: proposal.reasons },
          changedFields: ['decisions'],
        },
      });
      return this.rows.afterCommand(tx, actor, id);
    });
  }

  async returnProposal(
    actor: Actor,
    id: string,
    { version, comment }: ReturnProposalBody,
  ): Promise<ApplicationRow> {
    return this.unitOfWork.run(async (tx) => {
      const application = await this.changes.lockFor(tx, actor, id, version, 'returnProposal');
      const proposal = await this.proposal(tx, id);
      await this.repository.settle(tx, proposal.id, {
        state: 'returned',
        signedById: null,
        effectiveAt: null,
        returnComment: comment,
      });
      const next = await this.changes.apply(tx, actor, application, {
        command: 'returnProposal',
        values: { proposerId: null },
        event: {
          type: 'proposalReturned',
          comment,
          before: { outcome: proposal.outcome },
          changedFields: ['decisions'],
        },
      });
      await this.closing.watchClaim(tx, next);
      return this.rows.afterCommand(tx, actor, id);
    });
  }

  private async decide(
    actor: Actor,
    id: string,
    version: number,
    command: Extract<StaffCommand, 'approve' | 'reject'>,
    type: HistoryEventType,
    facts: DecisionFacts,
    comment: string | null,
  ): Promise<ApplicationRow> {
    return this.unitOfWork.run(async (tx) => {
      const application = await this.changes.lockFor(tx, actor, id, version, command);
      await this.store(tx, actor, application, facts, comment, this.clock.now());
      await this.closing.stopTerms(tx, id);
      await this.changes.apply(tx, actor, application, {
        command,
        values: CLOSED,
        event: {
          type,
          comment,
          after: { outcome: facts.outcome, reasons: [...facts.reasons] },
          changedFields: ['decisions'],
        },
      });
      return this.rows.afterCommand(tx, actor, id);
    });
  }

  private async store(
    tx: Tx,
    actor: Actor,
    application: Application,
    facts: DecisionFacts,
    comment: string | null,
    effectiveAt: Date | null,
  ): Promise<void> {
    const now = this.clock.now();
    const { text, card } = await this.wording(tx, application, facts, now);
    assertReasons(card, facts.reasons);
    await this.repository.insert(tx, {
      id: randomUUID(),
      applicationId: application.id,
      serviceVersionId: application.serviceVersionId,
      outcome: facts.outcome,
      state: effectiveAt === null ? 'proposed' : 'effective',
      reasons: [...facts.reasons],
      explanation: facts.explanation,
      recommendation: facts.recommendation,
      comment,
      text,
      proposedById: actor.userId,
      proposedAt: now,
      signedById: null,
      effectiveAt,
      returnComment: null,
    });
  }

  private async wording(tx: Tx, application: Application, facts: DecisionFacts, at: Date) {
    const { card, content } = await this.applications.material(tx, application);
    const timeZone = await this.closing.timeZone(tx, application);
    const values = templateValues(application, content, card, facts, at, timeZone);
    return { card, text: renderText(card.decisionTemplates[facts.outcome], values) };
  }

  private async proposal(tx: Tx, id: string): Promise<Decision> {
    const proposal = await this.repository.proposed(tx, id);
    if (proposal === null) throw new Error('a case awaits sign-off without a proposal');
    return proposal;
  }
}
