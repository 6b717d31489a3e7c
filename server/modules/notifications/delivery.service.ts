import { Injectable } from '@nestjs/common';
import type { Locale } from '@shared/kernel/ids';
import { Clock } from '../../platform/clock';
import { Config } from '../../platform/config';
import { UnitOfWork, type Tx } from '../../platform/database';
import { DeliveryFailed, letterHtml, MailTransport, type Letter } from '../../platform/mail';
import { ApplicationsService } from '../applications';
import { NotificationsRepository, type Notification } from './notifications.repository';

/** Sends a written letter and keeps what came of it. */
@Injectable()
export class DeliveryService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: NotificationsRepository,
    private readonly applications: ApplicationsService,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * A letter that is out is not sent again. The row stays locked while the mail server is spoken to, so a doubled job
   * waits and then finds it sent; the transport's own time limits bound that. Killed between the server's answer and
   * the commit, the letter goes out twice, with one Message-ID: nothing but the server's answer tells that it is out.
   *
   * Error: `DeliveryFailed`, after the failure has been stored.
   */
  async deliver(id: string, { lastAttempt }: { lastAttempt: boolean }): Promise<void> {
    const failure = await this.unitOfWork.run(async (tx) => {
      const notice = await this.repository.lock(tx, id);
      if (notice === null || notice.state === 'sent') return null;
      const failed = await this.send(await this.letterOf(tx, notice));
      const final = failed !== null && (failed.permanent || lastAttempt);
      await this.repository.saveAttempt(tx, id, {
        state: failed === null ? 'sent' : final ? 'failed' : 'pending',
        attempts: notice.attempts + 1,
        sentAt: failed === null ? this.clock.now() : null,
        lastError: failed?.reason ?? null,
      });
      return failed;
    });
    // Only now: thrown within, it would take the stored attempt back.
    if (failure !== null) throw failure;
  }

  private async send(letter: Letter): Promise<DeliveryFailed | null> {
    try {
      await this.transport.send(letter);
      return null;
    } catch (error) {
      if (error instanceof DeliveryFailed) return error;
      throw error;
    }
  }

  private async letterOf(tx: Tx, notice: Notification): Promise<Letter> {
    const application = await this.applications.byId(tx, notice.applicationId);
    const language: Locale = application?.locale ?? 'ru';
    const { mailFrom } = this.config;
    return {
      messageId: `${notice.id}@${/@([^@\s>]+)/.exec(mailFrom)?.[1] ?? 'localhost'}`,
      writtenAt: notice.createdAt,
      from: mailFrom,
      to: notice.recipient,
      subject: notice.subject,
      text: notice.body,
      html: letterHtml(notice, language),
      language,
    };
  }
}
