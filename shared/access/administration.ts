import { z } from 'zod';
import { normalizeEmail, normalizePhone } from '../kernel/formats';
import { LOCALES, recordVersion, uuid } from '../kernel/ids';
import { plainText } from '../kernel/text';
import { passwordSchema } from './sign-in';
import { ACTIONS, FIELD_GROUPS, permission, SUBJECTS } from './rules';

/** A cell that a spreadsheet would take for a formula; such a name is nobody's. */
export function startsFormula(value: string): boolean {
  return /^[=+\-@\t\r]/.test(value);
}

const personText = (max: number) =>
  plainText(max).refine((value) => !startsFormula(value), { params: { code: 'formula' } });

function formatted(format: 'email' | 'phone', normalize: (text: string) => string | null) {
  return z
    .string()
    .max(254)
    .transform((text, context) => {
      const normal = normalize(text);
      if (normal === null) context.addIssue({ code: 'custom', params: { code: 'invalid_format', format } });
      return normal ?? text;
    });
}

const time = z.iso.datetime();

/** A role of a person, for good or until a moment. */
export const roleAssignment = z.strictObject({ roleId: uuid, expiresAt: time.nullable().default(null) });
export type RoleAssignment = z.infer<typeof roleAssignment>;

const personFields = {
  email: formatted('email', normalizeEmail),
  lastName: personText(100),
  firstName: personText(100),
  middleName: personText(100).nullable().default(null),
  position: personText(200),
  departmentId: uuid,
  phone: formatted('phone', normalizePhone).nullable().default(null),
  locale: z.enum(LOCALES).default('ru'),
};
const assignments = z.array(roleAssignment).max(20);
/** Sent again with `true` after the answer `confirmation_required` named what is unusual about the change. */
const confirm = z.boolean().default(false);

/** What `npm run admin:create` asks for; the agency is made only where there is none. */
export const firstAdministrator = z.strictObject({
  email: personFields.email,
  lastName: personFields.lastName,
  firstName: personFields.firstName,
  middleName: personFields.middleName,
  password: passwordSchema,
  agency: z.strictObject({
    name: plainText(200),
    city: plainText(100),
    regionCode: z.string().regex(/^\d{2,3}$/),
    timeZone: z.string().refine((value) => isTimeZone(value), { params: { code: 'unknown_time_zone' } }),
  }),
});
export type FirstAdministrator = z.infer<typeof firstAdministrator>;

/** `POST /api/users`: invites a person. */
export const inviteBody = z.strictObject({ ...personFields, roles: assignments, confirm });
export type InviteBody = z.infer<typeof inviteBody>;

/** `PUT /api/users/:id`: who they are and where they work; rights have a command of their own. */
export const userBody = z.strictObject({ version: recordVersion, ...personFields, confirm });
export type UserBody = z.infer<typeof userBody>;

/** `POST /api/users/:id/roles`: all roles of the person from now on. */
export const userRolesBody = z.strictObject({ version: recordVersion, roles: assignments, confirm });
export type UserRolesBody = z.infer<typeof userRolesBody>;

/** `POST /api/users/:id/block`: the open cases go back to the queue, or to a named colleague. */
export const blockBody = z.strictObject({ version: recordVersion, casesTo: uuid.nullable().default(null) });
export type BlockBody = z.infer<typeof blockBody>;

/** A command on a record that needs nothing but the version seen. */
export const administrationVersion = z.strictObject({ version: recordVersion, confirm });
export type AdministrationVersion = z.infer<typeof administrationVersion>;

const timeZone = z.string().refine((value) => isTimeZone(value), { params: { code: 'unknown_time_zone' } });

/** Whether the name is an IANA time zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    return (
      new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' &&
      name.includes('/')
    );
  } catch {
    return false;
  }
}

const departmentFields = {
  name: plainText(200),
  city: plainText(100),
  regionCode: z.string().regex(/^\d{2,3}$/),
  timeZone,
  calendarId: uuid,
};
const departmentCode = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/);

/** `POST /api/departments`: an agency when it has no parent. */
export const newDepartmentBody = z.strictObject({
  parentId: uuid.nullable(),
  code: departmentCode,
  ...departmentFields,
});
export type NewDepartmentBody = z.infer<typeof newDepartmentBody>;

export const departmentBody = z.strictObject({ version: recordVersion, ...departmentFields, confirm });
export type DepartmentBody = z.infer<typeof departmentBody>;

