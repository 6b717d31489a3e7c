import { Injectable } from '@nestjs/common';
import type { AuditExportFormat, AuditFilter } from '@shared/audit';
import { DomainError } from '@shared/kernel/errors';
import type { Locale } from '@shared/kernel/ids';
import type { ListQuery } from '@shared/kernel/list';
import { UnitOfWork } from '../../platform/database';
import { accessCondition, auditActor, may, SqlParameters, type Actor } from '../access';
import { AuditLog, AuditReader, type Visibility } from '../audit';
import { csvOf, ndjsonOf } from './audit-export';

/** The audit log as a reader with the right to it sees it. */
@Injectable()
export class AuditReports {
  constructor(
    private readonly reader: AuditReader,
    private readonly log: AuditLog,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  page(actor: Actor, query: ListQuery<AuditFilter>) {
    return this.reader.page(visibleTo(actor), query);
  }

  async one(actor: Actor, id: string) {
    const event = await this.reader.one(visibleTo(actor), id);
    if (event === null) throw new DomainError('not_found');
    return event;
  }

  /** The text of an export, made as it is read. That it was asked for is on record before the first line leaves. */
  async export(
    actor: Actor,
    { format, filter }: { format: AuditExportFormat; filter: AuditFilter },
    locale: Locale,
  ): Promise<AsyncIterable<string>> {
    await this.unitOfWork.run((tx) =>
      this.log.record(tx, {
        actor: auditActor(actor),
        action: 'auditExported',
        subject: { type: 'AuditEvent', id: null },
        after: { format, filter },
      }),
    );
    const pages = this.reader.all(visibleTo(actor), filter);
    return format === 'csv' ? csvOf(pages, locale) : ndjsonOf(pages);
  }

  /** A checkpoint tells nothing of single events: it is open to whoever reads any of them. */
  async checkpoints(actor: Actor) {
    if (!may(actor, 'read', 'AuditEvent')) throw new DomainError('forbidden');
    return this.reader.checkpoints();
  }
}

/** An event belongs to no department and no case: a right to read it that is tied to one opens nothing here. */
function visibleTo(actor: Actor): Visibility {
  const parameters = new SqlParameters();
  const condition = accessCondition(actor, 'read', 'AuditEvent', {}, parameters);
  return { condition, values: parameters.values };
}
