import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { DeliveryFailed, MailTransport, messageOf, type Letter } from './mail-transport';

/** Puts letters into a folder as .eml files, which every mail program opens. A repeat replaces its own file. */
export class FolderTransport extends MailTransport {
  private readonly composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(private readonly folder: string) {
    super();
  }

  override async send(letter: Letter): Promise<void> {
    const file = path.join(this.folder, fileName(letter));
    const halfWritten = `${file}.part`;
    try {
      const { message } = await this.composer.sendMail(messageOf(letter));
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(halfWritten, message, { mode: 0o600 });
      await rename(halfWritten, file);
    } catch (error) {
      await rm(halfWritten, { force: true }).catch(() => undefined);
      throw new DeliveryFailed(codeOf(error), false);
    }
  }
}

/** Sorts by time; holds nothing personal. */
function fileName({ writtenAt, messageId }: Letter): string {
  const moment = writtenAt.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return `${moment}-${messageId.replace(/@.*/, '')}.eml`;
}

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : 'unknown';
}
