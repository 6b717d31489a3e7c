import { birthCertificateCopy } from './birth-certificate-copy';
import { housingOwnership } from './housing-ownership';
import { landPlot } from './land-plot';
import { noCriminalRecord } from './no-criminal-record';
import { organisationAccount } from './organisation-account';
import type { SeedService } from './parts';
import { professionalQualification } from './professional-qualification';
import { qualifiedSignature } from './qualified-signature';
import { socialAssistance } from './social-assistance';
import { soleTraderRegistration } from './sole-trader-registration';
import { urbanPlanningData } from './urban-planning-data';

export type { SeedService } from './parts';

/** The published services of the demo catalogue. */
export const services: readonly SeedService[] = [
  housingOwnership,
  soleTraderRegistration,
  noCriminalRecord,
  professionalQualification,
  qualifiedSignature,
  organisationAccount,
  urbanPlanningData,
  landPlot,
  socialAssistance,
  birthCertificateCopy,
];
