import { Injectable } from '@nestjs/common';
import type { FieldGroup } from '@shared/access';
import type { RevealBody, RevealedData } from '@shared/applications';
import { DomainError } from '@shared/kernel/errors';
import { UnitOfWork } from '../../platform/database';
import { auditActor, mayOn, type Actor } from '../access';
import { ApplicationsService } from '../applications';
import { AuditLog } from '../audit';

/** Shows the personal data of one case to somebody who otherwise sees it masked; who, when and what for is kept. */
@Injectable()
export class PersonalData {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly applications: ApplicationsService,
    private readonly log: AuditLog,
  ) {}

  /**
   * Apart from any idempotency key: the answer must not be stored, and looking twice is two looks.
   * Errors: `not_found` for a case that the reader may not know of, `forbidden` without the right to reveal.
   */
  async reveal(actor: Actor, id: string, { purpose }: RevealBody): Promise<RevealedData> {
    return this.unitOfWork.runApart(async (tx) => {
      const application = await this.applications.visible(tx, actor, id);
      if (!mayOn(actor, 'revealPersonal', 'Application', application)) throw new DomainError('forbidden');
      const sees = (group: FieldGroup) => mayOn(actor, 'read', 'Application', application, group);
      const { applicant, form } = await this.applications.content(tx, id);
      const shown = {
        applicant: sees('applicant') ? applicant : null,
        form: sees('content') ? form : null,
      };
      await this.log.record(tx, {
        actor: auditActor(actor),
        action: 'personalDataRevealed',
        subject: { type: 'Application', id, label: application.number },
        after: { shown: Object.entries(shown).flatMap(([part, value]) => (value === null ? [] : [part])) },
        purpose,
      });
      return shown;
    });
  }
}
