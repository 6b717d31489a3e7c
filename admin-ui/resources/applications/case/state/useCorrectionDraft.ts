import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaseRecord } from '@shared/applications';
import { fieldPlace, type CorrectionDraftBody, type CorrectionTarget } from '@shared/corrections';
import { useConnection } from '../../../../providers';
import type { CaseApi } from './useCaseApi';
import { forgetText, keepText, keptText } from './useKeptText';

export type DraftItem = CorrectionDraftBody['items'][number];

/** `unsaved`: typed, about to be sent; `failed`: the server could not be reached, the next try follows by itself. */
export type DraftState = 'empty' | 'saved' | 'unsaved' | 'failed';

export interface DraftControl {
  items: DraftItem[];
  state: DraftState;
  savedAt: string | null;
  /** Adds a remark on the target, or finds the one already there; answers its index. */
  open: (target: CorrectionTarget) => number;
  change: (index: number, part: Partial<DraftItem>) => void;
  remove: (index: number) => void;
  /** After the remarks were sent: the server has dropped its copy by itself. */
  sent: () => void;
}

const FORM = 'correction-draft';
const SAVE_AFTER_MS = 700;
const RETRY_AFTER_MS = 5000;

export function sameTarget(a: CorrectionTarget, b: CorrectionTarget): boolean {
  if (a.kind === 'field' && b.kind === 'field') {
    const [one, other] = [fieldPlace(a.path), fieldPlace(b.path)];
    return one.where === other.where && one.name === other.name;
  }
  if (a.kind === 'document' && b.kind === 'document') {
    return a.documentId === b.documentId && a.slot === b.slot;
  }
  return a.kind === 'general' && b.kind === 'general';
}

/** A remark can be sent once it has a reason and a text. */
export function isComplete(item: DraftItem): boolean {
  return item.reasonCode !== '' && item.message.trim() !== '';
}

/** One save at a time, the latest content last: two on the way could arrive in the wrong order. */
function useSaving(
  api: CaseApi,
  caseId: string,
  items: DraftItem[],
  revision: number,
  initial: string | null,
) {
  const [savedAt, setSavedAt] = useState(initial);
  const [savedRevision, setSavedRevision] = useState(0);
  const [failures, setFailures] = useState(0);
  const [busy, setBusy] = useState(false);
  const latest = useRef(revision);
  useEffect(() => {
    latest.current = revision;
  }, [revision]);
  useEffect(() => {
    if (busy || revision === savedRevision) return undefined;
    const save = async () => {
      setBusy(true);
      try {
        const saved = await api.saveDraft({ items });
        setSavedAt(saved?.savedAt ?? null);
        setSavedRevision(revision);
        setFailures(0);
        if (latest.current === revision) forgetText(caseId, FORM);
      } catch {
        setFailures((count) => count + 1);
      } finally {
        setBusy(false);
      }
    };
    const timer = setTimeout(() => void save(), failures === 0 ? SAVE_AFTER_MS : RETRY_AFTER_MS);
    return () => clearTimeout(timer);
  }, [api, caseId, items, revision, savedRevision, failures, busy]);
  const markSaved = useCallback((at: number) => {
    setSavedRevision(at);
    setSavedAt(null);
    setFailures(0);
  }, []);
  return { savedAt, savedRevision, failed: failures > 0, markSaved };
}

/**
 * The remarks that an operator collects on a case. Every change is kept in the tab at once and saved on the server
 * a moment later; without network it waits and tries again, so a reload or a lost line costs nothing.
 */
export function useCorrectionDraft(record: CaseRecord, api: CaseApi): DraftControl {
  const [kept] = useState(() => keptText<DraftItem[]>(record.id, FORM));
  const [items, setItems] = useState<DraftItem[]>(() => kept ?? record.correctionDraft?.items ?? []);
  const latest = useRef(items);
  const [revision, setRevision] = useState(kept === null ? 0 : 1);
  const saving = useSaving(api, record.id, items, revision, record.correctionDraft?.savedAt ?? null);

  const put = useCallback(
    (next: DraftItem[]) => {
      latest.current = next;
      setItems(next);
      keepText(record.id, FORM, next);
      setRevision((before) => before + 1);
    },
    [record.id],
  );
  const open = useCallback(
    (target: CorrectionTarget) => {
      const found = latest.current.findIndex((item) => sameTarget(item.target, target));
      if (found >= 0) return found;
      put([...latest.current, { target, reasonCode: '', message: '' }]);
      return latest.current.length - 1;
    },
    [put],
  );
  const change = useCallback(
    (index: number, part: Partial<DraftItem>) =>
      put(latest.current.map((item, at) => (at === index ? { ...item, ...part } : item))),
    [put],
  );
  const remove = useCallback((index: number) => put(latest.current.filter((_, at) => at !== index)), [put]);
  const sent = useCallback(() => {
    latest.current = [];
    setItems([]);
    forgetText(record.id, FORM);
    setRevision((before) => before + 1);
    saving.markSaved(revision + 1);
  }, [record.id, revision, saving]);

  const offline = useConnection() === 'lost';
  const dirty = revision !== saving.savedRevision;
  const idle = items.length === 0 ? 'empty' : 'saved';
  const state: DraftState = dirty ? (saving.failed || offline ? 'failed' : 'unsaved') : idle;
  return { items, state, savedAt: saving.savedAt, open, change, remove, sent };
}
