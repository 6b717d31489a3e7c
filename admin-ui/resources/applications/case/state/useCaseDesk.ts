import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CaseChanges, CaseRecord, StaffCommand } from '@shared/applications';
import type { CorrectionTarget } from '@shared/corrections';
import { useSessionUser } from '../../../../providers';
import { currentDocuments, factsOf } from '../details/facts';
import { useCaseWords } from '../words';
import type { CaseDesk, SheetName, TabName } from './desk';
import type { CaseApi } from './useCaseApi';
import { useCommand } from './useCommand';
import { isComplete, useCorrectionDraft } from './useCorrectionDraft';

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
    setComposing((index) => {
      const item = index === null ? undefined : draft.items[index];
      if (index !== null && item && item.reasonCode === '' && item.message.trim() === '') draft.remove(index);
      return null;
    });
  }, [draft]);
  return { draft, composing, compose, editRemark: setComposing, closeComposer };
}

function usePlace(record: CaseRecord) {
  const documents = useMemo(() => currentDocuments(record), [record]);
  const [tab, showTab] = useState<TabName>('details');
  const [rowKey, setRowKey] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const known = record.documents?.some(({ id }) => id === chosen) ?? false;
  const documentId = known ? chosen : (documents[0]?.id ?? null);
  return { documents, tab, showTab, rowKey, focusRow: setRowKey, documentId, showDocument: setChosen };
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

  const { refresh, done, conflicted, changedFields, changes, updated } = events;
  useEffect(() => {
    if (command.failure && CONFLICTS.has(command.failure.code)) conflicted();
  }, [command.failure, conflicted]);

  const { run } = command;
  const { closeSheet } = sheets;
  const perform = useCallback(
    async (name: StaffCommand, body: Record<string, unknown>) => {
      if ((await run(name, body)) === null) return false;
      await refresh();
      closeSheet();
      done(name);
      return true;
    },
    [run, refresh, closeSheet, done],
  );
  const { draft } = remarks;
  const sendRemarks = useCallback(() => {
    if (!can('requestCorrection') || draft.items.length === 0 || !draft.items.every(isComplete)) return;
    const items = draft.items.map((item) => ({ ...item, message: item.message.trim() }));
    void perform('requestCorrection', { items }).then((sent) => sent && draft.sent());
  }, [can, draft, perform]);

  const { dismiss } = command;
  const update = useCallback(async () => {
    const fields = changes?.changes.flatMap((change) => change.changedFields) ?? [];
    await refresh();
    dismiss();
    updated(fields);
  }, [changes, refresh, dismiss, updated]);
  const { assignees } = api;
  return {
    record,
    words,
    me,
    facts,
    can,
    command,
    perform,
    assignees,
    changedFields,
    changes,
    update,
    sendRemarks,
    ...remarks,
    ...place,
    ...sheets,
  };
}
