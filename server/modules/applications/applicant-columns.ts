import { applicantName, searchForm, type Applicant } from '@shared/applications';
import type { Application } from './applications.repository';

/** What the row of a case tells of its applicant, for the queue and its search. */
export function applicantColumns(
  applicant: Applicant,
): Pick<Application, 'applicantKind' | 'applicantName' | 'searchName' | 'snils'> {
  const name = applicantName(applicant);
  return {
    applicantKind: applicant.kind,
    applicantName: name,
    searchName: searchForm(name),
    snils: applicant.kind === 'organisation' ? null : applicant.snils,
  };
}
