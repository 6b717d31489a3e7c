import type { Applicant, ApplicantKind } from '@shared/applications/applicant';
import { innControl, ogrnControl, snilsControl } from '@shared/kernel/formats';
import { addDays, type LocalDate } from '@shared/sla';
import { fullName, transliterate, type FullName } from './names';
import { officeAddress, regionFacts } from './places';
import { between, chance, digits, pick, type Random } from './random';

/** Where the applicant lives, and today: ages and dates of documents are told from it. */
export interface Setting {
  regionCode: string;
  today: LocalDate;
}

type Person = Extract<Applicant, { kind: 'person' }>;
type SoleTrader = Extract<Applicant, { kind: 'sole_trader' }>;
type Organisation = Extract<Applicant, { kind: 'organisation' }>;

export function sampleSnils(random: Random): string {
  const number = `${between(random, 1, 9)}${digits(random, 8)}`;
  return number + snilsControl(number);
}

/** INN of a person (12 digits) or an organisation (10), with right control digits. */
export function sampleInn(random: Random, regionCode: string, holder: 'person' | 'organisation'): string {
  const body = regionCode + digits(random, holder === 'person' ? 8 : 7);
  return body + innControl(body);
}

export function sampleOgrn(random: Random, regionCode: string): string {
  const body = `1${String(between(random, 2, 24)).padStart(2, '0')}${regionCode}${digits(random, 7)}`;
  return body + ogrnControl(body);
}

export function sampleOgrnip(random: Random, regionCode: string): string {
  const body = `3${String(between(random, 4, 24)).padStart(2, '0')}${regionCode}${digits(random, 9)}`;
  return body + ogrnControl(body);
}

/** An address in the domain that is kept for examples, so that no letter can reach anyone. */
function contacts(random: Random, name: string): { email: string; phone: string } {
  const email = `${transliterate(name)}${between(random, 1, 999)}@example.org`;
  return { email, phone: `+79${digits(random, 9)}` };
}

const yearsBefore = (date: LocalDate, years: number): LocalDate =>
  `${Number(date.slice(0, 4)) - years}${date.slice(4)}`.replace(/-02-29$/, '-02-28');

/** Passports of today's kind have been issued since this day; older ones were exchanged for them. */
const FIRST_PASSPORTS = '1997-10-01';

/** The passport is changed at 20 and 45, so it was issued soon after the last of them. */
function passportOf(
  random: Random,
  birthDate: LocalDate,
  { regionCode, today }: Setting,
): Person['passport'] {
  const changedAt = yearsBefore(birthDate, -45) < today ? 45 : 20;
  const due = addDays(yearsBefore(birthDate, -changedAt), between(random, 5, 60));
  const exchanged = due < FIRST_PASSPORTS ? addDays(FIRST_PASSPORTS, between(random, 30, 1500)) : due;
  const issuedAt = exchanged < today ? exchanged : addDays(today, -30);
  return {
    series: regionFacts(regionCode).passportSeries + issuedAt.slice(2, 4),
    number: digits(random, 6),
    issuedAt,
    issuedBy: regionFacts(regionCode).passportOffice,
    departmentCode: `${regionCode}0-${digits(random, 3)}`,
  };
}

function natural(random: Random, setting: Setting): Omit<Person, 'kind'> {
  const { gender: _, ...name }: FullName = fullName(random);
  const birthDate = addDays(yearsBefore(setting.today, between(random, 21, 74)), -between(random, 1, 360));
  return {
    ...name,
    birthDate,
    snils: sampleSnils(random),
    inn: sampleInn(random, setting.regionCode, 'person'),
    passport: passportOf(random, birthDate, setting),
    contacts: contacts(random, `${name.lastName}${name.firstName.charAt(0)}`),
  };
}

export function samplePerson(random: Random, setting: Setting): Person {
  return { kind: 'person', ...natural(random, setting) };
}

export function sampleSoleTrader(random: Random, setting: Setting): SoleTrader {
  return {
    kind: 'sole_trader',
    ...natural(random, setting),
    ogrnip: sampleOgrnip(random, setting.regionCode),
  };
}

const FORMS = ['ООО', 'ООО', 'ООО', 'АО', 'АНО'];
const FIRST_WORDS = [
  'Северный',
  'Восточный',
  'Новый',
  'Зелёный',
  'Городской',
  'Речной',
  'Тихий',
  'Белый',
  'Дальний',
];
const SECOND_WORDS = ['Дом', 'Берег', 'Ветер', 'Квартал', 'Мост', 'Парк', 'Маяк', 'Причал', 'Сад', 'Путь'];
const POSITIONS = ['Генеральный директор', 'Директор', 'Заместитель директора', 'Главный бухгалтер'];

export function sampleOrganisation(random: Random, { regionCode }: Setting): Organisation {
  const { gender: _, ...representative } = fullName(random);
  const brand = `${pick(random, FIRST_WORDS)} ${pick(random, SECOND_WORDS).toLowerCase()}`;
  const inn = sampleInn(random, regionCode, 'organisation');
  return {
    kind: 'organisation',
    name: `${pick(random, FORMS)} «${brand}»`,
    inn,
    kpp: `${inn.slice(0, 4)}01001`,
    ogrn: sampleOgrn(random, regionCode),
    legalAddress: officeAddress(random, regionCode),
    representative: { ...representative, position: pick(random, POSITIONS) },
    contacts: contacts(random, brand),
  };
}

/** An applicant of one of the kinds that a card admits; people come more often than the others. */
export function sampleApplicant(
  random: Random,
  kinds: readonly ApplicantKind[],
  setting: Setting,
): Applicant {
  const kind = kinds.includes('person') && chance(random, 0.7) ? 'person' : pick(random, kinds);
  if (kind === 'organisation') return sampleOrganisation(random, setting);
  return kind === 'person' ? samplePerson(random, setting) : sampleSoleTrader(random, setting);
}
