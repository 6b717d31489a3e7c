import type { ImportAnswer, RoleVersionRecord } from '@shared/access';
import type { ApplicationRow, CaseChanges, CaseRecord, HistoryRecord } from '@shared/applications';
import type { QueueCounters } from '@shared/applications/queue';
import type { CorrectionDraft, CorrectionDraftBody } from '@shared/corrections';
import simpleRestProvider from 'ra-data-simple-rest';
import { useDataProvider, type DataProvider } from 'react-admin';
import { commandPath, type StaffCommand } from '@shared/applications/machine';
import { fetchBytes, httpClient, post } from './http';

const api = '/api';
const one = (id: string, tail = '') => `${api}/applications/${encodeURIComponent(id)}${tail}`;

export interface CommandOptions {
  /** The same key for every attempt of one intention: a repeat answers as the first did. Made here when absent. */
  idempotencyKey?: string;
}

/** A key for one intention of a person; keep it while the same thing is being tried again. */
export function newIdempotencyKey(): string {
  // `crypto.randomUUID` exists only in secure contexts; an office may serve the page over plain HTTP inside.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function keyed({ idempotencyKey = newIdempotencyKey() }: CommandOptions = {}) {
  return { headers: new Headers({ 'Idempotency-Key': idempotencyKey, 'Content-Type': 'application/json' }) };
}

async function read<T>(url: string): Promise<T> {
  return (await httpClient(url)).json as T;
}

const commands = {
  /** Runs a named command; answers the record after it. `body.version` is the version that the person saw. */
  async command(
    id: string,
    name: StaffCommand,
    body: { version: number } & Record<string, unknown>,
    options?: CommandOptions,
  ): Promise<ApplicationRow> {
    const { json } = await httpClient(one(id, `/${commandPath(name)}`), {
      method: 'POST',
      body: JSON.stringify(body),
      ...keyed(options),
    });
    return json as ApplicationRow;
  },

  /** The next case of the queue, taken for the signed-in person; null when the queue is empty. */
  claimNext(departmentId?: string, options?: CommandOptions): Promise<ApplicationRow | null> {
    return post<ApplicationRow>(
      `${api}/applications/claim-next`,
      departmentId ? { departmentId } : {},
      keyed(options),
    );
  },

  counters: () => read<QueueCounters>(`${api}/applications/counters`),

  /** All that the case page shows. */
  caseRecord: (id: string) => read<CaseRecord>(one(id)),

  history: (id: string) => read<HistoryRecord[]>(one(id, '/history')),

  /** What others did since the version on the screen. */
  changes: (id: string, sinceVersion: number) => read<CaseChanges>(one(id, `/changes?since=${sinceVersion}`)),

  /** Colleagues to whom this case can be given, with the number of open cases of each. */
  assignees: (id: string) =>
    read<{ id: string; fullName: string; position: string; openCases: number }[]>(one(id, '/assignees')),

  async saveCorrectionDraft(id: string, draft: CorrectionDraftBody): Promise<CorrectionDraft> {
    const { json } = await httpClient(one(id, '/correction-draft'), {
      method: 'PUT',
      body: JSON.stringify(draft),
    });
    return json as CorrectionDraft;
  },

  async discardCorrectionDraft(id: string): Promise<void> {
    await httpClient(one(id, '/correction-draft'), { method: 'DELETE' });
  },

  /** A command of the administration: `users/…/block`. `method` PUT replaces the record. */
  async administer<T>(path: string, body: object, method: 'POST' | 'PUT' | 'DELETE' = 'POST'): Promise<T> {
    return (await httpClient(`${api}/${path}`, { method, body: JSON.stringify(body) })).json as T;
  },

  /** Invites everybody in a CSV file; with `dryRun` only tells what would become of each row. */
  async importUsers(file: Blob, dryRun: boolean): Promise<ImportAnswer> {
    const { json } = await httpClient(`${api}/users/import${dryRun ? '?dryRun=1' : ''}`, {
      method: 'POST',
      body: file,
      headers: new Headers({ 'Content-Type': 'text/csv' }),
    });
    return json as ImportAnswer;
  },

  roleVersions: (id: string) => read<RoleVersionRecord[]>(`${api}/roles/${encodeURIComponent(id)}/versions`),

  /** The file itself, for a preview or a download. */
  documentBytes: (id: string): Promise<ArrayBuffer> => fetchBytes(documentUrl(id)),
};

/** Address of a document's file; the server sends it with `Content-Disposition: attachment`. */
export function documentUrl(id: string): string {
  return `${api}/documents/${encodeURIComponent(id)}/content`;
}

/** The table that an import of people is filled into. */
export const IMPORT_TEMPLATE_URL = `${api}/users/import-template`;

/** Address of the audit log as a file; the server makes it while it is read, and records that it was asked for. */
export function auditExportUrl(format: 'csv' | 'ndjson', filter: Record<string, unknown>): string {
  return `${api}/audit-events/export?${new URLSearchParams({ format, filter: JSON.stringify(filter) })}`;
}

export const dataProvider = {
  ...(simpleRestProvider(api, httpClient) as DataProvider),
  supportAbortSignal: true,
  ...commands,
};
export type OfficeDataProvider = typeof dataProvider;

/** react-admin's data provider together with the commands of this product. */
export function useOffice(): OfficeDataProvider {
  return useDataProvider<OfficeDataProvider>();
}
