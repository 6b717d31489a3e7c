import type { ApplicationRow, ApplicationStatus, StaffCommand } from '../../shared/applications';
import type { Card } from '../../shared/catalog';
import { pdfFile } from './files';
import type { Account, Office } from './office';

/** A card decided by one person, and one that asks for four eyes; both of the operators' department. */
export const PLAIN = 'sole-trader-registration';
export const FOUR_EYES = 'housing-ownership';

interface PortalCase {
  status: string;
  correction: { round: number; items: { id: string; target: { kind: string } }[] } | null;
}

/** Cases brought to a given state by the commands that lead there, one command after the other. */
export class Cases {
  constructor(private readonly office: Office) {}

  /** A refusal that the card accepts, without its version. */
  refusal(code = PLAIN) {
    const reason = this.office.card(code).refusalReasons[0];
    return {
      reasons: [reason?.code],
      explanation: 'Сведения не подтвердились.',
      recommendation: 'Подайте снова.',
    };
  }

  remark(code = PLAIN, message = 'Поясните цель обращения.') {
    return { target: { kind: 'general' }, reasonCode: reasonOf(this.office.card(code)), message };
  }

  /** A fresh case in this state, held by `holder` where the state knows a holder. */
  async in(status: ApplicationStatus, holder: Account = 'operator'): Promise<ApplicationRow> {
    const number = await this.office.file(status === 'awaiting_signoff' ? FOUR_EYES : PLAIN);
    if (status === 'submitted') return this.office.row(number);
    await this.office.server.runJobsUntilIdle();
    const claimed = await this.office.command(holder, await this.office.row(number), 'claim');
    return (await this.bring(claimed, status, holder)) ?? this.office.row(number);
  }

  /** A case under review whose applicant has answered, so that the answers wait to be reviewed. */
  async answered(holder: Account = 'operator', items = [this.remark()]): Promise<ApplicationRow> {
    const row = await this.in('under_review', holder);
    await this.remarked(row, holder, items);
    await this.answer(row.number);
    await this.office.server.runJobsUntilIdle();
    return this.office.row(row.number);
  }

  private async bring(
    row: ApplicationRow,
    status: ApplicationStatus,
    holder: Account,
  ): Promise<ApplicationRow | undefined> {
    const { office } = this;
    switch (status) {
      case 'under_review':
        return row;
      case 'correction_requested':
        return this.remarked(row, holder);
      case 'corrected':
        await this.remarked(row, holder);
        await this.answer(row.number);
        return undefined;
      case 'awaiting_signoff':
        return office.command(holder, row, 'propose', { outcome: 'approve' });
      case 'approved':
        return office.command(holder, row, 'approve');
      case 'ready':
      case 'issued':
        await office.command(holder, row, 'approve');
        await office.server.runJobsUntilIdle();
        if (status === 'issued') await office.command(holder, await office.row(row.number), 'issue');
        return undefined;
      case 'rejected':
        return office.command(holder, row, 'reject', this.refusal());
      case 'withdrawn':
        await office.portal.post(`/api/portal/v1/applications/${row.number}/withdraw`);
        return undefined;
      case 'lapsed':
        return this.lapsed(row, holder);
      default:
        throw new Error(`no way to ${status}`);
    }
  }

  async remarked(
    row: ApplicationRow,
    holder: Account = 'operator',
    items = [this.remark()],
  ): Promise<ApplicationRow> {
    return this.office.command(holder, row, 'request-correction', { items });
  }

  /** The case as its applicant sees it. */
  async seen(number: string): Promise<PortalCase> {
    const { body } = await this.office.portal.get<PortalCase>(`/api/portal/v1/applications/${number}`);
    return body;
  }

  /** Answers every open remark: with a new file where a document was asked for, with words otherwise. */
  async answer(number: string): Promise<void> {
    const { correction } = await this.seen(number);
    const items = [];
    for (const item of correction?.items ?? []) {
      const upload =
        item.target.kind === 'document'
          ? await this.office.portal.upload(await pdfFile(item.id), 'новый.pdf')
          : null;
      items.push({
        itemId: item.id,
        ...(upload ? { uploadId: upload.body['id'] } : { comment: 'Исправлено.' }),
      });
    }
    const address = `/api/portal/v1/applications/${number}/corrections/${correction?.round}/answers`;
    const answer = await this.office.portal.post(address, { items });
    if (answer.status !== 200) throw new Error(`answering: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  /** Moves the clock past the applicant's term and back: others' cases must not age along. */
  private async lapsed(row: ApplicationRow, holder: Account): Promise<ApplicationRow> {
    await this.remarked(row, holder);
    const record = await this.office.case(holder, row.id);
    const { clock } = this.office.server;
    const before = clock.now();
    clock.set(record.corrections?.[0]?.dueAt ?? '');
    await this.office.server.runSweep('sla.fireTimers');
    clock.set(before);
    return this.office.row(row.number);
  }

  /** A body with which the command succeeds where it is legal. */
  async bodyFor(command: StaffCommand, row: ApplicationRow): Promise<Record<string, unknown>> {
    const code = row.fourEyes ? FOUR_EYES : PLAIN;
    switch (command) {
      case 'assign':
        return { assigneeId: this.office.userId('operator2') };
      case 'requestCorrection':
        return { items: [this.remark(code)] };
      case 'cancelCorrection':
      case 'reopen':
        return { reason: 'По просьбе заявителя.' };
      case 'returnProposal':
        return { comment: 'Проверьте срок.' };
      case 'reject':
        return this.refusal(code);
      case 'propose':
        return { outcome: 'approve' };
      case 'reviewAnswers': {
        const record = await this.office.case('auditor', row.id);
        const items = record.corrections?.at(-1)?.items ?? [];
        const first = items[0]?.id ?? '00000000-0000-4000-8000-000000000000';
        return { items: [{ itemId: first, verdict: 'accepted' }] };
      }
      default:
        return {};
    }
  }
}

function reasonOf(card: Card): string {
  return card.correctionReasons[0]?.code ?? '';
}
