import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { HIGHEST_MAX_BYTES } from '@shared/catalog';
import { DomainError } from '@shared/kernel/errors';
import { isUuid } from '@shared/kernel/ids';
import { Clock } from '../../platform/clock';
import { Config } from '../../platform/config';
import { UnitOfWork, type Tx } from '../../platform/database';
import { FileStorage } from '../../platform/storage';
import { contentTypeOf, mayBeAccepted, SNIFF_BYTES } from './content-type';
import { DocumentsRepository, type StoredDocument } from './documents.repository';

export interface UploadAnswer {
  id: string;
  sha256: string;
  contentType: string;
  /** Bytes. */
  size: number;
}

const HOUR_MS = 60 * 60 * 1000;
/** An upload that no application took within a day is removed. */
const ABANDONED_AFTER_MS = 24 * HOUR_MS;
const PURGE_BATCH = 200;

@Injectable()
export class DocumentsService {
  constructor(
    private readonly repository: DocumentsRepository,
    private readonly storage: FileStorage,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * Takes one file as it streams in: refused as soon as it is seen to be of a wrong kind
   * (`unsupported_media_type`) or too large (`payload_too_large`); then nothing is left behind.
   */
  async receive(clientId: string, fileName: string, content: Readable): Promise<UploadAnswer> {
    const maxBytes = Math.min(this.config.uploadMaxBytes, HIGHEST_MAX_BYTES);
    const key = `uploads/${randomUUID()}`;
    const stored = await this.storage.write(key, Readable.from(checked(content, maxBytes)));
    try {
      const contentType = await contentTypeOf(await this.storage.read(key));
      if (contentType === null) throw new DomainError('unsupported_media_type');
      const id = randomUUID();
      await this.unitOfWork.run((tx) =>
        this.repository.insert(tx, {
          id,
          applicationId: null,
          apiClientId: clientId,
          slot: null,
          fileName: cleanFileName(fileName),
          contentType,
          size: stored.size,
          sha256: stored.sha256,
          state: 'uploaded',
          storageKey: key,
          createdAt: this.clock.now(),
          attachedAt: null,
          replacedById: null,
        }),
      );
      return { id, sha256: stored.sha256, contentType, size: stored.size };
    } catch (error) {
      await this.storage.remove(key);
      throw error;
    }
  }

  /** Keeps a document that the system itself made, in the given transaction. @returns its id */
  async keep(
    tx: Tx,
    document: { applicationId: string; slot: string; fileName: string; contentType: string; content: Buffer },
  ): Promise<string> {
    const id = randomUUID();
    const key = `documents/${id}`;
    const stored = await this.storage.write(key, Readable.from([document.content]));
    const now = this.clock.now();
    await this.repository.insert(tx, {
      id,
      applicationId: document.applicationId,
      apiClientId: null,
      slot: document.slot,
      fileName: document.fileName,
      contentType: document.contentType,
      ...stored,
      state: 'accepted',
      storageKey: key,
      createdAt: now,
      attachedAt: now,
      replacedById: null,
    });
    return id;
  }

  /** The client's uploads by id, locked for this transaction; ids that are unknown or another's are absent. */
  async lockUploads(tx: Tx, clientId: string, ids: readonly string[]): Promise<Map<string, StoredDocument>> {
    const rows = await this.repository.lockUploads(tx, clientId, ids.filter(isUuid));
    return new Map(rows.map((row) => [row.id, row]));
  }

  async attach(tx: Tx, id: string, applicationId: string, slot: string): Promise<void> {
    await this.repository.attach(tx, id, { applicationId, slot, at: this.clock.now() });
  }

  /** The old file stays readable, marked as replaced. */
  async replace(tx: Tx, oldId: string, newId: string): Promise<void> {
    await this.repository.replace(tx, oldId, newId);
  }

  async ofApplication(tx: Tx, applicationId: string): Promise<StoredDocument[]> {
    return this.repository.ofApplication(tx, applicationId);
  }

  /** Error: `not_found`. Who may read it is for the caller to decide. */
  async byId(tx: Tx, id: string): Promise<StoredDocument> {
    const document = await this.repository.byId(tx, id);
    if (document === null) throw new DomainError('not_found');
    return document;
  }

  async open(document: StoredDocument): Promise<Readable> {
    return this.storage.read(document.storageKey);
  }

  /** Removes uploads that nobody attached for a day, and what cut-off uploads left half-written. */
  async purgeAbandoned(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - ABANDONED_AFTER_MS);
    const gone = await this.unitOfWork.run(async (tx) => {
      const rows = await this.repository.abandoned(tx, before, PURGE_BATCH);
      await this.repository.remove(
        tx,
        rows.map((row) => row.id),
      );
      return rows;
    });
    for (const { storageKey } of gone) await this.storage.remove(storageKey);
    await this.storage.removeHalfWritten(before);
    return gone.length;
  }
}

/** Passes a stream through, failing at the first sign that it is of a wrong kind or too large. */
async function* checked(content: Readable, maxBytes: number): AsyncGenerator<Buffer> {
  let size = 0;
  let waiting: Buffer[] = [];
  let sniffed = false;
  for await (const chunk of content) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > maxBytes) throw new DomainError('payload_too_large', { maxBytes });
    if (sniffed) {
      yield bytes;
      continue;
    }
    waiting.push(bytes);
    if (size < SNIFF_BYTES) continue;
    sniffed = true;
    yield await recognised(waiting);
    waiting = [];
  }
  if (!sniffed) yield await recognised(waiting);
}

async function recognised(waiting: Buffer[]): Promise<Buffer> {
  const beginning = Buffer.concat(waiting);
  if (!(await mayBeAccepted(beginning))) throw new DomainError('unsupported_media_type');
  return beginning;
}

/** The last part of a path, without signs that a file name can't hold or a person can't see. */
function cleanFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '').trim();
  return clean.slice(-200) || 'файл';
}
