import { useCallback, useEffect, useRef, useState } from 'react';
import { HttpError } from 'react-admin';
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

/** Trying again helps only when the server did not understand or did not answer, not when it said no. */
function isRefusal(error: unknown): boolean {
  return error instanceof HttpError && error.status >= 400 && error.status < 500 && error.status !== 429;
}

/** One save at a time, the latest content last: two on the way could arrive in the wrong order. */
function useSaving(
  api: CaseApi,
  caseId: string,
  items: DraftItem[],
  revision: number,
  initial: string | null,
) {
  const [saved, setSaved] = useState({ at: initial, revision: 0 });
  const [failed, setFailed] = useState({ times: 0, refused: -1 });
  const [busy, setBusy] = useState(false);
  const latest = useRef(revision);
  useEffect(() => {
    latest.current = revision;
  }, [revision]);
  const save = useCallback(async () => {
    setBusy(true);
    try {
      const draft = await api.saveDraft({ items });
      setSaved({ at: draft?.savedAt ?? null, revision });
      setFailed({ times: 0, refused: -1 });
      if (latest.current === revision) forgetText(caseId, FORM);
    } catch (error) {
      setFailed(({ times }) => ({ times: times + 1, refused: isRefusal(error) ? revision : -1 }));
    } finally {
      setBusy(false);
    }
  }, [api, caseId, items, revision]);
  useEffect(() => {
    if (busy || revision === saved.revision || revision === failed.refused) return undefined;
    const timer = setTimeout(() => void save(), failed.times === 0 ? SAVE_AFTER_MS : RETRY_AFTER_MS);
    return () => clearTimeout(timer);
  }, [save, revision, saved, failed, busy]);
  const markSaved = useCallback((at: number) => setSaved({ at: null, revision: at }), []);
  return { savedAt: saved.at, savedRevision: saved.revision, failed: failed.times > 0, markSaved };
}

/** The remarks themselves; every change is kept in the tab at once and counted as a revision. */
function useItems(record: CaseRecord) {
  const [kept] = useState(() => keptText<DraftItem[]>(record.id, FORM));
  const [items, setItems] = useState<DraftItem[]>(() => kept ?? record.correctionDraft?.items ?? []);
  const latest = useRef(items);
  const [revision, setRevision] = useState(kept === null ? 0 : 1);
  const put = useCallback(
    (next: DraftItem[]) => {
      latest.current = next;
      setItems(next);
      keepText(record.id, FORM, next);
      setRevision((before) => before + 1);
    },
    [record.id],
  );
  return { items, latest, revision, put };
}

/**
 * The remarks that an operator collects on a case. Every change is kept in the tab at once and saved on the server
 * a moment later; without network it waits and tries again, so a reload or a lost line costs nothing.
 */
export function useCorrectionDraft(record: CaseRecord, api: CaseApi): DraftControl {
  const { items, latest, revision, put } = useItems(record);
  const saving = useSaving(api, record.id, items, revision, record.correctionDraft?.savedAt ?? null);
  const open = useCallback(
    (target: CorrectionTarget) => {
      const found = latest.current.findIndex((item) => sameTarget(item.target, target));
      if (found >= 0) return found;
      put([...latest.current, { target, reasonCode: '', message: '' }]);
      return latest.current.length - 1;
    },
    [put, latest],
  );
  const change = useCallback(
    (index: number, part: Partial<DraftItem>) =>
      put(latest.current.map((item, at) => (at === index ? { ...item, ...part } : item))),
    [put, latest],
  );
  const remove = useCallback(
    (index: number) => put(latest.current.filter((_, at) => at !== index)),
    [put, latest],
  );
  const { markSaved } = saving;
  const sent = useCallback(() => {
    put([]);
    forgetText(record.id, FORM);
    markSaved(revision + 1);
  }, [put, record.id, revision, markSaved]);
  const offline = useConnection() === 'lost';
  const dirty = revision !== saving.savedRevision;
  const idle = items.length === 0 ? 'empty' : 'saved';
  const state: DraftState = dirty ? (saving.failed || offline ? 'failed' : 'unsaved') : idle;
  return { items, state, savedAt: saving.savedAt, open, change, remove, sent };
}
