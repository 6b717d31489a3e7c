import { countOf } from '../ui/format';
import type { ProfileWords } from './profile.ru';

const codes = (count: number) =>
  countOf('en', count, { one: 'recovery code', few: 'recovery codes', many: 'recovery codes' });

export const profileEn: ProfileWords = {
  title: 'Profile',
  roles: 'Roles',
  department: 'Department',
  position: 'Position',
  email: 'E-mail',
  cancel: 'Cancel',
  failed: 'This could not be loaded. Reload the page.',
  password: {
    title: 'Password',
    lead: 'Your other sessions end when the password is changed.',
    current: 'Current password',
    submit: 'Change the password',
    done: 'The password has been changed. Your other sessions have ended.',
  },
  factor: {
    title: 'Second factor',
    off: 'Not set up. A second factor protects the account even when others know the password: when you sign in, you are asked for a code from an app on your phone.',
    required: 'Your permissions require a second factor.',
    on: (date) => `Set up on ${date}.`,
    left: (count) => (count === 0 ? 'No recovery codes are left.' : `${codes(count)} left.`),
    renew: 'To get new recovery codes, turn the second factor off and set it up again.',
    enable: 'Set up',
    disable: 'Turn off',
    disabled: 'The second factor is off. Only the password is asked for at sign-in.',
    scan: 'Scan the code with an authenticator app, such as Google Authenticator.',
    qr: 'QR code for the authenticator app',
    by_hand: 'If it can’t be scanned, enter this key in the app:',
    enter: 'Enter the six digits that the app shows.',
    code: 'Code from the app',
    confirm: 'Confirm',
    codes_title: 'Keep your recovery codes',
    codes_lead:
      'The second factor is set up. When your phone is not at hand, sign in with a recovery code: each works once. These codes will not be shown again.',
    codes_of: (email) => `Recovery codes for Priyomnaya, ${email}`,
    copy: 'Copy',
    copied: 'The codes have been copied.',
    print: 'Print',
    saved: 'I have kept the codes',
    disable_title: 'Turn the second factor off?',
    disable_lead:
      'The password alone will be enough to sign in. The remaining recovery codes will stop working.',
    disable_required: 'Your permissions require a second factor: you will have to set it up again at once.',
    disable_code: 'Code from the app, or a recovery code',
  },
  sessions: {
    title: 'Sessions',
    lead: 'Devices on which you are signed in now. End a session that you don’t know, and change your password.',
    current: 'This session',
    started: (when) => `signed in: ${when}`,
    seen: (when) => `last active: ${when}`,
    sso: 'single sign-on',
    end: 'End',
    end_named: (device) => `End session: ${device}`,
    ended: (device) => `Session ended: ${device}.`,
    unknown: 'Unknown device',
    yandex: 'Yandex Browser',
  },
};
