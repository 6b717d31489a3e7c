import { UnrecoverableError } from 'bullmq';
import { DeliveryFailed } from '../../../platform/mail';
import { JobProcessor, type JobHandler, type OutboxJob } from '../../../platform/queue';
import { UnitOfWork } from '../../../platform/database';
import { Clock } from '../../../platform/clock';
import { DEVICE_CODE_REQUESTED } from './devices.service';
import { LoginLock } from './login-lock.service';
import { PASSWORD_RESET_REQUESTED } from './password-reset.service';
import { RequestRates } from './request-rates';
import { SecretLetters } from './secret-letters.service';
import { SignInRepository } from './sign-in.repository';

declare module '../../../platform/queue/contract' {
  interface JobPayloads {
    'access.sendSecretLetter': OutboxJob;
    'access.deleteOverdueSignIns': SweepJob;
  }
}

/** Somebody waits in front of the screen: tried for half a minute, then they ask again. */
@JobProcessor({
  name: 'access.sendSecretLetter',
  on: [PASSWORD_RESET_REQUESTED, DEVICE_CODE_REQUESTED],
  attempts: 5,
  backoffMs: 2_000,
})
export class SendSecretLetterProcessor implements JobHandler<'access.sendSecretLetter'> {
  constructor(private readonly letters: SecretLetters) {}

  async handle({ aggregateId }: OutboxJob): Promise<void> {
    try {
      await this.letters.send(aggregateId);
    } catch (error) {
      if (error instanceof DeliveryFailed && error.permanent) throw new UnrecoverableError(error.message);
      throw error;
    }
  }
}

@JobProcessor({ name: 'access.deleteOverdueSignIns', everyMs: 10 * 60_000 })
export class DeleteOverdueSignInsProcessor implements JobHandler<'access.deleteOverdueSignIns'> {
  constructor(
    private readonly repository: SignInRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly lock: LoginLock,
    private readonly rates: RequestRates,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await this.repository.deleteOverdue(tx, this.clock.now());
      await this.lock.forgetOld(tx);
    });
    await this.rates.forgetOld();
  }
}
