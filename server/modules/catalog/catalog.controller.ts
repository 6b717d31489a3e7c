import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { DomainError } from '@shared/kernel/errors';
import type { ListQuery } from '@shared/kernel/list';
import type { FastifyReply } from 'fastify';
import { UnitOfWork, type PageSource } from '../../platform/database';
import { Answers, id, list, listAnswer, simpleFilter } from '../../platform/http';
import { Requires } from '../access';
import { CatalogRepository, SERVICES, SERVICE_VERSIONS } from './catalog.repository';

type SimpleQuery = ListQuery<Record<string, unknown>>;

const services = list({
  filter: simpleFilter('code', 'state', 'departmentId'),
  sorts: Object.keys(SERVICES.columns),
  defaultSort: ['title', 'ASC'],
});
const versions = list({
  filter: simpleFilter('serviceId', 'serviceCode', 'state'),
  sorts: ['number', 'createdAt', 'publishedAt', 'state', 'id'],
  defaultSort: ['number', 'DESC'],
});

@Controller('api')
export class CatalogController {
  constructor(
    private readonly repository: CatalogRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Get('services')
  @Requires('read', 'Service')
  @Answers('Service cards')
  services(@Query(services) query: SimpleQuery, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.page('services', SERVICES, query, reply);
  }

  @Get('services/:id')
  @Requires('read', 'Service')
  service(@Param('id', id) recordId: string) {
    return this.one(SERVICES, recordId);
  }

  @Get('service-versions')
  @Requires('read', 'Service')
  @Answers('Versions of service cards')
  versions(@Query(versions) query: SimpleQuery, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.page('service-versions', SERVICE_VERSIONS, query, reply);
  }

  @Get('service-versions/:id')
  @Requires('read', 'Service')
  version(@Param('id', id) recordId: string) {
    return this.one(SERVICE_VERSIONS, recordId);
  }

  private async page(resource: string, source: PageSource, query: SimpleQuery, reply: FastifyReply) {
    const page = await this.unitOfWork.read((tx) => this.repository.page(tx, source, query));
    return listAnswer(reply, resource, query, {
      ...page,
      rows: page.rows.map((row) => ({ ...row, commands: [] })),
    });
  }

  private async one(source: PageSource, recordId: string) {
    const query: SimpleQuery = {
      sort: { field: 'id', order: 'ASC' },
      from: 0,
      to: 0,
      filter: { id: recordId },
    };
    const { rows } = await this.unitOfWork.read((tx) => this.repository.page(tx, source, query));
    if (rows[0] === undefined) throw new DomainError('not_found');
    return { ...rows[0], commands: [] };
  }
}
