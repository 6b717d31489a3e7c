import type { Permission } from './rules';

/** Preset roles (product.md, Who uses it). */
export const PRESET_ROLES = [
  'operator',
  'manager',
  'appeals_officer',
  'editor',
  'accountant',
  'admin',
  'auditor',
] as const;
export type PresetRole = (typeof PRESET_ROLES)[number];

export const ROLE_LABELS: Record<PresetRole, { ru: string; en: string }> = {
  operator: { ru: 'Оператор', en: 'Operator' },
  manager: { ru: 'Менеджер', en: 'Manager' },
  appeals_officer: { ru: 'Специалист по жалобам', en: 'Appeals officer' },
  editor: { ru: 'Редактор каталога', en: 'Catalog editor' },
  accountant: { ru: 'Бухгалтер', en: 'Accountant' },
  admin: { ru: 'Администратор', en: 'Administrator' },
  auditor: { ru: 'Аудитор', en: 'Auditor' },
};

const inDepartment = { departmentId: { $in: '$departments' } } as const;
const inAgency = { departmentId: { $in: '$agency' } } as const;
const held = { departmentId: { $in: '$departments' }, assigneeId: '$me' } as const;

const directory: Permission = { action: ['read'], subject: 'Department' };
/** People of one's own agency: whoever a case may be given to or was handled by. */
const colleagues: Permission = { action: ['read'], subject: 'User', conditions: inAgency };
const catalogue: Permission = { action: ['read'], subject: 'Service' };

const caseWork: Permission[] = [
  { action: ['read', 'readPersonal'], subject: 'Application', conditions: inDepartment },
  { action: ['read', 'download'], subject: 'Document' },
  { action: ['read'], subject: 'Correction' },
  { action: ['read'], subject: 'Decision' },
  { action: ['read'], subject: 'Notification' },
  { action: ['claim', 'issue'], subject: 'Application', conditions: inDepartment },
  {
    action: [
      'release',
      'requestCorrection',
      'cancelCorrection',
      'reviewAnswers',
      'approve',
      'reject',
      'propose',
    ],
    subject: 'Application',
    conditions: held,
  },
  directory,
  colleagues,
  catalogue,
];

/**
 * What each preset may do. A decision is taken by the one who holds the case; a manager distributes, signs and
 * reopens; the auditor reads everything with personal data masked, and unmasks a case by stating the purpose; the
 * administrator sees no case at all, but may give others any right: hence `grant`.
 */
export const PRESET_PERMISSIONS: Record<PresetRole, Permission[]> = {
  operator: caseWork,
  manager: [
    ...caseWork,
    {
      action: ['assign', 'release', 'cancelCorrection', 'signOff', 'returnProposal', 'reopen'],
      subject: 'Application',
      conditions: inDepartment,
    },
  ],
  appeals_officer: [
    {
      action: ['read', 'readPersonal'],
      subject: 'Application',
      conditions: { departmentId: { $in: '$agency' }, status: 'rejected' },
    },
    { action: ['read', 'download'], subject: 'Document' },
    { action: ['read'], subject: 'Correction' },
    { action: ['read'], subject: 'Decision' },
    { action: ['read'], subject: 'Appeal', conditions: inAgency },
    directory,
    colleagues,
    catalogue,
  ],
  editor: [{ action: ['read', 'create', 'update', 'publish'], subject: 'Service' }, directory, colleagues],
  accountant: [
    { action: ['read'], subject: 'Application', fields: ['summary', 'fee'], conditions: inAgency },
    directory,
    catalogue,
  ],
  admin: [
    { action: ['read', 'create', 'update'], subject: 'User' },
    { action: ['read', 'create', 'update'], subject: 'Department' },
    { action: ['read', 'create', 'update'], subject: 'Role' },
    { action: ['read', 'create', 'update'], subject: 'Calendar' },
    { action: ['read', 'create', 'update'], subject: 'Template' },
    { action: ['read', 'create', 'update'], subject: 'ApiClient' },
    { action: ['read', 'retry'], subject: 'Job' },
    { action: ['read'], subject: 'AuditEvent' },
    { action: ['grant'], subject: 'all' },
    catalogue,
  ],
  auditor: [
    { action: ['read'], subject: 'all' },
    { action: ['revealPersonal'], subject: 'Application' },
  ],
};
