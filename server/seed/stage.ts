import type { INestApplicationContext } from '@nestjs/common';
import type { CorrectionItem, CorrectionItemBody, CorrectionRound } from '@shared/corrections';
import type { RefusalReason } from '@shared/catalog';
import { AccessService, type Actor } from '../modules/access';
import { ApplicationsService, AssignmentService, ReopenService } from '../modules/applications';
import {
  AnswersService,
  CancelCorrectionService,
  CorrectionsReader,
  DraftsService,
  RequestCorrectionService,
  ReviewAnswersService,
} from '../modules/corrections';
import { DecisionsService, OutcomeService } from '../modules/decisions';
import { DocumentsService } from '../modules/documents';
import { PortalCasesService } from '../modules/portal';
import { UnitOfWork, type Tx } from '../platform/database';
import { chance, pick } from './content';
import { PORTAL_CLIENT_ID } from './foundation';
import { drawFile, FilingDesk, type Papers } from './filing';
import type { Fault } from './faults';
import type { PlannedCase } from './plan';
import type { Act } from './script';
import * as words from './words';

/** A case that has been filed. */
export interface LiveCase {
  planned: PlannedCase;
  papers: Papers;
  id: string;
  number: string;
}

type Turn<Name extends Act['do']> = Extract<Act, { do: Name }>;

/** Acts out what the plan says, through the same services that staff and portal call. */
export class Stage {
  readonly desk: FilingDesk;
  readonly #actors = new Map<string, Promise<Actor>>();

  constructor(private readonly app: INestApplicationContext) {
    this.desk = new FilingDesk(app, { kind: 'portal', clientId: PORTAL_CLIENT_ID });
  }

  /** Files a case whose documents are uploaded. */
  async receive(planned: PlannedCase, papers: Papers, uploadIds: readonly string[]): Promise<LiveCase> {
    const number = await this.desk.submit(planned, papers, uploadIds);
    const application = await this.read((tx) =>
      this.app.get(ApplicationsService).ofClient(tx, this.desk.client, number),
    );
    return { planned, papers, id: application.id, number };
  }

  async perform(live: LiveCase, act: Act): Promise<void> {
    switch (act.do) {
      case 'answer':
        return this.answer(live, act);
      case 'withdraw':
        await this.app.get(PortalCasesService).withdraw(this.desk.client, live.number);
        return;
      case 'download':
        await this.app.get(OutcomeService).download(this.desk.client, live.number);
        return;
      case 'claim':
      case 'release':
      case 'assign':
      case 'reopen':
        return this.distribute(live, act);
      case 'saveDraft':
      case 'requestCorrection':
      case 'cancelCorrection':
      case 'review':
        return this.correct(live, act);
      case 'approve':
      case 'reject':
      case 'propose':
      case 'signOff':
      case 'returnProposal':
      case 'issue':
        return this.decide(live, act);
      default:
        throw new Error(`«${act.do}» is not for a person to do`);
    }
  }

  private async distribute(
    live: LiveCase,
    act: Turn<'claim' | 'release' | 'assign' | 'reopen'>,
  ): Promise<void> {
    const assignment = this.app.get(AssignmentService);
    const { planned, id } = live;
    const version = await this.version(live);
    if (act.do === 'assign') {
      await assignment.assign(await this.manager(live), id, { version, assigneeId: planned.holderId });
      return;
    }
    if (act.do === 'reopen') {
      const reason = pick(planned.random, words.REOPENINGS);
      await this.app.get(ReopenService).reopen(await this.manager(live), id, { version, reason });
      return;
    }
    const actor = await this.actor(act.by === 'holder' ? planned.holderId : planned.colleagueId);
    await assignment[act.do](actor, id, { version });
  }

  private async correct(
    live: LiveCase,
    act: Turn<'saveDraft' | 'requestCorrection' | 'cancelCorrection' | 'review'>,
  ): Promise<void> {
    const actor = await this.holder(live);
    const { id, planned } = live;
    const version = await this.version(live);
    switch (act.do) {
      case 'saveDraft':
        await this.app.get(DraftsService).save(actor, id, { items: await this.remarks(live) });
        return;
      case 'requestCorrection':
        await this.app
          .get(RequestCorrectionService)
          .request(actor, id, { version, items: await this.remarks(live) });
        return;
      case 'cancelCorrection': {
        const reason = pick(planned.random, words.CANCELLATIONS);
        await this.app.get(CancelCorrectionService).cancel(actor, id, { version, reason });
        return;
      }
      case 'review': {
        const items = (await this.round(live, 'answered')).items.map((item) => ({
          itemId: item.id,
          verdict: act.verdict,
          ...(act.verdict === 'returned' && { message: words.returned(item, planned.service.card) }),
        }));
        await this.app.get(ReviewAnswersService).review(actor, id, { version, items });
      }
    }
  }

