/** States of an application (product.md, Application). The order is that of a case's ordinary life. */
export const APPLICATION_STATUSES = [
  'submitted',
  'under_review',
  'correction_requested',
  'corrected',
  'awaiting_signoff',
  'approved',
  'ready',
  'issued',
  'rejected',
  'withdrawn',
  'lapsed',
] as const;

export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

/** A case still asks something of the agency or of the applicant before a decision. */
export const OPEN_STATUSES = [
  'submitted',
  'under_review',
  'correction_requested',
  'corrected',
  'awaiting_signoff',
] as const satisfies readonly ApplicationStatus[];

/** What the rest of the staff calls «Закрытые»: decided, withdrawn or lapsed. */
export const CLOSED_STATUSES = [
  'approved',
  'ready',
  'issued',
  'rejected',
  'withdrawn',
  'lapsed',
] as const satisfies readonly ApplicationStatus[];

export function isOpen(status: ApplicationStatus): boolean {
  return (OPEN_STATUSES as readonly ApplicationStatus[]).includes(status);
}

/** The label that staff read. */
export const STAFF_LABELS: Record<ApplicationStatus, { ru: string; en: string }> = {
  submitted: { ru: 'Отправлено', en: 'Submitted' },
  under_review: { ru: 'На рассмотрении', en: 'Under review' },
  correction_requested: { ru: 'Требуется доработка', en: 'Correction requested' },
  corrected: { ru: 'Документы загружены', en: 'Corrected' },
  awaiting_signoff: { ru: 'На согласовании', en: 'Awaiting sign-off' },
  approved: { ru: 'Одобрено', en: 'Approved' },
  ready: { ru: 'Готово к выдаче', en: 'Ready' },
  issued: { ru: 'Выдано', en: 'Issued' },
  rejected: { ru: 'Отклонено', en: 'Rejected' },
  withdrawn: { ru: 'Отозвано', en: 'Withdrawn' },
  lapsed: { ru: 'Оставлено без рассмотрения', en: 'Lapsed' },
};

/** The state that the applicant is told: a proposal within the agency is not yet a decision. */
export function publicStatus(status: ApplicationStatus): ApplicationStatus {
  return status === 'awaiting_signoff' ? 'under_review' : status;
}

export function publicLabel(status: ApplicationStatus, locale: 'ru' | 'en' = 'ru'): string {
  return STAFF_LABELS[publicStatus(status)][locale];
}
