import type { Applicant } from '@shared/applications/applicant';
import { isVisible, type Card, type FormField, type FormValue, type FormValues } from '@shared/catalog';
import { addDays, type LocalDate } from '@shared/sla';
import { fullName, inOneLine, otherSurname } from './names';
import { sampleInn, sampleOgrn, sampleOgrnip, sampleSnils, type Setting } from './people';
import { address, cadastralNumber, officeAddress, regionFacts } from './places';
import { between, chance, digits, pick, type Random } from './random';

interface Asking extends Setting {
  random: Random;
  applicant: Applicant;
}

const hexadecimal = (random: Random, length: number): string =>
  Array.from({ length }, () => pick(random, [...'0123456789ABCDEF'])).join('');

/** The person behind an application: who applies, or who signs for an organisation. */
const bearer = (applicant: Applicant): { lastName: string; firstName: string; middleName?: string } =>
  applicant.kind === 'organisation' ? applicant.representative : applicant;

const year = (today: LocalDate): string => today.slice(0, 4);

/** Texts by the name of their field: what an applicant would write there. */
const TEXTS: Record<string, (asking: Asking) => string> = {
  purposeOther: () => 'Для представления в суд',
  projectTitle: () => 'Карта инженерных сетей района',
  comment: ({ random }) =>
    pick(random, [
      'Прошу сообщить о готовности по телефону.',
      'Документы приложены полностью.',
      'Вопросов нет.',
    ]),
  cadastralNumber: ({ random, regionCode }) => cadastralNumber(random, regionCode),
  shareSize: ({ random }) => pick(random, ['1/2', '1/3', '1/4', '2/3', '3/8']),
  basisNumber: ({ random, regionCode, today }) => `${regionCode}/${between(random, 1, 9999)}-${year(today)}`,
  notary: ({ random }) => inOneLine(fullName(random)),
  extractNumber: ({ random, today }) => `КУВИ-001/${year(today)}-${digits(random, 8)}`,
  birthPlace: ({ random, regionCode }) => pick(random, regionFacts(regionCode).birthPlaces),
  position: ({ applicant }) =>
    applicant.kind === 'organisation' ? applicant.representative.position : 'Руководитель проекта',
  carrierNumber: ({ random }) => hexadecimal(random, 10),
  previousSerial: ({ random }) => hexadecimal(random, 32),
  certificateSerial: ({ random }) => hexadecimal(random, 32),
  mainActivity: ({ random }) =>
    pick(random, ['62.01', '47.91', '56.10.1', '41.20', '85.41.9', '49.41.2', '96.02']),
  additionalActivities: () => '62.02, 63.11',
  bankAccount: ({ random }) => `40817810${digits(random, 12)}`,
  bankCode: ({ random }) => `04${digits(random, 7)}`,
  fieldOther: () => 'Геодезия и картография',
  qualificationTitle: ({ random }) =>
    pick(random, [
      'Специалист по организации строительства',
      'Инженер-проектировщик',
      'Специалист по охране труда',
      'Администратор баз данных',
      'Мастер электромонтажных работ',
    ]),
  institution: ({ random }) =>
    pick(random, [
      'Уральский технический университет',
      'Московский строительный колледж',
      'Дальневосточный институт связи',
      'Институт повышения квалификации строителей',
    ]),
  diplomaNumber: ({ random }) => `${digits(random, 6)} ${digits(random, 7)}`,
  registryNumber: ({ random, regionCode }) => `С-${regionCode}-${digits(random, 6)}`,
  employer: ({ random }) =>
    pick(random, ['ООО «Строитель плюс»', 'АО «Горсвет»', 'Школа № 412', 'ООО «Речной порт»']),
  previousName: ({ random, applicant }) => otherSurname(random, bearer(applicant)),
  previousNames: ({ random, applicant }) =>
    `${inOneLine({ ...bearer(applicant), lastName: otherSurname(random, bearer(applicant)) })} (до 2015 года)`,
  regionsList: () => 'Калужская область, 2008–2014; Тверская область, 2014–2017',
  permittedUse: ({ random }) =>
    pick(random, [
      'Для индивидуального жилищного строительства',
      'Ведение садоводства',
      'Под производственную базу',
    ]),
  landlord: () => 'Администрация городского округа',
  buildings: () => 'Жилой дом 96 м², хозяйственная постройка 18 м²',
  decisionNumber: ({ random, today }) => `${between(random, 100, 9999)}-СП/${year(today)}`,
  organisationKpp: ({ applicant, regionCode }) =>
    applicant.kind === 'organisation' && applicant.kpp ? applicant.kpp : `${regionCode}0101001`,
  powerNumber: ({ random, today }) => `${between(random, 1, 200)}-Д/${year(today)}`,
  bornName: ({ applicant }) => inOneLine(bearer(applicant)),
  recordOffice: ({ regionCode }) => regionFacts(regionCode).registryOffice,
  recordNumber: ({ random }) => String(between(random, 1, 4999)),
  motherName: ({ random }) => inOneLine(fullName(random, 'female')),
  fatherName: ({ random }) => inOneLine(fullName(random, 'male')),
  lossCircumstances: ({ random }) =>
    pick(random, ['Утеряно при переезде.', 'Пропало вместе с сумкой в поезде.', 'Не нашлось после ремонта.']),
};

