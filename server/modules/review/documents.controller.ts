import { Controller, Get, Param, Query, StreamableFile, Res } from '@nestjs/common';
import { DomainError } from '@shared/kernel/errors';
import type { ListQuery } from '@shared/kernel/list';
import type { FastifyReply } from 'fastify';
import { UnitOfWork } from '../../platform/database';
import { Answers, id, list, listAnswer, simpleFilter } from '../../platform/http';
import { CurrentActor, Requires, type Actor } from '../access';
import { ReviewLists } from './lists.repository';
import { DocumentAccess } from './document-access.service';

type SimpleQuery = ListQuery<Record<string, unknown>>;

@Controller('api/documents')
export class DocumentsController {
  constructor(
    private readonly access: DocumentAccess,
    private readonly lists: ReviewLists,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Get()
  @Requires('read', 'Document')
  @Answers('Files of the cases that the reader may see')
  async page(
    @CurrentActor() actor: Actor,
    @Query(
      list({
        filter: simpleFilter('applicationId', 'slot', 'state'),
        sorts: ['uploadedAt', 'fileName', 'size', 'id'],
        defaultSort: ['uploadedAt', 'DESC'],
      }),
    )
    query: SimpleQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const page = await this.unitOfWork.read((tx) => this.lists.page(tx, actor, 'documents', query));
    return listAnswer(reply, 'documents', query, page);
  }

  @Get(':id')
  @Requires('read', 'Document')
  async one(@CurrentActor() actor: Actor, @Param('id', id) documentId: string) {
    const { rows } = await this.unitOfWork.read((tx) => this.lists.one(tx, actor, 'documents', documentId));
    if (rows[0] === undefined) throw new DomainError('not_found');
    return rows[0];
  }

  /** Served so that nothing in it can act in our name: its own type, no sniffing, a sandbox without scripts. */
  @Get(':id/content')
  @Requires('download', 'Document')
  @Answers('The bytes of a file; `?download=1` as an attachment')
  async content(
    @CurrentActor() actor: Actor,
    @Param('id', id) documentId: string,
    @Query('download') download: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { document, stream } = await this.access.open(actor, documentId);
    const inline = download !== '1' && SHOWN_INLINE.has(document.contentType);
    void reply.header('x-content-type-options', 'nosniff');
    void reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
    void reply.header('cache-control', 'private, no-store');
    return new StreamableFile(stream, {
      type: document.contentType,
      length: document.size,
      disposition: `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(document.fileName)}`,
    });
  }
}

/** What a browser shows without running anything; the rest is downloaded. */
const SHOWN_INLINE = new Set(['application/pdf', 'image/jpeg', 'image/png']);
