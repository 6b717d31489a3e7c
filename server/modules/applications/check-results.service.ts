import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import type { Tx } from '../../platform/database';
import { ApplicationsRepository, type Application, type ApplicationCheck } from './applications.repository';
import { CaseChanges } from './changes.service';
import { ClaimWatch } from './claim-watch.service';
import type { Finding } from './field-checks';

/** What becomes of a run of automatic checks: its findings are kept, and the case takes its next step. */
@Injectable()
export class CheckResults {
  constructor(
    private readonly repository: ApplicationsRepository,
    private readonly changes: CaseChanges,
    private readonly claims: ClaimWatch,
    private readonly clock: Clock,
  ) {}

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
    await this.claims.watch(tx, next);
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
