import type { Card } from '@shared/catalog';
import { fieldPlace, valueAt, type CorrectionItemBody, type CorrectionTarget } from '@shared/corrections';
import { DomainError, type FieldError } from '@shared/kernel/errors';
import type { ApplicationContent } from '../applications';
import type { StoredDocument } from '../documents';
import type { NewItem } from './corrections.repository';

/** Parts of an applicant that a remark may be about; a case as filed may leave some of them out. */
const APPLICANT_FIELDS = new Set([
  'name', 'inn', 'kpp', 'ogrn', 'ogrnip', 'legalAddress', 'lastName', 'firstName', 'middleName', 'birthDate', 'snils',
  'passport', 'passport.series', 'passport.number', 'passport.issuedAt', 'passport.issuedBy', 'passport.departmentCode',
  'contacts.email', 'contacts.phone', 'representative', 'representative.lastName', 'representative.firstName',
  'representative.middleName', 'representative.position',
]); // prettier-ignore

function fieldExists(path: string, card: Card): boolean {
  const place = fieldPlace(path);
  return place.where === 'applicant'
    ? APPLICANT_FIELDS.has(place.name)
    : card.form.fields.some((field) => field.name === place.name);
}

/** The file in force that a document target speaks of: the one named, or the only one of its slot. */
export function targetDocument(
  target: Extract<CorrectionTarget, { kind: 'document' }>,
  documents: readonly StoredDocument[],
): StoredDocument | undefined {
  const inForce = documents.filter((document) => document.state === 'accepted');
  if (target.documentId !== undefined) return inForce.find((document) => document.id === target.documentId);
  return inForce.findLast((document) => document.slot === target.slot);
}

/** The file that stands now where the target points: the one named, or what has taken its place since. */
export function inForceNow(
  target: Extract<CorrectionTarget, { kind: 'document' }>,
  documents: readonly StoredDocument[],
): StoredDocument | undefined {
  if (target.documentId === undefined) return targetDocument(target, documents);
  let document = documents.find(({ id }) => id === target.documentId);
  while (document !== undefined && document.replacedById !== null) {
    const { replacedById } = document;
    document = documents.find(({ id }) => id === replacedById);
  }
  return document;
}

function targetError(
  target: CorrectionTarget,
  card: Card,
  documents: readonly StoredDocument[],
): string | null {
  if (target.kind === 'general') return null;
  if (target.kind === 'field') return fieldExists(target.path, card) ? null : 'target.path';
  const document = targetDocument(target, documents);
  if (target.documentId !== undefined && document === undefined) return 'target.documentId';
  if (target.slot === undefined) return null;
  const slotKnown = card.documentSlots.some((candidate) => candidate.code === target.slot);
  return slotKnown && (document?.slot ?? target.slot) === target.slot ? null : 'target.slot';
}

/** Checks remarks against the card and the case; every wrong one is named. @returns the items to store */
export function checkedItems(
  items: readonly CorrectionItemBody[],
  card: Card,
  content: ApplicationContent,
  documents: readonly StoredDocument[],
): NewItem[] {
  const errors = items.flatMap((item, index): FieldError[] => {
    const found: FieldError[] = [];
    if (!card.correctionReasons.some((reason) => reason.code === item.reasonCode)) {
      found.push({ path: `items.${index}.reasonCode`, code: 'reason_unknown', message: 'reasonCode' });
    }
    const wrongTarget = targetError(item.target, card, documents);
    if (wrongTarget !== null) {
      found.push({ path: `items.${index}.${wrongTarget}`, code: 'unknown_target', message: wrongTarget });
    }
    return found;
  });
  if (errors.length > 0) throw new DomainError('validation_failed', { errors });
  return items.map(({ target, reasonCode, message }) => ({
    target,
    reasonCode,
    message,
    oldValue: target.kind === 'field' ? valueAt(fieldPlace(target.path), content) : undefined,
    oldDocumentId: target.kind === 'document' ? (targetDocument(target, documents)?.id ?? null) : null,
  }));
}
