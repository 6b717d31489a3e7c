import { countOf } from '../ui/format';
import type { SignInWords } from './sign-in.ru';

const minutes = (count: number) => countOf('en', count, { one: 'minute', few: 'minutes', many: 'minutes' });
const characters = (count: number) =>
  countOf('en', count, { one: 'character', few: 'characters', many: 'characters' });

export const signInEn: SignInWords = {
  forgot: 'Forgot your password?',
  back: 'Back',
  confirm: 'Confirm',
  or: 'or',
  factor: {
    title: 'Second factor',
    lead: 'Enter the six digits from your authenticator app.',
    code: 'Code from the app',
    recovery_lead: 'Enter one of your recovery codes. Each works once.',
    recovery: 'Recovery code',
    to_recovery: 'Enter a recovery code',
    to_app: 'Enter a code from the app',
  },
  device: {
    title: 'Sign-in on a new device',
    lead: (count) =>
      `We have sent a code to your e-mail. It works for ${minutes(count)}. No letter? Check the spam folder.`,
    code: 'Code from the e-mail',
    again: 'Send the code again',
    again_later: 'The code can be sent again in a minute',
    requested: 'A new code has been sent to your e-mail.',
  },
  temporary: {
    title: 'Change the temporary password',
    lead: (count) =>
      `You have signed in with a temporary password. Choose your own within ${minutes(count)}; you will then be signed in.`,
    submit: 'Save and sign in',
  },
  password: {
    next: 'New password',
    rules: 'Password requirements',
    met: 'met',
    unmet: 'not met',
    rule: {
      too_small: (count) => `at least ${characters(count)}`,
      password_upper: 'an upper-case letter',
      password_lower: 'a lower-case letter',
      password_digit: 'a digit',
      password_special: 'a special character, such as ! or %',
    },
    too_big: (count) => `The password is longer than ${characters(count)}. Shorten it.`,
    unfit: 'The password does not meet the marked requirements yet.',
  },
  reset: {
    title: 'Password reset',
    lead: 'Enter the e-mail of your account. We will send a link to change the password.',
    submit: 'Send the link',
    requested_title: 'Check your e-mail',
    requested: (email, count) =>
      `If there is an account for ${email}, we have sent a link to it. The link works for ${minutes(count)} and once only.`,
    requested_hint: 'No letter? Check the spam folder and the spelling of the address.',
    other_address: 'Use another address',
    new_title: 'Set a new password',
    new_lead: 'All your sessions end when the password is changed: sign in with the new one.',
    new_submit: 'Change the password',
    done_title: 'The password has been changed',
    done: 'All earlier sessions have ended. Sign in with the new password.',
    ask_again: 'Ask for a new link',
    to_sign_in: 'Back to sign-in',
    sign_in: 'Sign in',
  },
  due: {
    title: 'Set up a second factor',
    lead: 'Your permissions require a second factor: when you sign in, you will be asked for a code from an app on your phone as well as the password.',
  },
  error: {
    too_many_requests: (time) => `Too many attempts. Try again after ${time}.`,
    wrong_code: 'The code does not fit. Enter a new code from the app, or a recovery code.',
    wrong_code_confirm: 'The code does not fit. Wait for the next code in the app and enter it.',
    wrong_device_code: (left) => `The code does not fit. Attempts left: ${left}.`,
    expired_device_code: 'This code no longer works. We have sent a new one to your e-mail.',
    wrong_password: 'The current password is wrong. Check the keyboard layout and Caps Lock.',
    link_expired:
      'The link has been used or is out of date. The password was not changed. Ask for a new link.',
    change_expired:
      'The time to change the password is over. The password was not changed. Sign in with the temporary password again.',
    sso_cancelled: 'Single sign-on was cancelled. Try again, or sign in with your password.',
    sso_failed:
      'Single sign-on failed: the sign-on server did not confirm it. Try again, or sign in with your password.',
    sso_email_unverified:
      'Single sign-on failed: your e-mail address is not verified there. Verify it, or sign in with your password.',
    sso_no_account: 'Single sign-on failed: you have no active account here. Contact the administrator.',
  },
};
