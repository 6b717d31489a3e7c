import { DEVICE_CODE_MINUTES, RESET_LINK_MINUTES } from '@shared/access';
import type { Locale } from '@shared/kernel/ids';

interface Words {
  subject: string;
  body: string;
}

/** Letters of sign-in. They name nobody: what they carry is all that a stranger could use. */
const LETTERS: Record<Locale, { reset: (link: string) => Words; device: (code: string) => Words }> = {
  ru: {
    reset: (link) => ({
      subject: 'Сброс пароля в системе «Приёмная»',
      body: [
        'Здравствуйте!',
        `Чтобы задать новый пароль, откройте ссылку в течение ${RESET_LINK_MINUTES} минут:`,
        link,
        'Ссылка действует один раз. После смены пароля все ваши сеансы завершатся.',
        'Если вы не запрашивали сброс, ничего не делайте: пароль останется прежним.',
        'Письмо отправлено автоматически, отвечать на него не нужно.',
      ].join('\n\n'),
    }),
    device: (code) => ({
      subject: 'Код для входа с нового устройства',
      body: [
        'Здравствуйте!',
        `Код для входа в систему «Приёмная» с нового устройства: ${code}`,
        `Код действует ${DEVICE_CODE_MINUTES} минут. Никому его не сообщайте.`,
        'Если вы не пытались войти, смените пароль и сообщите администратору: ваш пароль кто-то знает.',
        'Письмо отправлено автоматически, отвечать на него не нужно.',
      ].join('\n\n'),
    }),
  },
  en: {
    reset: (link) => ({
      subject: 'Password reset in Приёмная',
      body: [
        'Hello,',
        `To set a new password, open this link within ${RESET_LINK_MINUTES} minutes:`,
        link,
        'The link works once. All your sessions end when the password is changed.',
        'If you did not ask for this, do nothing: your password stays as it is.',
        'This letter was sent automatically; nobody reads answers to it.',
      ].join('\n\n'),
    }),
    device: (code) => ({
      subject: 'Code to sign in on a new device',
      body: [
        'Hello,',
        `Your code to sign in to Приёмная on a new device: ${code}`,
        `It works for ${DEVICE_CODE_MINUTES} minutes. Tell it to nobody.`,
        'If it was not you who tried to sign in, change your password and tell your administrator: somebody knows it.',
        'This letter was sent automatically; nobody reads answers to it.',
      ].join('\n\n'),
    }),
  },
};

export function resetLetter(link: string, locale: Locale): Words {
  return LETTERS[locale].reset(link);
}

export function deviceLetter(code: string, locale: Locale): Words {
  return LETTERS[locale].device(code);
}
