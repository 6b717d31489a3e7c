import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { localDate } from '@shared/sla';
import { Clock } from '../../platform/clock';
import { UnitOfWork, type Tx } from '../../platform/database';
import { CatalogService } from '../catalog';
import { DocumentsService } from '../documents';
import { SlaService } from '../sla';
import { ApplicationsRepository, type Application, type ApplicationCheck } from './applications.repository';
import { CaseChanges } from './changes.service';
import { AssignmentService } from './assignment.service';
import { applicantFindings, formFindings, type Finding } from './field-checks';
import { fileFinding, repeatedFindings } from './file-checks';

/** Automatic checks of an application: what they find, and the step that they complete. */
@Injectable()
export class ChecksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ApplicationsRepository,
    private readonly catalog: CatalogService,
    private readonly documents: DocumentsService,
    private readonly sla: SlaService,
    private readonly clock: Clock,
    private readonly changes: CaseChanges,
    private readonly assignment: AssignmentService,
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

  /** Stores what was found in the caller's transaction; the findings of an earlier run make way. */
  async store(tx: Tx, applicationId: string, findings: readonly Finding[]): Promise<void> {
    const checkedAt = this.clock.now();
    await this.repository.replaceChecks(
      tx,
      applicationId,
      findings.map((finding): ApplicationCheck => ({
        id: randomUUID(),
        applicationId,
        detail: null,
        ...finding,
        checkedAt,
      })),
    );
  }

  /** The checks are done: the case enters the queue, or returns to whoever holds it. */
  async complete(tx: Tx, application: Application, findings: readonly Finding[]): Promise<void> {
    const next = await this.changes.apply(tx, 'system', application, {
      command: 'completeChecks',
      values: { answered: application.status === 'corrected' },
      event: { type: 'checksCompleted', after: summary(findings), changedFields: ['checks'] },
    });
    await this.assignment.watchClaim(tx, next);
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

function summary(findings: readonly Finding[]): Record<string, number> {
  const count = (verdict: Finding['verdict']) =>
    findings.filter((finding) => finding.verdict === verdict).length;
  return {
    total: findings.length,
    passed: count('passed'),
    failed: count('failed'),
    warnings: count('warning'),
  };
}
