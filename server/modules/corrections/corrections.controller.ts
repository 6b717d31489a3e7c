import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import { reasonBody, type ReasonBody } from '@shared/applications';
import {
  correctionDraftBody,
  requestCorrectionBody,
  reviewAnswersBody,
  type CorrectionDraftBody,
  type RequestCorrectionBody,
  type ReviewAnswersBody,
} from '@shared/corrections';
import { Answers, body, id } from '../../platform/http';
import { CurrentActor, Requires, type Actor } from '../access';
import { DraftsService } from './drafts.service';
import { CancelCorrectionService } from './end-correction.service';
import { RequestCorrectionService } from './request-correction.service';
import { ReviewAnswersService } from './review-answers.service';

@Controller('api/applications/:id')
export class CorrectionsController {
  constructor(
    private readonly requests: RequestCorrectionService,
    private readonly cancellation: CancelCorrectionService,
    private readonly reviews: ReviewAnswersService,
    private readonly drafts: DraftsService,
  ) {}

  @Post('request-correction')
  @HttpCode(200)
  @Requires('requestCorrection', 'Application')
  @Answers('Sends remarks to the applicant; the review term stands still')
  request(
    @CurrentActor() actor: Actor,
    @Param('id', id) applicationId: string,
    @Body(body(requestCorrectionBody)) command: RequestCorrectionBody,
  ) {
    return this.requests.request(actor, applicationId, command);
  }

  @Post('cancel-correction')
  @HttpCode(200)
  @Requires('cancelCorrection', 'Application')
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id', id) applicationId: string,
    @Body(body(reasonBody)) command: ReasonBody,
  ) {
    return this.cancellation.cancel(actor, applicationId, command);
  }

  @Post('review-answers')
  @HttpCode(200)
  @Requires('reviewAnswers', 'Application')
  @Answers('Accepts or returns answers; returned ones make the next round')
  review(
    @CurrentActor() actor: Actor,
    @Param('id', id) applicationId: string,
    @Body(body(reviewAnswersBody)) command: ReviewAnswersBody,
  ) {
    return this.reviews.review(actor, applicationId, command);
  }

  @Put('correction-draft')
  @Requires('requestCorrection', 'Application')
  @Answers('Keeps remarks that are not sent yet')
  saveDraft(
    @CurrentActor() actor: Actor,
    @Param('id', id) applicationId: string,
    @Body(body(correctionDraftBody)) draft: CorrectionDraftBody,
  ) {
    return this.drafts.save(actor, applicationId, draft);
  }

  @Delete('correction-draft')
  @HttpCode(204)
  @Requires('requestCorrection', 'Application')
  removeDraft(@CurrentActor() actor: Actor, @Param('id', id) applicationId: string) {
    return this.drafts.remove(actor, applicationId);
  }
}
