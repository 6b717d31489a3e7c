import { Injectable } from '@nestjs/common';
import { publicLabel, publicStatus, type ApplicationStatus } from '@shared/applications';
import type { Card } from '@shared/catalog';
import type { Locale } from '@shared/kernel/ids';
import type { PortalStatus } from '@shared/portal';
import { UnitOfWork, type Tx } from '../../platform/database';
import type { PortalClient } from '../access';
import { ApplicationsService, type Application, type HistoryEvent } from '../applications';
import { CorrectionsReader } from '../corrections';
import { DecisionsReader, OutcomeService } from '../decisions';

/** A case as its applicant sees it. */
@Injectable()
export class PortalStatusService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly applications: ApplicationsService,
    private readonly corrections: CorrectionsReader,
    private readonly decisions: DecisionsReader,
    private readonly outcomes: OutcomeService,
  ) {}

  /** Error: `not_found`, also for an application that another client filed. */
  async status(client: PortalClient, number: string): Promise<PortalStatus> {
    return this.unitOfWork.read(async (tx) => {
      const application = await this.applications.ofClient(tx, client, number);
      const { card, code } = await this.applications.card(tx, application);
      const outcome = await this.outcomes.documentOf(tx, application.id);
      return {
        number,
        serviceCode: code,
        serviceTitle: card.title,
        status: publicStatus(application.status),
        statusLabel: publicLabel(application.status, application.locale),
        receivedAt: application.receivedAt.toISOString(),
        dueAt: application.dueAt?.toISOString() ?? null,
        history: publicHistory(await this.applications.history(tx, application.id), application.locale),
        correction: await this.openCorrection(tx, application, card),
        decision: await this.decision(tx, application, card),
        outcome: outcome && { fileName: outcome.fileName, size: outcome.size, sha256: outcome.sha256 },
      };
    });
  }

  private async openCorrection(
    tx: Tx,
    application: Application,
    card: Card,
  ): Promise<PortalStatus['correction']> {
    const rounds = await this.corrections.rounds(tx, application.id);
    const open = rounds.find((round) => round.state === 'open');
    if (open === undefined) return null;
    return {
      round: open.round,
      dueAt: open.dueAt,
      items: open.items.map((item) => ({
        id: item.id,
        target: item.target,
        reasonCode: item.reasonCode,
        reason:
          card.correctionReasons.find((reason) => reason.code === item.reasonCode)?.label ?? item.reasonCode,
        message: item.message,
        answered: item.answer !== null,
      })),
    };
  }

  private async decision(tx: Tx, application: Application, card: Card): Promise<PortalStatus['decision']> {
    const decisions = await this.decisions.ofApplication(tx, application.id);
    const inForce = decisions.findLast((decision) => decision.state === 'effective');
    if (!inForce || inForce.effectiveAt === null) return null;
    return {
      outcome: inForce.outcome,
      decidedAt: inForce.effectiveAt,
      text: inForce.text,
      reasons: card.refusalReasons
        .filter((reason) => inForce.reasons.includes(reason.code))
        .map(({ code, label }) => ({ code, label })),
      explanation: inForce.explanation,
      recommendation: inForce.recommendation,
    };
  }
}

/** The changes of state that the applicant is told of; what happens within the agency is left out. */
function publicHistory(events: readonly HistoryEvent[], locale: Locale): PortalStatus['history'] {
  const seen: PortalStatus['history'] = [];
  for (const event of events) {
    const status = event.after?.['status'];
    if (typeof status !== 'string') continue;
    const shown = publicStatus(status as ApplicationStatus);
    if (seen.at(-1)?.status === shown) continue;
    seen.push({ at: event.at.toISOString(), status: shown, statusLabel: publicLabel(shown, locale) });
  }
  return seen;
}
