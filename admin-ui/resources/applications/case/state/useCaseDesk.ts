import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CaseChanges, CaseRecord, StaffCommand } from '@shared/applications';
import type { CorrectionTarget } from '@shared/corrections';
import { useSessionUser } from '../../../../providers';
import { currentDocuments, factsOf } from '../details/facts';
import { useCaseWords } from '../words';
import type { CaseDesk, SheetName, TabName } from './desk';
import type { CaseApi } from './useCaseApi';
import { useCommand, type CommandControl } from './useCommand';
import { isComplete, useCorrectionDraft, type DraftControl } from './useCorrectionDraft';

export interface DeskEvents {
  refresh: () => Promise<unknown>;
  /** A command was done; the page says so and offers the next case. */
  done: (command: StaffCommand) => void;
  /** The server said that the case is not what the page shows. */
  conflicted: () => void;
  changedFields: ReadonlySet<string>;
  changes: CaseChanges | null;
  /** The case was read anew because others had changed these fields. */
  updated: (fields: string[]) => void;
}

function useRemarks(record: CaseRecord, api: CaseApi) {
  const draft = useCorrectionDraft(record, api);
  const [composing, setComposing] = useState<number | null>(null);
  const compose = useCallback((target: CorrectionTarget) => setComposing(draft.open(target)), [draft]);
  const closeComposer = useCallback(() => {
    const item = composing === null ? undefined : draft.items[composing];
    if (composing !== null && item && item.reasonCode === '' && item.message.trim() === '')
      draft.remove(composing);
    setComposing(null);
  }, [draft, composing]);
  return { draft, composing, compose, editRemark: setComposing, closeComposer };
}

/** The first file that the applicant has sent in answer and nobody has judged yet. */
function answeredFile(record: CaseRecord): string | undefined {
  const round = record.corrections?.find(({ state }) => state === 'answered');
  return round?.items.flatMap(({ answer }) => answer?.newDocumentId ?? [])[0];
}

function usePlace(record: CaseRecord) {
  const documents = useMemo(() => currentDocuments(record), [record]);
  const [tab, showTab] = useState<TabName>('details');
  const row = useRef<string | null>(null);
  const currentRow = useCallback(() => row.current, []);
  const focusRow = useCallback((key: string) => {
    row.current = key;
  }, []);
  const [chosen, setChosen] = useState<string | null>(null);
  const known = record.documents?.some(({ id }) => id === chosen) ?? false;
  const documentId = known ? chosen : (answeredFile(record) ?? documents[0]?.id ?? null);
  return { documents, tab, showTab, currentRow, focusRow, documentId, showDocument: setChosen };
}

/** The sheet that slides in; the focus goes back to where it was when it closes. */
function useSheet(dismiss: () => void) {
  const [sheet, setSheet] = useState<SheetName | null>(null);
  const origin = useRef<HTMLElement | null>(null);
  const openSheet = useCallback((name: SheetName) => {
    origin.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setSheet(name);
  }, []);
  const closeSheet = useCallback(() => {
    setSheet(null);
    dismiss();
  }, [dismiss]);
  useEffect(() => {
    if (sheet !== null || origin.current === null) return;
    const target = origin.current.isConnected ? origin.current : document.getElementById('case-title');
    origin.current = null;
    target?.focus();
  }, [sheet]);
  return { sheet, openSheet, closeSheet };
}

const CONFLICTS = new Set(['stale_version', 'illegal_transition', 'already_assigned', 'correction_closed']);

type Perform = CaseDesk['perform'];

/** Commands, and reading the case anew after them or after others. */
function useWork(command: CommandControl, closeSheet: () => void, events: DeskEvents) {
  const { refresh, done, conflicted, changes, updated } = events;
  const { run, dismiss, failure } = command;
  useEffect(() => {
    if (failure && CONFLICTS.has(failure.code)) conflicted();
  }, [failure, conflicted]);
  const perform = useCallback<Perform>(
    async (name, body) => {
      if ((await run(name, body)) === null) return false;
      await refresh();
      closeSheet();
      done(name);
      return true;
    },
    [run, refresh, closeSheet, done],
  );
  const update = useCallback(async () => {
    const fields = changes?.changes.flatMap((change) => change.changedFields) ?? [];
    await refresh();
    dismiss();
    updated(fields);
  }, [changes, refresh, dismiss, updated]);
  return { perform, update };
}

function useSendRemarks(draft: DraftControl, can: CaseDesk['can'], perform: Perform): () => void {
  return useCallback(() => {
    if (!can('requestCorrection') || draft.items.length === 0 || !draft.items.every(isComplete)) return;
    const items = draft.items.map((item) => ({ ...item, message: item.message.trim() }));
    void perform('requestCorrection', { items }).then((sent) => sent && draft.sent());
  }, [can, draft, perform]);
}

/** Everything that the parts of the case page share. */
export function useCaseDesk(record: CaseRecord, api: CaseApi, events: DeskEvents): CaseDesk {
  const words = useCaseWords();
  const me = useSessionUser();
  const command = useCommand(api, record.version);
  const remarks = useRemarks(record, api);
  const place = usePlace(record);
  const sheets = useSheet(command.dismiss);
  const facts = useMemo(() => factsOf(words, record), [words, record]);
  const can = useCallback((name: StaffCommand) => record.commands.includes(name), [record.commands]);
  const work = useWork(command, sheets.closeSheet, events);
  const sendRemarks = useSendRemarks(remarks.draft, can, work.perform);
  const { changedFields, changes } = events;
  const { assignees } = api;
  const shown = { record, words, me, facts, can, command, assignees, changedFields, changes, sendRemarks };
  return { ...shown, ...work, ...remarks, ...place, ...sheets };
}
