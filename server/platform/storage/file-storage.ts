import type { Readable } from 'node:stream';

/** What was written: bytes counted and hashed while they passed by. */
export interface StoredFile {
  size: number;
  sha256: string;
}

/**
 * Where the bytes of documents live. Keys are opaque, made by the caller and never reused. The disk serves it here;
 * an object store can serve the same calls.
 */
export abstract class FileStorage {
  /** Streams `content` in; on any failure nothing is left under `key`. */
  abstract write(key: string, content: Readable): Promise<StoredFile>;
  /** Errors: rejects with `FileMissing` when there is no such file. */
  abstract read(key: string): Promise<Readable>;
  abstract remove(key: string): Promise<void>;
  /** Clears what writes that were killed half-way left behind, if it is older than `before`. */
  abstract removeHalfWritten(before: Date): Promise<void>;
}

export class FileMissing extends Error {
  constructor(readonly key: string) {
    super('stored file is missing');
    this.name = 'FileMissing';
  }
}
