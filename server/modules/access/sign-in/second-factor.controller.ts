import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import {
  secondFactorConfirmBody,
  secondFactorDisableBody,
  type RecoveryCodes,
  type SecondFactorConfirmBody,
  type SecondFactorDisableBody,
  type SecondFactorEnrolment,
  type SecondFactorState,
} from '@shared/access';
import { Answers, body } from '../../../platform/http';
import type { SessionPerson } from '../access.repository';
import { CurrentPerson, SignedInBeforeSecondFactor } from '../requires';
import { SecondFactorService } from './second-factor.service';

@Controller('api/auth/second-factor')
@SignedInBeforeSecondFactor()
export class SecondFactorController {
  constructor(private readonly secondFactor: SecondFactorService) {}

  @Get()
  @Answers('Whether the own second factor is on, and asked for')
  state(@CurrentPerson() person: SessionPerson): Promise<SecondFactorState> {
    return this.secondFactor.state(person);
  }

  @Post('enrol')
  @HttpCode(200)
  @Answers('Begins to set up the own second factor; in force when a code has confirmed it')
  enrol(@CurrentPerson() person: SessionPerson): Promise<SecondFactorEnrolment> {
    return this.secondFactor.enrol(person);
  }

  @Post('confirm')
  @HttpCode(200)
  @Answers('Puts the own second factor into force; tells the recovery codes, this once')
  confirm(
    @CurrentPerson() person: SessionPerson,
    @Body(body(secondFactorConfirmBody)) { code }: SecondFactorConfirmBody,
  ): Promise<RecoveryCodes> {
    return this.secondFactor.confirm(person, code);
  }

  @Delete()
  @HttpCode(204)
  @Answers('Turns the own second factor off')
  async disable(
    @CurrentPerson() person: SessionPerson,
    @Body(body(secondFactorDisableBody)) { password, code }: SecondFactorDisableBody,
  ): Promise<void> {
    await this.secondFactor.disable(person, password, code);
  }
}
