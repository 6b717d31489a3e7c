import { pageWords } from '../i18n/messages';
import { signInEn } from '../i18n/sign-in.en';
import { signInRu, type SignInWords } from '../i18n/sign-in.ru';

/** Words of signing in, in the language of the screen. */
export const useSignInWords = pageWords<SignInWords>({ ru: signInRu, en: signInEn });
