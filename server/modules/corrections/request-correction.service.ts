import { Injectable } from '@nestjs/common';
import type { ApplicationRow } from '@shared/applications';
import type { CorrectionItemBody, RequestCorrectionBody } from '@shared/corrections';
import type { Card } from '@shared/catalog';
import { UnitOfWork, type Tx } from '../../platform/database';
import type { Actor } from '../access';
import {
  ApplicationRows,
  ApplicationsService,
  CaseChanges,
  type Application,
  type Finding,
} from '../applications';
import { CorrectionsRepository } from './corrections.repository';
import { Rounds } from './rounds.service';
import { checkedItems } from './targets';

/** Sending a case back with remarks: by an operator, or by failed automatic checks where the card says so. */
@Injectable()
export class RequestCorrectionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: CaseChanges,
    private readonly applications: ApplicationsService,
    private readonly rounds: Rounds,
    private readonly repository: CorrectionsRepository,
    private readonly rows: ApplicationRows,
  ) {}

  /** Error besides the common ones: `validation_failed`, naming every unknown reason or target. */
  async request(
    actor: Actor,
    id: string,
    { version, items }: RequestCorrectionBody,
  ): Promise<ApplicationRow> {
    return this.unitOfWork.run(async (tx) => {
      const application = await this.changes.lockFor(tx, actor, id, version, 'requestCorrection');
      const { card, content, documents } = await this.applications.material(tx, application);
      await this.rounds.open(tx, actor, application, checkedItems(items, card, content, documents), {
        command: 'requestCorrection',
        type: 'correctionRequested',
      });
      await this.repository.removeDraft(tx, id, actor.userId);
      return this.rows.afterCommand(tx, actor, id);
    });
  }

  /** Remarks that failed checks make by themselves. @returns false when there is nothing to remark on */
  async requestByChecks(tx: Tx, application: Application, findings: readonly Finding[]): Promise<boolean> {
    const { card, content, documents } = await this.applications.material(tx, application);
    if (!card.autoCorrection || application.status !== 'submitted') return false;
    const items = findings
      .filter((finding) => finding.verdict === 'failed')
      .flatMap((f) => remarkOf(f, card));
    if (items.length === 0) return false;
    await this.rounds.open(tx, 'system', application, checkedItems(items, card, content, documents), {
      command: 'requestCorrectionByChecks',
      type: 'correctionRequestedByChecks',
    });
    return true;
  }
}

/** A failed check as a remark: the card's reason for such a thing if it has one, else its first. */
function remarkOf({ target, code }: Finding, card: Card): CorrectionItemBody[] {
  if (target.kind === 'general') return [];
  const wanted =
    target.kind === 'document' ? /file|scan|document|unreadable|format/ : /data|mismatch|wrong|format|field/;
  const reason =
    card.correctionReasons.find((candidate) => wanted.test(candidate.code)) ?? card.correctionReasons[0];
  if (reason === undefined) return [];
  return [{ target, reasonCode: reason.code, message: CHECK_REMARKS[code] ?? reason.text }];
}

/** What the applicant is told about a failed check. */
const CHECK_REMARKS: Partial<Record<Finding['code'], string>> = {
  file_unreadable: 'Файл не открывается. Загрузите его ещё раз, проверив, что он читается.',
  file_encrypted: 'Файл защищён паролем. Загрузите файл без пароля.',
  file_damaged: 'Файл повреждён. Загрузите его ещё раз.',
  checksum_wrong: 'Контрольная сумма номера не совпала. Проверьте номер и исправьте его.',
  format_wrong: 'Значение записано неверно. Проверьте его и исправьте.',
  date_implausible: 'Такой даты быть не может. Проверьте её и исправьте.',
};
