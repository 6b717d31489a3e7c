/** The password of every demo account (api.md, Process); such accounts exist with demo data only. */
export const DEMO_PASSWORD = 'Demo-2026!';
export const DEMO_PORTAL_KEY = 'demo-portal-key';

/** What each demo person can try, by preset role; shown on the sign-in page. */
export const demoHints: Record<string, { ru: string; en: string }> = {
  operator: {
    ru: 'взять дело, запросить доработку, принять решение',
    en: 'take a case, request a correction, decide',
  },
  manager: {
    ru: 'распределить дела, подписать решение, возобновить дело',
    en: 'distribute cases, sign a decision, reopen a case',
  },
  appeals_officer: { ru: 'посмотреть отказы своего ведомства', en: 'look at the refusals of the agency' },
  editor: { ru: 'посмотреть карточки услуг', en: 'look at the service cards' },
  accountant: {
    ru: 'посмотреть пошлины, без содержания дел',
    en: 'look at fees, without the content of cases',
  },
  admin: { ru: 'посмотреть людей, роли и задания', en: 'look at people, roles and jobs' },
  auditor: { ru: 'читать всё; личные данные скрыты', en: 'read everything; personal data is masked' },
};
