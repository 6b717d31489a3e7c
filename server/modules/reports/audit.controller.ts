import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import {
  AUDIT_EXPORT_FORMATS,
  AUDIT_SORTS,
  auditFilter,
  type AuditExportFormat,
  type AuditFilter,
} from '@shared/audit';
import { DomainError } from '@shared/kernel/errors';
import type { ListQuery } from '@shared/kernel/list';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Answers, currentLocale, id, list, listAnswer } from '../../platform/http';
import { CurrentActor, Requires, type Actor } from '../access';
import { AuditReports } from './audit-reports.service';
import { ExportPipe } from './export.pipe';

/** The audit log for whoever may read it; nobody may change it. */
/** A checkpoint's id is its day. */
const checkpointFilter = z.strictObject({
  id: z.union([z.iso.date(), z.array(z.iso.date()).max(500)]).optional(),
});

@Controller('api')
export class AuditController {
  constructor(private readonly reports: AuditReports) {}

  @Get('audit-events')
  @Requires('read', 'AuditEvent')
  @Answers('The audit log: one page and the exact total')
  async page(
    @CurrentActor() actor: Actor,
    @Query(list({ filter: auditFilter, sorts: AUDIT_SORTS, defaultSort: ['at', 'DESC'] }))
    query: ListQuery<AuditFilter>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return listAnswer(reply, 'audit-events', query, await this.reports.page(actor, query));
  }

  @Get('audit-events/export')
  @Requires('read', 'AuditEvent')
  @Answers('The filtered log as a file: `format=csv|ndjson`, `filter={…}`; the export itself is recorded')
  async export(
    @CurrentActor() actor: Actor,
    @Query(new ExportPipe(AUDIT_EXPORT_FORMATS, auditFilter))
    wanted: { format: AuditExportFormat; filter: AuditFilter },
  ): Promise<StreamableFile> {
    const text = await this.reports.export(actor, wanted, currentLocale());
    return new StreamableFile(Readable.from(text, { objectMode: false }), {
      type: wanted.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson',
      disposition: `attachment; filename="audit-log.${wanted.format}"`,
    });
  }

  @Get('audit-events/:id')
  @Requires('read', 'AuditEvent')
  one(@CurrentActor() actor: Actor, @Param('id', id) eventId: string) {
    return this.reports.one(actor, eventId);
  }

  @Get('audit-checkpoints')
  @Requires('read', 'AuditEvent')
  @Answers('Where the chain of the log stood, a day each')
  async checkpoints(
    @CurrentActor() actor: Actor,
    @Query(list({ filter: checkpointFilter, sorts: ['day'], defaultSort: ['day', 'DESC'] }))
    query: ListQuery<z.output<typeof checkpointFilter>>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const days = query.filter.id === undefined ? null : [query.filter.id].flat();
    const all = (await this.reports.checkpoints(actor)).filter(({ day }) => days?.includes(day) ?? true);
    const sorted = query.sort.order === 'ASC' ? all : all.toReversed();
    const rows = sorted.slice(query.from, query.to + 1);
    return listAnswer(reply, 'audit-checkpoints', query, { rows, total: all.length });
  }

  @Get('audit-checkpoints/export')
  @Requires('read', 'AuditEvent')
  @Answers('All checkpoints as NDJSON, to be kept elsewhere and given to the verification')
  async exportCheckpoints(@CurrentActor() actor: Actor): Promise<StreamableFile> {
    const lines = (await this.reports.checkpoints(actor)).map(({ day, position, hash, madeAt }) =>
      JSON.stringify({ day, position, hash, madeAt }),
    );
    return new StreamableFile(Buffer.from(lines.map((line) => `${line}\n`).join('')), {
      type: 'application/x-ndjson',
      disposition: 'attachment; filename="audit-checkpoints.ndjson"',
    });
  }

  @Get('audit-checkpoints/:day')
  @Requires('read', 'AuditEvent')
  async checkpoint(@CurrentActor() actor: Actor, @Param('day') day: string) {
    const found = (await this.reports.checkpoints(actor)).find((checkpoint) => checkpoint.day === day);
    if (found === undefined) throw new DomainError('not_found');
    return found;
  }
}
