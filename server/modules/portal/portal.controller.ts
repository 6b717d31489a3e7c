import { Body, Controller, Get, Headers, HttpCode, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { correctionAnswersBody, type CorrectionAnswersBody } from '@shared/corrections';
import { DomainError } from '@shared/kernel/errors';
import { submissionBody, withdrawBody, type SubmissionBody } from '@shared/portal';
import type { FastifyRequest } from 'fastify';
import { Answers, body, name, TakesFile } from '../../platform/http';
import { CurrentPortal, PortalOnly, type PortalClient } from '../access';
import { IntakeService } from '../applications';
import { AnswersService } from '../corrections';
import { PortalCatalogService } from './portal-catalog.service';
import { PortalCasesService } from './portal-cases.service';
import { PortalStatusService } from './portal-status.service';
import { UploadsService } from './uploads.service';

/** Requests a minute that one key may make to the portal API. */
const PORTAL_RATE = { rateLimit: { max: 3000, timeWindow: '1 minute' } };

@Controller('api/portal/v1')
@PortalOnly()
export class PortalController {
  constructor(
    private readonly catalog: PortalCatalogService,
    private readonly cases: PortalCasesService,
    private readonly statuses: PortalStatusService,
    private readonly uploads: UploadsService,
    private readonly intake: IntakeService,
    private readonly answers: AnswersService,
  ) {}

  @Get('services')
  @Answers('Published services')
  services() {
    return this.catalog.list();
  }

  @Get('services/:code')
  @Answers('A published card with its form and document slots')
  service(@Param('code', name) code: string) {
    return this.catalog.one(code);
  }

  @Post('uploads')
  @RouteConfig(PORTAL_RATE)
  @TakesFile(true)
  @Answers('Takes one file (multipart)')
  upload(@CurrentPortal() client: PortalClient, @Req() request: FastifyRequest) {
    return this.uploads.receive(client, request);
  }

  @Post('applications')
  @RouteConfig(PORTAL_RATE)
  @Answers('Files an application; a repeat of the Idempotency-Key answers the same number')
  submit(
    @CurrentPortal() client: PortalClient,
    @Headers('idempotency-key') key: string | undefined,
    @Body(body(submissionBody)) submission: SubmissionBody,
  ) {
    if (key === undefined || key === '') throw new DomainError('idempotency_key_required');
    return this.intake.receive(client, submission);
  }

  @Get('applications/:number')
  @Answers('Status, history, open remarks, decision and outcome document')
  status(@CurrentPortal() client: PortalClient, @Param('number', name) number: string) {
    return this.statuses.status(client, number);
  }

  @Post('applications/:number/corrections/:round/answers')
  @HttpCode(200)
  @Answers('Answers to the remarks of a round, all or some of them')
  answer(
    @CurrentPortal() client: PortalClient,
    @Param('number', name) number: string,
    @Param('round') round: string,
    @Body(body(correctionAnswersBody)) answers: CorrectionAnswersBody,
  ) {
    if (!/^[1-9]\d{0,5}$/.test(round)) throw new DomainError('not_found');
    return this.answers.answer(client, number, Number(round), answers);
  }

  @Post('applications/:number/withdraw')
  @HttpCode(200)
  @Answers('Withdraws an application before its decision')
  withdraw(
    @CurrentPortal() client: PortalClient,
    @Param('number', name) number: string,
    @Body(body(withdrawBody)) _nothing: Record<string, never>,
  ) {
    return this.cases.withdraw(client, number);
  }

  @Get('applications/:number/outcome')
  @Answers('The outcome document (PDF); the first download hands it over')
  async outcome(
    @CurrentPortal() client: PortalClient,
    @Param('number', name) number: string,
  ): Promise<StreamableFile> {
    const { document, stream } = await this.cases.outcome(client, number);
    return new StreamableFile(stream, {
      type: document.contentType,
      length: document.size,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(document.fileName)}`,
    });
  }
}
