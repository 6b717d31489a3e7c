import type { Applicant, CheckCode, CheckKind, CheckRecord, CheckVerdict } from '@shared/applications';
import type { Card, FieldType } from '@shared/catalog';
import {
  checkDepartmentCode,
  checkEmail,
  checkInn,
  checkKpp,
  checkOgrn,
  checkOgrnip,
  checkPassport,
  checkPhone,
  checkSnils,
  type FormatCheck,
} from '@shared/kernel/formats';

/** What one check found, before it is stored. */
export interface Finding {
  kind: CheckKind;
  target: CheckRecord['target'];
  verdict: CheckVerdict;
  code: CheckCode;
  detail?: string;
}

type Format = (input: string) => FormatCheck;
/** Formats with control digits: agreement says more than a right shape. */
const CHECKSUMMED = new Set<Format>([checkSnils, checkInn, checkOgrn, checkOgrnip]);

const FORM_FORMATS: Partial<Record<FieldType, Format>> = {
  snils: checkSnils,
  inn: checkInn,
  ogrn: (value) => (value.length === 15 ? checkOgrnip(value) : checkOgrn(value)),
  passport: checkPassport,
  email: checkEmail,
  phone: checkPhone,
};

function formatFinding(path: string, value: unknown, format: Format): Finding[] {
  if (typeof value !== 'string') return [];
  const check = format(value);
  const target = { kind: 'field', path } as const;
  if (check.ok) {
    const code = CHECKSUMMED.has(format) ? 'checksum_ok' : 'format_ok';
    return [{ kind: 'format', target, verdict: 'passed', code }];
  }
  const code = check.fault === 'checksum' ? 'checksum_wrong' : 'format_wrong';
  return [{ kind: 'format', target, verdict: 'failed', code }];
}

function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/** A passport is given from 14 years on and is to be changed at 20 and at 45. */
const PASSPORT_FROM = 14;
const PASSPORT_CHANGES = [20, 45];
const OLDEST = 120;

function dateFinding(path: string, plausible: boolean): Finding {
  return {
    kind: 'plausibility',
    target: { kind: 'field', path },
    verdict: plausible ? 'passed' : 'failed',
    code: plausible ? 'date_plausible' : 'date_implausible',
  };
}

function personFindings(applicant: Exclude<Applicant, { kind: 'organisation' }>, today: string): Finding[] {
  const { birthDate, passport } = applicant;
  const findings = [
    ...formatFinding('applicant.snils', applicant.snils, checkSnils),
    ...formatFinding('applicant.inn', applicant.inn, checkInn),
    dateFinding('applicant.birthDate', birthDate <= today && yearsBetween(birthDate, today) <= OLDEST),
  ];
  if (applicant.kind === 'sole_trader') {
    findings.push(...formatFinding('applicant.ogrnip', applicant.ogrnip, checkOgrnip));
  }
  if (passport === undefined) return findings;
  findings.push(
    ...formatFinding('applicant.passport.departmentCode', passport.departmentCode, checkDepartmentCode),
  );
  const age = yearsBetween(birthDate, passport.issuedAt);
  findings.push(
    dateFinding('applicant.passport.issuedAt', age >= PASSPORT_FROM && passport.issuedAt <= today),
  );
  const expired = PASSPORT_CHANGES.some((limit) => age < limit && yearsBetween(birthDate, today) >= limit);
  findings.push({
    kind: 'plausibility',
    target: { kind: 'field', path: 'applicant.passport.number' },
    verdict: expired ? 'warning' : 'passed',
    code: expired ? 'passport_expired' : 'passport_valid',
  });
  return findings;
}

/** Format and plausibility of the applicant's own data. `today`: `YYYY-MM-DD` where the department is. */
export function applicantFindings(applicant: Applicant, today: string): Finding[] {
  const own =
    applicant.kind === 'organisation'
      ? [
          ...formatFinding('applicant.inn', applicant.inn, checkInn),
          ...formatFinding('applicant.ogrn', applicant.ogrn, checkOgrn),
          ...formatFinding('applicant.kpp', applicant.kpp, checkKpp),
        ]
      : personFindings(applicant, today);
  return [
    ...own,
    ...formatFinding('applicant.contacts.email', applicant.contacts.email, checkEmail),
    ...formatFinding('applicant.contacts.phone', applicant.contacts.phone, checkPhone),
  ];
}

/** Format of every form value whose type has one. */
export function formFindings(card: Card, form: Record<string, unknown>): Finding[] {
  return card.form.fields.flatMap((field) => {
    const format = FORM_FORMATS[field.type];
    return format === undefined ? [] : formatFinding(`form.${field.name}`, form[field.name], format);
  });
}
