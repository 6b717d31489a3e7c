import { pageWords } from '../i18n/messages';
import { profileEn } from '../i18n/profile.en';
import { profileRu, type ProfileWords } from '../i18n/profile.ru';

/** Words of the profile page, in the language of the screen. */
export const useProfileWords = pageWords<ProfileWords>({ ru: profileRu, en: profileEn });
