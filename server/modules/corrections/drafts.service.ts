import { Injectable } from '@nestjs/common';
import type { CorrectionDraft, CorrectionDraftBody } from '@shared/corrections';
import { DomainError } from '@shared/kernel/errors';
import { Clock } from '../../platform/clock';
import { UnitOfWork } from '../../platform/database';
import { mayOn, type Actor } from '../access';
import { ApplicationsService } from '../applications';
import { CorrectionsRepository } from './corrections.repository';

/** Remarks that an operator has collected and not yet sent; each operator has their own. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: CorrectionsRepository,
    private readonly applications: ApplicationsService,
    private readonly clock: Clock,
  ) {}

  async save(actor: Actor, id: string, { items }: CorrectionDraftBody): Promise<CorrectionDraft> {
    return this.unitOfWork.run(async (tx) => {
      const application = await this.applications.visible(tx, actor, id);
      if (!mayOn(actor, 'requestCorrection', 'Application', application)) throw new DomainError('forbidden');
      const savedAt = this.clock.now();
      await this.repository.saveDraft(tx, { applicationId: id, userId: actor.userId, items, savedAt });
      await this.applications.touch(tx, id, savedAt);
      return { items, savedAt: savedAt.toISOString() };
    });
  }

  async remove(actor: Actor, id: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await this.applications.visible(tx, actor, id);
      await this.repository.removeDraft(tx, id, actor.userId);
    });
  }
}