export const moveDepartmentBody = z.strictObject({ version: recordVersion, parentId: uuid, confirm });
export type MoveDepartmentBody = z.infer<typeof moveDepartmentBody>;

/** `POST /api/departments/:id/close`: who takes its open cases and services, and where its people work next. */
export const closeDepartmentBody = z.strictObject({
  version: recordVersion,
  casesTo: uuid.nullable().default(null),
  peopleTo: uuid.nullable().default(null),
  confirm,
});
export type CloseDepartmentBody = z.infer<typeof closeDepartmentBody>;

const roleFields = {
  labelRu: plainText(100),
  labelEn: plainText(100),
  /** Whoever has the role signs in with a second factor. */
  requiresSecondFactor: z.boolean().default(false),
  permissions: z.array(permission).max(100),
};

/** `POST /api/roles`; without a code one is given. */
export const newRoleBody = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z][a-z0-9_]{1,39}$/)
    .optional(),
  ...roleFields,
});
export type NewRoleBody = z.infer<typeof newRoleBody>;

export const roleBody = z.strictObject({ version: recordVersion, ...roleFields, confirm });
export type RoleBody = z.infer<typeof roleBody>;

/** `POST /api/roles/:id/restore`: the content of an earlier version becomes the newest one. */
export const restoreRoleBody = z.strictObject({
  version: recordVersion,
  restoredVersion: recordVersion,
  confirm,
});
export type RestoreRoleBody = z.infer<typeof restoreRoleBody>;

export const previewRoleBody = z.strictObject({ permissions: z.array(permission).max(100) });
export type PreviewRoleBody = z.infer<typeof previewRoleBody>;

const question = {
  action: z.enum(ACTIONS),
  subject: z.enum(SUBJECTS),
  recordId: uuid.optional(),
  field: z.enum(FIELD_GROUPS).optional(),
};
/** `POST /api/roles/simulate`: may this person do this, and why. */
export const simulateBody = z.strictObject({ userId: uuid, ...question });
export type SimulateBody = z.infer<typeof simulateBody>;
/** `POST /api/roles/who-can`: everyone who may. */
export const whoCanBody = z.strictObject(question);
export type WhoCanBody = z.infer<typeof whoCanBody>;

/** `POST /api/stand-ins`: who does the work of an absent person, from and until when. */
export const standInBody = z
  .strictObject({ absentId: uuid, standInId: uuid, from: time, until: time })
  .refine(({ from, until }) => from < until, { path: ['until'], params: { code: 'ends_before_it_begins' } })
  .refine(({ absentId, standInId }) => absentId !== standInId, {
    path: ['standInId'],
    params: { code: 'same_person' },
  });
export type StandInBody = z.infer<typeof standInBody>;

export const standInEndBody = z.strictObject({ version: recordVersion });
export type StandInEndBody = z.infer<typeof standInEndBody>;

/** Columns of an imported table, in the order of the template; `example` is what the template shows. */
export const IMPORT_COLUMNS = {
  email: { ru: 'Эл. почта', en: 'E-mail', required: true, example: 'petrova@example.org' },
  lastName: { ru: 'Фамилия', en: 'Last name', required: true, example: 'Петрова' },
  firstName: { ru: 'Имя', en: 'First name', required: true, example: 'Ольга' },
  middleName: { ru: 'Отчество', en: 'Middle name', required: false, example: 'Ивановна' },
  position: { ru: 'Должность', en: 'Position', required: true, example: 'Ведущий специалист' },
  department: { ru: 'Код подразделения', en: 'Department code', required: true, example: '' },
  roles: { ru: 'Роли', en: 'Roles', required: false, example: 'Оператор' },
  phone: { ru: 'Телефон', en: 'Phone', required: false, example: '' },
} as const;
export type ImportColumn = keyof typeof IMPORT_COLUMNS;
export const importRow = Object.keys(IMPORT_COLUMNS) as ImportColumn[];

function absentWhenEmpty<Cell extends z.ZodType>(cell: Cell) {
  return z.preprocess((text) => (text === '' ? null : text), cell.nullable());
}

/** One row of an imported table: cells as text, empty where nothing is given. */
export const importPerson = z.strictObject({
  email: personFields.email,
  lastName: personFields.lastName,
  firstName: personFields.firstName,
  middleName: absentWhenEmpty(personText(100)),
  position: personFields.position,
  department: plainText(60),
  roles: z.string().max(1000),
  phone: absentWhenEmpty(formatted('phone', normalizePhone)),
});
