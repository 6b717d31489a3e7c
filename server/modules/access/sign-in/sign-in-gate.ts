import { Injectable } from '@nestjs/common';
import type { SignInMethod } from '@shared/access';
import { Config } from '../../../platform/config';
import type { Tx } from '../../../platform/database';
import type { UserEntity } from '../access.entity';
import { SessionsService, type Origin } from './sessions.service';
import { SignInRepository } from './sign-in.repository';

/** Who may come in at all, by whatever way they identify themselves. */
@Injectable()
export class SignInGate {
  constructor(
    private readonly repository: SignInRepository,
    private readonly sessions: SessionsService,
    private readonly config: Config,
  ) {}

  /** The account as it is now, when it is as it was read before and may be used here; else null. */
  async account(tx: Tx, read: UserEntity): Promise<UserEntity | null> {
    const user = await this.repository.userById(tx, read.id);
    if (user === null || user.passwordHash !== read.passwordHash) return null;
    return this.mayEnter(user) ? user : null;
  }

  mayEnter(user: UserEntity): boolean {
    return user.blockedAt === null && (!user.demo || this.config.demo);
  }

  open(tx: Tx, user: UserEntity, origin: Origin, method: SignInMethod): Promise<string> {
    return this.sessions.start(tx, user, origin, method);
  }
}
