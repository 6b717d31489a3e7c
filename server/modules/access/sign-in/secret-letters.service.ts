import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DEVICE_CODE_MINUTES, RESET_LINK_MINUTES } from '@shared/access';
import { Clock } from '../../../platform/clock';
import { Config } from '../../../platform/config';
import { UnitOfWork, type Tx } from '../../../platform/database';
import { runWithRequest } from '../../../platform/http';
import { letterHtml, MailTransport, type Letter } from '../../../platform/mail';
import { AuditLog } from '../../audit';
import type { UserEntity } from '../access.entity';
import { deviceCodeDigest } from './devices.service';
import { deviceLetter, resetLetter } from './letters';
import { auditSubject } from './login-lock.service';
import { Sealer } from './sealer';
import type { SignInRequestEntity } from './sign-in.entity';
import { SignInRepository } from './sign-in.repository';
import { tokenDigest } from './token';

/** Makes the secret of a request and mails it. Secrets exist in the letter alone: not in the outbox, nor in a job. */
@Injectable()
export class SecretLetters {
  constructor(
    private readonly repository: SignInRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly transport: MailTransport,
    private readonly sealer: Sealer,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * A repeat of the job makes another secret, and the one before is dead: killed between the mail server's answer and
   * the note of it, two letters go out, of which the later works. Error: `DeliveryFailed`.
   */
  async send(requestId: string): Promise<void> {
    // No lock is held while the mail server is spoken to: a new request must not have to wait.
    const letter = await this.unitOfWork.run((tx) => this.write(tx, requestId));
    if (letter === null) return;
    await this.transport.send(letter);
    await this.unitOfWork.run((tx) =>
      this.repository.saveRequest(tx, requestId, { sentAt: this.clock.now() }),
    );
  }

  private async write(tx: Tx, requestId: string): Promise<Letter | null> {
    const request = await this.repository.lockRequest(tx, { id: requestId });
    if (request === null || request.sentAt !== null) return null;
    const user =
      request.userId === null
        ? await this.repository.userByEmailDigest(tx, request.emailDigest ?? '')
        : await this.repository.userById(tx, request.userId);
    if (user === null || user.blockedAt !== null || (user.demo && !this.config.demo)) {
      // Asked for an address that has no account: it ends here, unseen by whoever asked.
      await this.repository.deleteRequest(tx, requestId);
      return null;
    }
    return request.kind === 'device' ? this.writeCode(tx, request, user) : this.writeLink(tx, request, user);
  }

  private async writeCode(tx: Tx, request: SignInRequestEntity, user: UserEntity): Promise<Letter> {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await this.repository.saveRequest(tx, request.id, {
      secretDigest: deviceCodeDigest(this.sealer, request.id, code),
      expiresAt: this.inMinutes(DEVICE_CODE_MINUTES),
    });
    return this.letter(request, user, deviceLetter(code, user.locale));
  }

  private async writeLink(tx: Tx, request: SignInRequestEntity, user: UserEntity): Promise<Letter> {
    const token = randomBytes(32).toString('base64url');
    await this.repository.saveRequest(tx, request.id, {
      secretDigest: tokenDigest(token),
      expiresAt: this.inMinutes(RESET_LINK_MINUTES),
      userId: user.id,
    });
    if (request.userId === null) {
      // Written where the account is known; with the address from which the request came.
      await runWithRequest({ address: request.address, requestId: null }, () =>
        this.audit.record(tx, {
          actor: { kind: 'anonymous', id: null, name: null },
          action: 'passwordResetRequested',
          subject: auditSubject(user),
        }),
      );
    }
    // After the #: neither the server's log nor a page linked from there gets to see it.
    const link = `${this.config.publicUrl}/reset-password#${token}`;
    return this.letter(request, user, resetLetter(link, user.locale));
  }

  private letter(
    request: SignInRequestEntity,
    { email, locale }: UserEntity,
    { subject, body }: { subject: string; body: string },
  ): Letter {
    const { mailFrom } = this.config;
    return {
      messageId: `${request.id}@${/@([^@\s>]+)/.exec(mailFrom)?.[1] ?? 'localhost'}`,
      writtenAt: this.clock.now(),
      from: mailFrom,
      to: email,
      subject,
      text: body,
      html: letterHtml({ subject, body }, locale),
      language: locale,
    };
  }

  private inMinutes(minutes: number): Date {
    return new Date(this.clock.now().getTime() + minutes * 60_000);
  }
}
