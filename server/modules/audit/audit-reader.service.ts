import { Injectable } from '@nestjs/common';
import type { AuditCheckpointRecord, AuditEventRecord, AuditFilter } from '@shared/audit';
import type { ListQuery } from '@shared/kernel/list';
import { UnitOfWork, type Page } from '../../platform/database';
import { AuditPages, type Cursor, type ExportPage, type Visibility } from './audit-pages.repository';
import { ChainRepository } from './chain.repository';

const EXPORT_PAGE = 2000;

/** The audit log for those who may read it; who that is, the caller says. */
@Injectable()
export class AuditReader {
  constructor(
    private readonly pages: AuditPages,
    private readonly chain: ChainRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async page(visible: Visibility, query: ListQuery<AuditFilter>): Promise<Page<AuditEventRecord>> {
    return this.unitOfWork.read((tx) => this.pages.page(tx, visible, query));
  }

  async one(visible: Visibility, id: string): Promise<AuditEventRecord | null> {
    const { rows } = await this.unitOfWork.read((tx) => this.pages.next(tx, visible, { id: [id] }, null, 1));
    return rows[0] ?? null;
  }

  /** All events of a filter in the order of their time, a page whenever the consumer asks for the next. */
  async *all(visible: Visibility, filter: AuditFilter): AsyncGenerator<AuditEventRecord[]> {
    let after: Cursor = null;
    for (;;) {
      const page: ExportPage = await this.pageBehind(after, visible, filter);
      if (page.rows.length > 0) yield page.rows;
      if (page.rows.length < EXPORT_PAGE) return;
      after = page.last;
    }
  }

  /** Every checkpoint, the oldest first. */
  async checkpoints(): Promise<AuditCheckpointRecord[]> {
    const checkpoints = await this.unitOfWork.read((tx) => this.chain.checkpoints(tx));
    return checkpoints.map(({ day, position, hash, madeAt }) => ({
      id: day,
      day,
      position,
      hash,
      madeAt: madeAt.toISOString(),
      version: 1,
      commands: [],
    }));
  }

  private pageBehind(after: Cursor, visible: Visibility, filter: AuditFilter): Promise<ExportPage> {
    return this.unitOfWork.read((tx) => this.pages.next(tx, visible, filter, after, EXPORT_PAGE));
  }
}
