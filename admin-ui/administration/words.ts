import { adminEn } from '../i18n/admin.en';
import { adminRu, type AdminWords } from '../i18n/admin.ru';
import { pageWords } from '../i18n/messages';

export type { AdminWords };

/** Words of the administration in the language of the screen. */
export const useAdminWords = pageWords<AdminWords>({ ru: adminRu, en: adminEn });
