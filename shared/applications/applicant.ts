import { z } from 'zod';
import {
  checkDepartmentCode,
  checkEmail,
  checkInn,
  checkKpp,
  checkOgrn,
  checkOgrnip,
  checkPassportNumber,
  checkPassportSeries,
  checkPhone,
  checkSnils,
  isDate,
  maskEmail,
  maskPhone,
  maskSnils,
  type FormatCheck,
} from '../kernel/formats';
import { plainText } from '../kernel/text';

export const APPLICANT_KINDS = ['person', 'sole_trader', 'organisation'] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

/** A string that is brought to its normal form; `params.code` says what was wrong, `params.format` which format. */
function formatted(format: string, check: (input: string) => FormatCheck) {
  return z
    .string()
    .max(100)
    .transform((value, context) => {
      const result = check(value);
      if (result.ok) return result.value;
      context.addIssue({
        code: 'custom',
        params: { code: result.fault === 'checksum' ? 'checksum' : 'invalid_format', format },
        input: value,
      });
      return z.NEVER;
    });
}

const name = plainText(100);
const title = plainText(500);
const day = z.string().refine(isDate, { params: { code: 'invalid_format', format: 'date' } });
const personInn = formatted('person_inn', (value) => {
  const check = checkInn(value);
  return check.ok && check.value.length !== 12 ? { ok: false, fault: 'format' } : check;
});
const organisationInn = formatted('organisation_inn', (value) => {
  const check = checkInn(value);
  return check.ok && check.value.length !== 10 ? { ok: false, fault: 'format' } : check;
});

const contacts = z.strictObject({
  email: formatted('email', checkEmail).optional(),
  phone: formatted('phone', checkPhone).optional(),
});

const passport = z.strictObject({
  series: formatted('passport_series', checkPassportSeries),
  number: formatted('passport_number', checkPassportNumber),
  issuedAt: day,
  issuedBy: title,
  departmentCode: formatted('department_code', checkDepartmentCode),
});

const natural = {
  lastName: name,
  firstName: name,
  middleName: name.optional(),
  birthDate: day,
  snils: formatted('snils', checkSnils),
  passport: passport.optional(),
  contacts,
};

/** Who applies (api.md, portal): a person, a sole trader or an organisation with its representative. */
export const applicantSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), ...natural, inn: personInn.optional() }),
  z.strictObject({
    kind: z.literal('sole_trader'),
    ...natural,
    inn: personInn.optional(),
    ogrnip: formatted('ogrnip', checkOgrnip),
  }),
  z.strictObject({
    kind: z.literal('organisation'),
    name: title,
    inn: organisationInn,
    kpp: formatted('kpp', checkKpp).optional(),
    ogrn: formatted('ogrn', checkOgrn),
    legalAddress: title,
    representative: z.strictObject({
      lastName: name,
      firstName: name,
      middleName: name.optional(),
      position: title,
    }),
    contacts,
  }),
]);
export type Applicant = z.infer<typeof applicantSchema>;

/** «Иванова Анна Петровна» or the organisation's name. */
export function applicantName(applicant: Applicant): string {
  if (applicant.kind === 'organisation') return applicant.name;
  return [applicant.lastName, applicant.firstName, applicant.middleName].filter(Boolean).join(' ');
}

/** How a letter addresses the applicant: «Анна Петровна» or the organisation's name. */
export function salutation(applicant: Applicant): string {
  if (applicant.kind === 'organisation') return applicant.name;
  return [applicant.firstName, applicant.middleName].filter(Boolean).join(' ');
}

/** Names are searched without case and without the difference between «ё» and «е». */
export function searchForm(text: string): string {
  return text.trim().toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ');
}

/** The applicant for a reader without the right to personal data: SNILS, passport and contacts are masked. */
export function maskApplicant(applicant: Applicant): Applicant {
  const contacts = {
    ...(applicant.contacts.email !== undefined && { email: maskEmail(applicant.contacts.email) }),
    ...(applicant.contacts.phone !== undefined && { phone: maskPhone(applicant.contacts.phone) }),
  };
  if (applicant.kind === 'organisation') return { ...applicant, contacts };
  return {
    ...applicant,
    snils: maskSnils(applicant.snils),
    ...(applicant.passport && {
      passport: {
        ...applicant.passport,
        number: '******',
        issuedBy: '***',
        departmentCode: '***-***',
      },
    }),
    contacts,
  };
}
