import { useMemo } from 'react';
import type { ApplicationRow, CaseChanges, StaffCommand } from '@shared/applications';
import type { CorrectionDraft, CorrectionDraftBody } from '@shared/corrections';
import { useOffice } from '../../../../providers';

/** A person to whom a case can be given, with the number of open cases that they already hold. */
export interface Assignee {
  id: string;
  fullName: string;
  position: string;
  openCases: number;
}

/** What the page of one case asks of the server beyond reading the record. */
export interface CaseApi {
  command: (
    name: StaffCommand,
    body: { version: number } & Record<string, unknown>,
    idempotencyKey: string,
  ) => Promise<ApplicationRow>;
  changesSince: (version: number) => Promise<CaseChanges>;
  /** Saves the remarks collected so far; an empty list drops the draft and answers null. */
  saveDraft: (body: CorrectionDraftBody) => Promise<CorrectionDraft | null>;
  assignees: () => Promise<Assignee[]>;
  /** The next case of the queue, or null when nothing is free. */
  claimNext: () => Promise<ApplicationRow | null>;
}

export function useCaseApi(caseId: string): CaseApi {
  const office = useOffice();
  return useMemo(
    () => ({
      command: (name, body, idempotencyKey) => office.command(caseId, name, body, { idempotencyKey }),
      changesSince: (version) => office.changes(caseId, version),
      saveDraft: async (body) => {
        if (body.items.length > 0) return office.saveCorrectionDraft(caseId, body);
        await office.discardCorrectionDraft(caseId);
        return null;
      },
      assignees: () => office.assignees(caseId),
      claimNext: () => office.claimNext(),
    }),
    [office, caseId],
  );
}
