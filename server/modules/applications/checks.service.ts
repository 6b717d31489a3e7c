import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { localDate } from '@shared/sla';
import { Clock } from '../../platform/clock';
import { UnitOfWork, type Tx } from '../../platform/database';
import { CatalogService } from '../catalog';
import { DocumentsService } from '../documents';
import { SlaService } from '../sla';
import { ApplicationsRepository, type Application } from './applications.repository';
import { applicantFindings, formFindings, type Finding } from './field-checks';
import { fileFinding, repeatedFindings } from './file-checks';

/** Automatic checks of an application: what they look at and what they find. */
@Injectable()
export class ChecksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ApplicationsRepository,
    private readonly catalog: CatalogService,
    private readonly documents: DocumentsService,
    private readonly sla: SlaService,
    private readonly clock: Clock,
  ) {}

  /** Looks at everything that can be checked without a person; reads files, changes nothing. */
  async findings(applicationId: string): Promise<Finding[]> {
    const { facts, files } = await this.unitOfWork.read(async (tx) => {
      const application = await this.repository.byId(tx, applicationId);
      if (application === null) return { facts: [], files: [] };
      const all = await this.documents.ofApplication(tx, applicationId);
      return {
        facts: await this.factFindings(tx, application),
        files: all.filter((document) => document.state === 'accepted' && document.apiClientId !== null),
      };
    });
    const found = [...facts, ...repeatedFindings(files)];
    for (const document of files) {
      found.push(await fileFinding(document, await buffer(await this.documents.open(document))));
    }
    return found;
  }

  private async factFindings(tx: Tx, application: Application): Promise<Finding[]> {
    const { applicant, form } = await this.repository.content(tx, application.id);
    const { card } = await this.catalog.version(tx, application.serviceVersionId);
    const { timeZone } = await this.sla.departmentTime(tx, application.departmentId);
    const twins = await this.repository.openTwins(tx, application);
    return [
      ...applicantFindings(applicant, localDate(this.clock.now(), timeZone)),
      ...formFindings(card, form),
      {
        kind: 'twins',
        target: { kind: 'general' },
        verdict: twins.length === 0 ? 'passed' : 'warning',
        code: twins.length === 0 ? 'no_twins' : 'twins_found',
        ...(twins.length > 0 && { detail: twins.map((twin) => twin.number).join(', ') }),
      },
    ];
  }
}
