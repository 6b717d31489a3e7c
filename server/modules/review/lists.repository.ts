import { Injectable } from '@nestjs/common';
import type { ListQuery } from '@shared/kernel/list';
import { pageOf, type Page, type PageSource, type Tx } from '../../platform/database';
import { accessCondition, SqlParameters, type Actor } from '../access';

const CASE = 'JOIN applications a ON a.id = x.application_id';

/** Lists across cases; each shows rows of those cases alone that the reader may see. */
const SOURCES = {
  documents: {
    from: `documents x ${CASE}`,
    columns: {
      id: 'x.id',
      applicationId: 'x.application_id',
      applicationNumber: 'a.number',
      slot: 'x.slot',
      fileName: 'x.file_name',
      contentType: 'x.content_type',
      size: 'x.size::int',
      sha256: 'x.sha256',
      state: 'x.state',
      uploadedAt: 'x.attached_at',
      replacedById: 'x.replaced_by_id',
      version: '1',
      commands: `'[]'::jsonb`,
    },
    search: ['x.file_name', 'a.number'],
    group: 'documents',
  },
  corrections: {
    from: `correction_requests x ${CASE}`,
    columns: {
      id: 'x.id',
      applicationId: 'x.application_id',
      applicationNumber: 'a.number',
      round: 'x.round',
      state: 'x.state',
      requestedAt: 'x.requested_at',
      dueAt: 'x.due_at',
      closedAt: 'x.closed_at',
      items: '(SELECT count(*)::int FROM correction_items i WHERE i.request_id = x.id)',
      version: 'a.version',
      commands: `'[]'::jsonb`,
    },
    search: ['a.number'],
    group: 'corrections',
  },
  decisions: {
    from: `decisions x ${CASE}`,
    columns: {
      id: 'x.id',
      applicationId: 'x.application_id',
      applicationNumber: 'a.number',
      outcome: 'x.outcome',
      state: 'x.state',
      reasons: 'x.reasons',
      proposedAt: 'x.proposed_at',
      effectiveAt: 'x.effective_at',
      version: 'a.version',
      commands: `'[]'::jsonb`,
    },
    search: ['a.number'],
    group: 'decisions',
  },
} as const satisfies Record<string, PageSource & { group: string }>;
export type ReviewList = keyof typeof SOURCES;

const ACCESS = {
  id: 'a.id',
  departmentId: 'a.department_id',
  assigneeId: 'a.assignee_id',
  serviceId: 'a.service_id',
  status: 'a.status',
  priority: 'a.priority',
} as const;

@Injectable()
export class ReviewLists {
  async page(
    tx: Tx,
    actor: Actor,
    name: ReviewList,
    query: ListQuery<Record<string, unknown>>,
  ): Promise<Page> {
    const parameters = new SqlParameters();
    const source = SOURCES[name];
    const condition = accessCondition(actor, 'read', 'Application', ACCESS, parameters, source.group);
    return pageOf(tx, source, query, condition, parameters.values);
  }

  async one(tx: Tx, actor: Actor, name: ReviewList, id: string): Promise<Page> {
    return this.page(tx, actor, name, {
      sort: { field: 'id', order: 'ASC' },
      from: 0,
      to: 0,
      filter: { id },
    });
  }
}
