import type { Applicant } from '@shared/applications';
import {
  validateField,
  type Card,
  type CorrectionReason,
  type DocumentSlot,
  type FormValue,
  type FormValues,
} from '@shared/catalog';
import { between, chance, digits, pick, sampleForm, type Random, type Setting } from './content';

/** What is wrong with an application as filed: a remark waits to be made about it. */
export type Fault = { reason: CorrectionReason } & (
  | { kind: 'document'; slot: string; looks: 'blurred' | 'another' | 'as_usual' }
  /** The values that the applicant gives: filed at first, then answer by answer; the last one is right. */
  | { kind: 'field'; field: string; values: readonly FormValue[] }
);

export interface Filing {
  card: Card;
  applicant: Applicant;
  form: FormValues;
  setting: Setting;
}

type About =
  | { slots: readonly string[] | 'any'; looks: 'blurred' | 'another' | 'as_usual' }
  | { fields: readonly string[] };

/** Fields that a document of the case speaks of, so that the two may disagree. */
const DOCUMENTED_FIELDS = [
  'areaSquareMetres',
  'objectAddress',
  'basisNumber',
  'extractNumber',
  'registrationAddress',
  'birthPlace',
  'diplomaNumber',
  'institution',
  'monthlyIncome',
  'bankAccount',
  'recordNumber',
  'charterCapital',
  'certificateSerial',
  'cadastralNumber',
];

/** What each correction reason of the demo cards is about. */
const ABOUT: Record<string, About> = {
  unreadable_scan: { slots: 'any', looks: 'blurred' },
  wrong_document: { slots: 'any', looks: 'another' },
  missing_pages: { slots: 'any', looks: 'as_usual' },
  expired_document: {
    slots: [
      'no_tax_debt',
      'income_certificate',
      'registry_extract',
      'no_debt',
      'power_of_attorney',
      'authority',
    ],
    looks: 'as_usual',
  },
  data_mismatch: { fields: DOCUMENTED_FIELDS },
  old_extract: { slots: ['egrn_extract'], looks: 'as_usual' },
  contract_unsigned: { slots: ['contract'], looks: 'as_usual' },
  borders_missing: { slots: ['cadastral_plan'], looks: 'as_usual' },
  registration_page_missing: { slots: ['passport'], looks: 'as_usual' },
  experience_unproven: { slots: ['experience'], looks: 'as_usual' },
  old_debt_certificate: { slots: ['no_tax_debt'], looks: 'as_usual' },
  authority_expired: { slots: ['authority', 'power_of_attorney'], looks: 'as_usual' },
  kinship_unproven: { slots: ['kinship'], looks: 'as_usual' },
  area_mismatch: { fields: ['areaSquareMetres'] },
  names_incomplete: { fields: ['previousNames'] },
  capital_mismatch: { fields: ['charterCapital'] },
  address_mismatch: { fields: ['registrationAddress', 'legalAddress'] },
  registry_number_mismatch: { fields: ['registryNumber'] },
  carrier_unknown: { fields: ['carrierNumber'] },
  income_mismatch: { fields: ['monthlyIncome'] },
  account_holder: { fields: ['bankAccount'] },
  activity_unknown: { fields: ['mainActivity'] },
  cadastral_mismatch: { fields: ['cadastralNumber'] },
  record_not_found: { fields: ['recordNumber'] },
};

/** One value as filed, two answers that do not settle it, and the right one. */
const VALUES = 4;
const TRIES = 16;

/** A slip of the pen: two neighbouring digits change places, or one digit is another. */
function mistyped(value: FormValue, random: Random): FormValue {
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  const signs = [...String(value)];
  const places = signs.flatMap((sign, place) => (/\d/.test(sign) ? [place] : []));
  const place = places[between(random, 0, places.length - 1)];
  if (place === undefined) return value;
  const [sign, next] = [signs[place] ?? '', signs[place + 1] ?? ''];
  if (/\d/.test(next) && next !== sign && chance(random, 0.6)) signs.splice(place, 2, next, sign);
  else signs[place] = digits(random, 1);
  const slip = signs.join('');
  return typeof value === 'number' ? Number(slip) : slip;
}

/** Different values of one field, each of which this form accepts, the right one last; null when there are too few. */
function valuesOf(
  field: string,
  { card, applicant, form, setting }: Filing,
  random: Random,
): FormValue[] | null {
  const right = form[field];
  if (right === undefined) return null;
  const values = [right];
  for (let tried = 0; tried < TRIES && values.length < VALUES; tried += 1) {
    const slip = mistyped(right, random);
    // Words have no digits to mistype: there the applicant wrote something else altogether.
    const other = slip === right ? sampleForm(card, applicant, random, setting)[field] : slip;
    if (other === undefined || values.includes(other)) continue;
    if (validateField(card.form, field, other, form).ok) values.unshift(other);
  }
  return values.length < VALUES ? null : values;
}

function faultsOf(
  reason: CorrectionReason,
  slots: readonly DocumentSlot[],
  filing: Filing,
  random: Random,
): Fault[] {
  const about = ABOUT[reason.code];
  if (about === undefined) return [];
  if ('fields' in about) {
    return about.fields.flatMap((field): Fault[] => {
      const values = valuesOf(field, filing, random);
      return values === null ? [] : [{ reason, kind: 'field', field, values }];
    });
  }
  return slots
    .filter((slot) => about.slots === 'any' || about.slots.includes(slot.code))
    .filter((slot) => about.looks !== 'blurred' || slot.formats.includes('png'))
    .map((slot): Fault => ({ reason, kind: 'document', slot: slot.code, looks: about.looks }));
}

const placeOf = (fault: Fault): string => (fault.kind === 'document' ? `slot:${fault.slot}` : fault.field);

/** So many faults of one application, each about another place of it; fewer when the card knows no more. */
export function chooseFaults(
  count: number,
  filing: Filing,
  slots: readonly DocumentSlot[],
  random: Random,
): Fault[] {
  if (count === 0) return [];
  let possible = filing.card.correctionReasons.map((reason) => faultsOf(reason, slots, filing, random));
  const chosen: Fault[] = [];
  while (chosen.length < count && possible.some((faults) => faults.length > 0)) {
    const fault = pick(
      random,
      pick(
        random,
        possible.filter((faults) => faults.length > 0),
      ),
    );
    chosen.push(fault);
    possible = possible
      .filter(([first]) => first?.reason.code !== fault.reason.code)
      .map((faults) => faults.filter((other) => placeOf(other) !== placeOf(fault)));
  }
  return chosen;
}
