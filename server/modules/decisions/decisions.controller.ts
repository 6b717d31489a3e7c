import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { versionBody, type VersionBody } from '@shared/applications';
import {
  approveBody,
  proposeBody,
  rejectBody,
  returnProposalBody,
  type ApproveBody,
  type ProposeBody,
  type RejectBody,
  type ReturnProposalBody,
} from '@shared/decisions';
import { Answers, body, id } from '../../platform/http';
import { CurrentActor, Requires, type Actor } from '../access';
import { DecisionsService } from './decisions.service';
import { OutcomeService } from './outcome.service';

@Controller('api/applications/:id')
export class DecisionsController {
  constructor(
    private readonly decisions: DecisionsService,
    private readonly outcome: OutcomeService,
  ) {}

  @Post('approve')
  @HttpCode(200)
  @Requires('approve', 'Application')
  @Answers('Approves; the outcome document is made by a job')
  approve(
    @CurrentActor() actor: Actor,
    @Param('id', id) caseId: string,
    @Body(body(approveBody)) command: ApproveBody,
  ) {
    return this.decisions.approve(actor, caseId, command);
  }

  @Post('reject')
  @HttpCode(200)
  @Requires('reject', 'Application')
  @Answers('Refuses, with reasons from the card, an explanation and a recommendation')
  reject(
    @CurrentActor() actor: Actor,
    @Param('id', id) caseId: string,
    @Body(body(rejectBody)) command: RejectBody,
  ) {
    return this.decisions.reject(actor, caseId, command);
  }

  @Post('propose')
  @HttpCode(200)
  @Requires('propose', 'Application')
  @Answers('Proposes a decision that a second person signs')
  propose(
    @CurrentActor() actor: Actor,
    @Param('id', id) caseId: string,
    @Body(body(proposeBody)) command: ProposeBody,
  ) {
    return this.decisions.propose(actor, caseId, command);
  }

  @Post('sign-off')
  @HttpCode(200)
  @Requires('signOff', 'Application')
  signOff(
    @CurrentActor() actor: Actor,
    @Param('id', id) caseId: string,
    @Body(body(versionBody)) command: VersionBody,
  ) {
    return this.decisions.signOff(actor, caseId, command);
  }

  @Post('return-proposal')
  @HttpCode(200)
  @Requires('returnProposal', 'Application')
  returnProposal(
    @CurrentActor() actor: Actor,
    @Param('id', id) caseId: string,
    @Body(body(returnProposalBody)) command: ReturnProposalBody,
  ) {
    return this.decisions.returnProposal(actor, caseId, command);
  }

  @Post('issue')
  @HttpCode(200)
  @Requires('issue', 'Application')
  @Answers('Records that the outcome document was handed over')
  issue(
    @CurrentActor() actor: Actor,
    @Param('id', id) caseId: string,
    @Body(body(versionBody)) command: VersionBody,
  ) {
    return this.outcome.issue(actor, caseId, command);
  }
}