/** The days before or after today in which a date falls, by the name of its field. */
const DATE_SPANS: Record<string, readonly [number, number]> = {
  basisDate: [-3000, -60],
  encumbranceLiftedAt: [-400, -20],
  closedAt: [-2500, -400],
  rentUntil: [200, 3000],
  powerUntil: [60, 700],
};

function sampleDate(field: FormField, { applicant, random, today }: Asking): string {
  if (applicant.kind !== 'organisation') {
    if (field.name === 'passportIssuedAt' && applicant.passport) return applicant.passport.issuedAt;
    if (field.name === 'bornAt') return applicant.birthDate;
  }
  const [from, to] = DATE_SPANS[field.name] ?? [-2000, -30];
  const date = addDays(today, between(random, from, to));
  return typeof field.min === 'string' && date < field.min ? field.min : date;
}

/** Usual numbers by field; others fall anywhere between the bounds, but not beyond a thousand above the lower one. */
const NUMBER_SPANS: Record<string, readonly [number, number]> = {
  areaSquareMetres: [28, 900],
  experienceYears: [1, 2],
  familySize: [1, 6],
  childrenCount: [1, 4],
  employeesCount: [1, 12],
  monthlyIncome: [9_000, 60_000],
  charterCapital: [10_000, 500_000],
};

function sampleNumber(field: FormField, { applicant, random }: Asking): number {
  if (field.name === 'graduationYear' && applicant.kind !== 'organisation') {
    return Number(applicant.birthDate.slice(0, 4)) + between(random, 19, 20);
  }
  const least = typeof field.min === 'number' ? field.min : 1;
  const most = typeof field.max === 'number' ? field.max : least + 1000;
  const [from, to] = NUMBER_SPANS[field.name] ?? [least, Math.min(most, least + 1000)];
  return between(random, Math.max(least, from), Math.min(most, to));
}

function sampleIdentifier(field: FormField, asking: Asking): string {
  const { applicant, random, regionCode } = asking;
  const organisation = applicant.kind === 'organisation' ? applicant : null;
  const person = applicant.kind === 'organisation' ? null : applicant;
  switch (field.type) {
    case 'snils':
      return (field.name === 'snils' ? person?.snils : undefined) ?? sampleSnils(random);
    case 'passport':
      return person?.passport ? person.passport.series + person.passport.number : digits(random, 10);
    case 'ogrn':
      if (field.name === 'previousOgrnip') return sampleOgrnip(random, regionCode);
      return organisation?.ogrn ?? sampleOgrn(random, regionCode);
    case 'inn':
      if (field.name === 'organisationInn')
        return organisation?.inn ?? sampleInn(random, regionCode, 'organisation');
      if (field.name === 'employerInn') return sampleInn(random, regionCode, 'organisation');
      return person?.inn ?? sampleInn(random, regionCode, 'person');
    case 'email':
      return applicant.contacts.email ?? 'applicant@example.org';
    default:
      return applicant.contacts.phone ?? '+79000000000';
  }
}

function sampleText(field: FormField, asking: Asking): string {
  const text = TEXTS[field.name];
  if (!text) throw new Error(`No sample text for the field ${field.name}`);
  return text(asking);
}

function sampleAddress(field: FormField, { applicant, random, regionCode }: Asking): string {
  if (field.name === 'legalAddress' && applicant.kind === 'organisation') return applicant.legalAddress;
  return applicant.kind === 'organisation' ? officeAddress(random, regionCode) : address(random, regionCode);
}

/** Who signs for an organisation is the holder of what it asks for. */
function sampleChoice(field: FormField, { applicant, random }: Asking): string {
  if (field.name === 'holderKind')
    return applicant.kind === 'organisation' ? 'representative' : applicant.kind;
  if (field.name === 'certificateOf') return 'own';
  return pick(random, field.options ?? []).value;
}

function sampleChoices(field: FormField, random: Random): string[] {
  const values = (field.options ?? []).map(({ value }) => value);
  const chosen = values.filter(() => chance(random, 0.4));
  return chosen.length > 0 ? chosen : values.slice(0, 1);
}

function sampleValue(field: FormField, asking: Asking): FormValue {
  switch (field.type) {
    case 'boolean':
      return chance(asking.random, 0.25);
    case 'number':
      return sampleNumber(field, asking);
    case 'date':
      return sampleDate(field, asking);
    case 'select':
      return sampleChoice(field, asking);
    case 'multiselect':
      return sampleChoices(field, asking.random);
    case 'address':
      return sampleAddress(field, asking);
    case 'text':
    case 'textarea':
      return sampleText(field, asking);
    default:
      return sampleIdentifier(field, asking);
  }
}

/**
 * Values for the form of a card as this applicant would fill them in: consistent with who applies, accepted by the
 * form's own checks, only fields that the other answers show. Fields are filled in order, so a condition refers to an
 * earlier field.
 */
export function sampleForm(
  card: Pick<Card, 'form'>,
  applicant: Applicant,
  random: Random,
  setting: Setting,
): FormValues {
  const asking: Asking = { ...setting, random, applicant };
  const values: FormValues = {};
  for (const field of card.form.fields) {
    if (!isVisible(card.form, field, values)) continue;
    if (field.required || chance(random, 0.7)) values[field.name] = sampleValue(field, asking);
  }
  return values;
}
