import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { revealBody, type RevealBody } from '@shared/applications';
import { DomainError } from '@shared/kernel/errors';
import type { ListQuery } from '@shared/kernel/list';
import type { FastifyReply } from 'fastify';
import { UnitOfWork } from '../../platform/database';
import { Answers, body, id, list, listAnswer, simpleFilter } from '../../platform/http';
import { CurrentActor, Requires, type Actor } from '../access';
import { ApplicationsService } from '../applications';
import { CaseService } from './case.service';
import { PersonalData } from './reveal.service';
import { ReviewLists, type ReviewList } from './lists.repository';

type SimpleQuery = ListQuery<Record<string, unknown>>;

@Controller('api')
export class ReviewController {
  constructor(
    private readonly cases: CaseService,
    private readonly applications: ApplicationsService,
    private readonly lists: ReviewLists,
    private readonly unitOfWork: UnitOfWork,
    private readonly personalData: PersonalData,
  ) {}

  @Get('applications/:id')
  @Requires('read', 'Application')
  @Answers('A case with all that its page shows')
  one(@CurrentActor() actor: Actor, @Param('id', id) applicationId: string) {
    return this.cases.read(actor, applicationId);
  }

  @Get('applications/:id/history')
  @Requires('read', 'Application')
  @Answers('Everything that happened to a case, in order')
  history(@CurrentActor() actor: Actor, @Param('id', id) applicationId: string) {
    return this.cases.readHistory(actor, applicationId);
  }

  @Get('applications/:id/changes')
  @Requires('read', 'Application')
  @Answers('What happened to a case since the version `since`')
  changes(
    @CurrentActor() actor: Actor,
    @Param('id', id) applicationId: string,
    @Query('since') since: unknown,
  ) {
    const version = typeof since === 'string' && /^\d{1,16}$/.test(since) ? Number(since) : null;
    if (version === null) {
      throw new DomainError('invalid_request', {
        errors: [{ path: 'since', code: 'invalid_type', message: 'since: 0, 1, 2 …' }],
      });
    }
    return this.unitOfWork.read((tx) => this.applications.changesSince(tx, actor, applicationId, version));
  }

  @Post('applications/:id/reveal')
  @HttpCode(200)
  @Requires('revealPersonal', 'Application')
  @Answers('The personal data of a case, for a stated purpose that is kept in the audit log')
  reveal(
    @CurrentActor() actor: Actor,
    @Param('id', id) applicationId: string,
    @Body(body(revealBody)) given: RevealBody,
  ) {
    return this.personalData.reveal(actor, applicationId, given);
  }

  @Get('corrections')
  @Requires('read', 'Correction')
  @Answers('Correction rounds of the cases that the reader may see')
  corrections(
    @CurrentActor() actor: Actor,
    @Query(
      list({
        filter: simpleFilter('applicationId', 'state'),
        sorts: ['requestedAt', 'dueAt', 'round', 'state', 'id'],
        defaultSort: ['requestedAt', 'DESC'],
      }),
    )
    query: SimpleQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.page(actor, 'corrections', query, reply);
  }

  @Get('corrections/:id')
  @Requires('read', 'Correction')
  correction(@CurrentActor() actor: Actor, @Param('id', id) recordId: string) {
    return this.record(actor, 'corrections', recordId);
  }

  @Get('decisions')
  @Requires('read', 'Decision')
  @Answers('Decisions on the cases that the reader may see')
  decisions(
    @CurrentActor() actor: Actor,
    @Query(
      list({
        filter: simpleFilter('applicationId', 'outcome', 'state'),
        sorts: ['proposedAt', 'effectiveAt', 'outcome', 'state', 'id'],
        defaultSort: ['proposedAt', 'DESC'],
      }),
    )
    query: SimpleQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.page(actor, 'decisions', query, reply);
  }

  @Get('decisions/:id')
  @Requires('read', 'Decision')
  decision(@CurrentActor() actor: Actor, @Param('id', id) recordId: string) {
    return this.record(actor, 'decisions', recordId);
  }

  private async page(actor: Actor, name: ReviewList, query: SimpleQuery, reply: FastifyReply) {
    const page = await this.unitOfWork.read((tx) => this.lists.page(tx, actor, name, query));
    return listAnswer(reply, name, query, page);
  }

  private async record(actor: Actor, name: ReviewList, recordId: string) {
    const { rows } = await this.unitOfWork.read((tx) => this.lists.one(tx, actor, name, recordId));
    if (rows[0] === undefined) throw new DomainError('not_found');
    return rows[0];
  }
}
