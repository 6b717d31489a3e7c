import type { CorrectionTarget } from '../corrections/bodies';
import type { DocumentSlot, FormSchema } from '../catalog/form';

/** A published card as the portal reads it. */
export interface PortalService {
  code: string;
  version: number;
  title: string;
  description: string;
  category: string;
  departmentName: string;
  applicantKinds: string[];
  regions: string[];
  fee: { amount: number; currency: 'RUB' } | null;
  standardDays: number;
  expeditedDays: number | null;
  form: FormSchema;
  documentSlots: DocumentSlot[];
}

/** `GET /api/portal/v1/applications/:number`: what the applicant may know of the case. */
export interface PortalStatus {
  number: string;
  serviceCode: string;
  serviceTitle: string;
  status: string;
  statusLabel: string;
  receivedAt: string;
  dueAt: string | null;
  history: { at: string; status: string; statusLabel: string }[];
  /** The round that waits for answers; null when none does. */
  correction: {
    round: number;
    dueAt: string;
    items: {
      id: string;
      target: CorrectionTarget;
      reasonCode: string;
      reason: string;
      message: string;
      answered: boolean;
    }[];
  } | null;
  decision: {
    outcome: 'approve' | 'reject';
    decidedAt: string;
    text: string;
    reasons: { code: string; label: string }[];
    explanation: string | null;
    recommendation: string | null;
  } | null;
  outcome: { fileName: string; size: number; sha256: string } | null;
}
