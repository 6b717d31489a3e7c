import type { Action, DepartmentVariable, FieldGroup, Subject } from './rules';

interface Label {
  ru: string;
  en: string;
}

export const SUBJECT_LABELS: Record<Subject | 'all', Label> = {
  all: { ru: 'Все разделы', en: 'Everything' },
  Application: { ru: 'Заявления', en: 'Applications' },
  Document: { ru: 'Документы', en: 'Documents' },
  Correction: { ru: 'Запросы на доработку', en: 'Correction requests' },
  Decision: { ru: 'Решения', en: 'Decisions' },
  Appeal: { ru: 'Жалобы', en: 'Appeals' },
  Inquiry: { ru: 'Обращения', en: 'Inquiries' },
  Service: { ru: 'Карточки услуг', en: 'Service cards' },
  Department: { ru: 'Подразделения', en: 'Departments' },
  User: { ru: 'Сотрудники', en: 'Users' },
  Role: { ru: 'Роли', en: 'Roles' },
  Calendar: { ru: 'Календари', en: 'Calendars' },
  Notification: { ru: 'Уведомления', en: 'Notifications' },
  Template: { ru: 'Шаблоны', en: 'Templates' },
  AuditEvent: { ru: 'Журнал администрирования', en: 'Audit log' },
  ApiClient: { ru: 'Ключи доступа порталов', en: 'API clients' },
  Job: { ru: 'Фоновые задания', en: 'Background jobs' },
};

/** What a person may do, as the end of «может …» / “may …”. */
export const ACTION_LABELS: Record<Action, Label> = {
  read: { ru: 'смотреть', en: 'view' },
  readPersonal: { ru: 'видеть персональные данные', en: 'see personal data' },
  revealPersonal: {
    ru: 'раскрывать персональные данные с указанием цели',
    en: 'reveal personal data, stating why',
  },
  download: { ru: 'открывать файлы', en: 'open files' },
  create: { ru: 'создавать', en: 'create' },
  update: { ru: 'изменять', en: 'change' },
  publish: { ru: 'публиковать', en: 'publish' },
  retry: { ru: 'запускать повторно', en: 'retry' },
  grant: { ru: 'выдавать права другим', en: 'grant rights to others' },
  claim: { ru: 'брать в работу', en: 'claim' },
  release: { ru: 'возвращать в очередь', en: 'release to the queue' },
  assign: { ru: 'назначать исполнителя', en: 'assign' },
  requestCorrection: { ru: 'запрашивать доработку', en: 'request corrections' },
  cancelCorrection: { ru: 'отменять запрос на доработку', en: 'cancel correction requests' },
  reviewAnswers: { ru: 'проверять ответы заявителя', en: 'review answers' },
  approve: { ru: 'одобрять', en: 'approve' },
  reject: { ru: 'отклонять', en: 'reject' },
  propose: { ru: 'предлагать решение', en: 'propose a decision' },
  signOff: { ru: 'подписывать решение', en: 'sign decisions' },
  returnProposal: { ru: 'возвращать предложенное решение', en: 'return proposals' },
  issue: { ru: 'выдавать результат', en: 'hand over the outcome' },
  reopen: { ru: 'возобновлять рассмотрение', en: 'reopen' },
};

export const FIELD_GROUP_LABELS: Record<FieldGroup, Label> = {
  summary: { ru: 'общие сведения', en: 'summary' },
  applicant: { ru: 'заявитель', en: 'applicant' },
  content: { ru: 'сведения заявления', en: 'form data' },
  documents: { ru: 'документы', en: 'documents' },
  corrections: { ru: 'доработки', en: 'corrections' },
  decisions: { ru: 'решения', en: 'decisions' },
  history: { ru: 'история', en: 'history' },
  fee: { ru: 'пошлина', en: 'fee' },
};

export const DEPARTMENT_VARIABLE_LABELS: Record<DepartmentVariable, Label> = {
  $department: { ru: 'своё подразделение', en: 'own department' },
  $departments: { ru: 'своё подразделение и подчинённые', en: 'own department and those below' },
  $region: { ru: 'подразделения своего региона', en: 'departments of the own region' },
  $agency: { ru: 'всё своё ведомство', en: 'the whole own agency' },
};
