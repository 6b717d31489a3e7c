import { Injectable } from '@nestjs/common';
import type { CorrectionDraft, CorrectionRound } from '@shared/corrections';
import type { DecisionRecord } from '@shared/decisions';
import { maskEmail } from '@shared/kernel/formats';
import type { NoticeRecord } from '@shared/notifications';
import type { Tx } from '../../platform/database';
import { CorrectionsReader } from '../corrections';
import { DecisionsReader } from '../decisions';
import { NoticesRepository } from './notices.repository';

/** The parts of a case that other modules keep. */
@Injectable()
export class CaseParts {
  constructor(
    private readonly correctionsReader: CorrectionsReader,
    private readonly decisionsReader: DecisionsReader,
    private readonly noticesRepository: NoticesRepository,
  ) {}

  async rounds(tx: Tx, id: string): Promise<CorrectionRound[]> {
    return this.correctionsReader.rounds(tx, id);
  }

  async draft(tx: Tx, id: string, userId: string): Promise<CorrectionDraft | null> {
    return this.correctionsReader.draft(tx, id, userId);
  }

  async decisions(tx: Tx, id: string): Promise<DecisionRecord[]> {
    return this.decisionsReader.ofApplication(tx, id);
  }

  /** For a reader without the right to personal data the address is masked and the letter itself left out. */
  async notices(tx: Tx, id: string, masked: boolean): Promise<NoticeRecord[]> {
    const notices = await this.noticesRepository.ofApplication(tx, id);
    if (!masked) return notices;
    return notices.map((notice) => ({ ...notice, recipient: maskEmail(notice.recipient), body: '' }));
  }
}
