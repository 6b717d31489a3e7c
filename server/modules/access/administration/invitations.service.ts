import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock';
import { Config } from '../../../platform/config';
import { UnitOfWork } from '../../../platform/database';
import { letterHtml, MailTransport } from '../../../platform/mail';
import { hashPassword } from '../passwords';
import { temporaryPassword } from './invitation-password';
import { UsersRepository, type User } from './users.repository';

/** The first letter of a new colleague. The temporary password exists in this letter and, as a hash, in the account. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: UsersRepository,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * Makes a temporary password, stores its hash and mails it, in one transaction: a letter that could not be sent
   * leaves no password behind, and the next try makes a new one. Nothing happens for a person who is blocked or has
   * chosen a password already. Error: `DeliveryFailed`.
   */
  async send(userId: string, eventId: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const user = await this.repository.lock(tx, userId);
      if (user === null || user.blockedAt !== null || !user.mustChangePassword) return;
      const password = temporaryPassword();
      const now = this.clock.now();
      await this.repository.save(tx, userId, {
        passwordHash: await hashPassword(password),
        invitationSentAt: now,
      });
      await this.transport.send(this.letter(user, password, eventId, now));
    });
  }

  private letter(user: User, password: string, eventId: string, writtenAt: Date) {
    const { mailFrom, publicUrl } = this.config;
    const { subject, body } = WORDS[user.locale]({
      name: [user.firstName, user.middleName].filter(Boolean).join(' '),
      address: publicUrl,
      email: user.email,
      password,
    });
    return {
      messageId: `invitation-${eventId}-${writtenAt.getTime()}@${/@([^@\s>]+)/.exec(mailFrom)?.[1] ?? 'localhost'}`,
      writtenAt,
      from: mailFrom,
      to: user.email,
      subject,
      text: body,
      html: letterHtml({ subject, body }, user.locale),
      language: user.locale,
    };
  }
}

interface Facts {
  name: string;
  address: string;
  email: string;
  password: string;
}

const WORDS = {
  ru: ({ name, address, email, password }: Facts) => ({
    subject: 'Приглашение в систему «Приёмная»',
    body: `Здравствуйте, ${name}!

Для вас создана учётная запись в системе «Приёмная».

Адрес: ${address}
Логин: ${email}
Временный пароль: ${password}

При первом входе система попросит задать свой пароль. Никому не сообщайте пароль и не пересылайте это письмо.

Если вы не ждали приглашения, сообщите об этом администратору вашего ведомства.`,
  }),
  en: ({ name, address, email, password }: Facts) => ({
    subject: 'Your invitation to Priemnaya',
    body: `Dear ${name},

An account has been made for you in Priemnaya.

Address: ${address}
Sign in as: ${email}
Temporary password: ${password}

At your first sign-in you will be asked for a password of your own. Tell nobody the password and do not forward this letter.

If you did not expect an invitation, please tell the administrator of your agency.`,
  }),
} as const;
