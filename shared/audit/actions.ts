interface Label {
  ru: string;
  en: string;
}

/** Everything that the audit log records, and how it is called to people. */
export const AUDIT_ACTION_LABELS = {
  userInvited: { ru: 'Сотрудник приглашён', en: 'User invited' },
  userChanged: { ru: 'Данные сотрудника изменены', en: 'User changed' },
  userBlocked: { ru: 'Сотрудник заблокирован', en: 'User blocked' },
  userUnblocked: { ru: 'Блокировка сотрудника снята', en: 'User unblocked' },
  userUnlocked: { ru: 'Вход снова разрешён досрочно', en: 'Sign-in unlocked early' },
  rolesAssigned: { ru: 'Роли сотрудника изменены', en: 'Roles assigned' },
  roleCreated: { ru: 'Роль создана', en: 'Role created' },
  roleChanged: { ru: 'Роль изменена', en: 'Role changed' },
  roleDeleted: { ru: 'Роль удалена', en: 'Role deleted' },
  roleRestored: { ru: 'Роль возвращена к прежней версии', en: 'Role restored' },
  departmentCreated: { ru: 'Подразделение создано', en: 'Department created' },
  departmentChanged: { ru: 'Подразделение изменено', en: 'Department changed' },
  departmentMoved: { ru: 'Подразделение перенесено', en: 'Department moved' },
  departmentClosed: { ru: 'Подразделение закрыто', en: 'Department closed' },
  standInSet: { ru: 'Замещение назначено', en: 'Stand-in set' },
  standInEnded: { ru: 'Замещение прекращено', en: 'Stand-in ended' },
  usersImported: { ru: 'Сотрудники загружены из файла', en: 'Users imported' },
  signInSucceeded: { ru: 'Вход выполнен', en: 'Signed in' },
  signInFailed: { ru: 'Вход не удался', en: 'Sign-in failed' },
  accountLocked: { ru: 'Вход заблокирован после неверных паролей', en: 'Account locked' },
  signedOut: { ru: 'Выход выполнен', en: 'Signed out' },
  sessionEnded: { ru: 'Сеанс завершён', en: 'Session ended' },
  passwordChanged: { ru: 'Пароль изменён', en: 'Password changed' },
  passwordResetRequested: { ru: 'Запрошен сброс пароля', en: 'Password reset requested' },
  passwordReset: { ru: 'Пароль сброшен', en: 'Password reset' },
  secondFactorEnabled: { ru: 'Второй фактор включён', en: 'Second factor enabled' },
  secondFactorDisabled: { ru: 'Второй фактор отключён', en: 'Second factor disabled' },
  recoveryCodeUsed: { ru: 'Использован резервный код', en: 'Recovery code used' },
  deviceConfirmed: { ru: 'Новое устройство подтверждено', en: 'Device confirmed' },
  identityLinked: { ru: 'Внешняя учётная запись привязана', en: 'External identity linked' },
  permissionDenied: { ru: 'Отказано в доступе', en: 'Permission denied' },
  personalDataRevealed: { ru: 'Персональные данные раскрыты', en: 'Personal data revealed' },
  documentDownloaded: { ru: 'Документ открыт', en: 'Document opened' },
  auditExported: { ru: 'Журнал выгружен', en: 'Audit log exported' },
  securitySettingsChanged: { ru: 'Настройки безопасности изменены', en: 'Security settings changed' },
  administratorCreated: { ru: 'Создан первый администратор', en: 'First administrator created' },
} as const satisfies Record<string, Label>;

export type AuditAction = keyof typeof AUDIT_ACTION_LABELS;
export const AUDIT_ACTIONS = Object.keys(AUDIT_ACTION_LABELS) as [AuditAction, ...AuditAction[]];

/** Who did it: a member of staff, the portal for an applicant, the system by itself, or somebody not signed in. */
export const AUDIT_ACTOR_KINDS = ['staff', 'portal', 'system', 'anonymous'] as const;
export type AuditActorKind = (typeof AUDIT_ACTOR_KINDS)[number];