  private async decide(
    live: LiveCase,
    act: Turn<'approve' | 'reject' | 'propose' | 'signOff' | 'returnProposal' | 'issue'>,
  ): Promise<void> {
    const decisions = this.app.get(DecisionsService);
    const { id } = live;
    const version = await this.version(live);
    switch (act.do) {
      case 'approve':
        await decisions.approve(await this.holder(live), id, { version });
        return;
      case 'reject':
        await decisions.reject(await this.holder(live), id, { version, ...refusal(live) });
        return;
      case 'propose': {
        const proposal =
          act.outcome === 'approve'
            ? { version, outcome: act.outcome }
            : { version, outcome: act.outcome, ...refusal(live) };
        await decisions.propose(await this.holder(live), id, proposal);
        return;
      }
      case 'signOff':
        await decisions.signOff(await this.manager(live), id, { version });
        return;
      case 'returnProposal': {
        const comment = pick(live.planned.random, words.RETURNED_PROPOSALS);
        await decisions.returnProposal(await this.manager(live), id, { version, comment });
        return;
      }
      case 'issue':
        await this.app.get(OutcomeService).issue(await this.holder(live), id, { version });
    }
  }

  private async answer(live: LiveCase, { how }: Turn<'answer'>): Promise<void> {
    const round = await this.round(live, 'open');
    const unanswered = round.items.filter((item) => item.answer === null);
    const items = [];
    for (const item of how === 'in_part' ? unanswered.slice(0, -1) : unanswered) {
      items.push({ itemId: item.id, ...(await this.cure(live, item, round.round, how === 'badly')) });
    }
    await this.app.get(AnswersService).answer(this.desk.client, live.number, round.round, { items });
  }

  /** The answer to one remark: the next value of the field, or another file; a bad file is as bad as the first. */
  private async cure(live: LiveCase, { target, reasonCode }: CorrectionItem, round: number, badly: boolean) {
    const { planned, papers } = live;
    const comment = chance(planned.random, 0.4) ? { comment: words.ANSWERS[target.kind] } : {};
    if (target.kind === 'general') return { comment: words.ANSWERS.general };
    if (target.kind === 'field') {
      const fault = papers.faults.find((one) => one.kind === 'field' && target.path === `form.${one.field}`);
      if (fault?.kind !== 'field') throw new Error('a remark about a field without a fault');
      return { value: badly ? fault.values[round] : fault.values.at(-1), ...comment };
    }
    const slotCode = target.slot ?? (await this.slotOf(live, target.documentId));
    const slot = planned.service.card.documentSlots.find(({ code }) => code === slotCode);
    if (slot === undefined) throw new Error('a remark about an unknown slot');
    const blurred = badly && reasonCode === 'unreadable_scan';
    const file = await drawFile(planned, papers, slot, blurred ? 'blurred' : 'right');
    return { uploadId: await this.desk.upload(file), ...comment };
  }

  private async slotOf(live: LiveCase, documentId: string | undefined): Promise<string | null | undefined> {
    const documents = await this.documents(live);
    return documents.find((document) => document.id === documentId)?.slot;
  }

  private async remarks(live: LiveCase): Promise<CorrectionItemBody[]> {
    const documents = await this.documents(live);
    const targetOf = (fault: Fault): CorrectionItemBody['target'] => {
      if (fault.kind === 'field') return { kind: 'field', path: `form.${fault.field}` };
      const inForce = documents.find(({ slot, state }) => slot === fault.slot && state === 'accepted');
      return { kind: 'document', slot: fault.slot, ...(inForce && { documentId: inForce.id }) };
    };
    return live.papers.faults.map((fault) => ({
      target: targetOf(fault),
      reasonCode: fault.reason.code,
      message: fault.reason.text,
    }));
  }

  private async round(live: LiveCase, state: 'open' | 'answered'): Promise<CorrectionRound> {
    const rounds = await this.read((tx) => this.app.get(CorrectionsReader).rounds(tx, live.id));
    const found = rounds.find((round) => round.state === state);
    if (found === undefined) throw new Error(`no ${state} round`);
    return found;
  }

  private documents(live: LiveCase) {
    return this.read((tx) => this.app.get(DocumentsService).ofApplication(tx, live.id));
  }

  private async version({ id }: LiveCase): Promise<number> {
    const application = await this.read((tx) => this.app.get(ApplicationsService).byId(tx, id));
    if (application === null) throw new Error('the case is gone');
    return application.version;
  }

  private read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.app.get(UnitOfWork).read(work);
  }

  private holder({ planned }: LiveCase): Promise<Actor> {
    return this.actor(planned.holderId);
  }

  private manager({ planned }: LiveCase): Promise<Actor> {
    if (planned.managerId === null) throw new Error('the department has no manager');
    return this.actor(planned.managerId);
  }

  private actor(userId: string): Promise<Actor> {
    const known = this.#actors.get(userId) ?? this.app.get(AccessService).actorById(userId);
    this.#actors.set(userId, known);
    return known;
  }
}

function refusal({ planned }: LiveCase) {
  const { random, service } = planned;
  const first = pick(random, service.card.refusalReasons);
  const second = chance(random, 0.2) ? pick(random, service.card.refusalReasons) : first;
  const reasons: RefusalReason[] = second === first ? [first] : [first, second];
  return {
    reasons: reasons.map(({ code }) => code),
    explanation: reasons.map(({ explanation }) => explanation).join('\n'),
    recommendation: reasons.map(({ recommendation }) => recommendation).join('\n'),
  };
}
