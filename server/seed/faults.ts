import type { Applicant } from '@shared/applications';
import {
  validateField,
  type Card,
  type CorrectionReason,
  type DocumentSlot,
  type FormValue,
  type FormValues,
} from '@shared/catalog';
import { pick, sampleForm, type Random, type Setting } from './content';

/** What is wrong with an application as filed: a remark waits to be made about it. */
export type Fault = { reason: CorrectionReason } & (
  | { kind: 'document'; slot: string; looks: 'blurred' | 'another' | 'as_usual' }
  /** The values that the applicant gives one after the other; the first is the one filed. */
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

/** The value of a remark and of two answers after it. */
const VALUES = 3;
const TRIES = 12;

/** Different values of one field, each of which this form accepts; null when there are not enough. */
function valuesOf(
  field: string,
  { card, applicant, form, setting }: Filing,
  random: Random,
): FormValue[] | null {
  const filed = form[field];
  if (filed === undefined) return null;
  const values = [filed];
  for (let tried = 0; tried < TRIES && values.length < VALUES; tried += 1) {
    const other = sampleForm(card, applicant, random, setting)[field];
    if (other === undefined || values.includes(other)) continue;
    if (validateField(card.form, field, other, form).ok) values.push(other);
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
