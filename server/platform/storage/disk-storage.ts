import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { FileMissing, FileStorage, type StoredFile } from './file-storage';

const KEY = /^[a-z0-9][a-z0-9/-]{2,100}$/;

/** Files in a folder, two levels deep by key. A file appears under its key whole and synced, or not at all. */
export class DiskStorage extends FileStorage {
  constructor(private readonly root: string) {
    super();
  }

  override async write(key: string, content: Readable): Promise<StoredFile> {
    const target = this.pathOf(key);
    await mkdir(path.join(this.root, 'incoming'), { recursive: true });
    await mkdir(path.dirname(target), { recursive: true });
    const incoming = path.join(this.root, 'incoming', randomUUID());
    try {
      const stored = await this.stream(incoming, content);
      await rename(incoming, target);
      return stored;
    } catch (error) {
      await rm(incoming, { force: true });
      throw error;
    }
  }

  override async read(key: string): Promise<Readable> {
    const file = this.pathOf(key);
    const found = await stat(file).catch(() => null);
    if (found === null) throw new FileMissing(key);
    return createReadStream(file);
  }

  override async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  override async removeHalfWritten(before: Date): Promise<void> {
    const folder = path.join(this.root, 'incoming');
    const names = await readdir(folder).catch(() => []);
    for (const name of names) {
      const found = await stat(path.join(folder, name)).catch(() => null);
      if (found && found.mtime < before) await rm(path.join(folder, name), { force: true });
    }
  }

  private async stream(file: string, content: Readable): Promise<StoredFile> {
    const hash = createHash('sha256');
    let size = 0;
    const handle = await open(file, 'wx', 0o600);
    try {
      for await (const chunk of content) {
        const bytes = chunk as Buffer;
        size += bytes.length;
        hash.update(bytes);
        await handle.write(bytes);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    return { size, sha256: hash.digest('hex') };
  }

  private pathOf(key: string): string {
    if (!KEY.test(key)) throw new Error('storage keys are lower-case letters, digits, "-" and "/"');
    const [folder, name = ''] = [path.dirname(key), path.basename(key)];
    return path.join(this.root, folder, name.slice(0, 2), name);
  }
}
