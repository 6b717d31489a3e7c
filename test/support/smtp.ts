import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerAddress } from 'smtp-server';

export interface ReceivedLetter {
  /** The envelope's, as the mail server was told it. */
  readonly recipient: string;
  readonly subject: string;
  readonly messageId: string;
  readonly text: string;
  readonly html: string;
  readonly parsed: Email;
}

interface Refusal {
  code: number;
  /** As real servers do, the words repeat the address. */
  words: (address: string) => string;
  times: number;
  /** The letter is kept all the same: its sender hears of a failure that was none. */
  afterTaking: boolean;
}

/** A mail server that really listens; it keeps what it takes and can be told to refuse. */
export class MailServer {
  readonly letters: ReceivedLetter[] = [];
  /** How often anyone tried to send to somebody, taken or not. */
  tries = 0;
  private refusal: Refusal | null = null;
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      onRcptTo: (address, _session, done) => {
        this.tries += 1;
        done(this.refused(address, false));
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const address = session.envelope.rcptTo[0] ?? { address: '', args: {} };
          void this.keep(Buffer.concat(chunks), address).then(() => done(this.refused(address, true)), done);
        });
      },
    });
    this.server.on('error', () => undefined);
  }

  static async start(): Promise<MailServer> {
    const mail = new MailServer();
    await new Promise<void>((resolve) => mail.server.listen(0, '127.0.0.1', resolve));
    return mail;
  }

  get url(): string {
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://127.0.0.1:${port}`;
  }

  to(recipient: string): ReceivedLetter[] {
    return this.letters.filter((letter) => letter.recipient === recipient);
  }

  /** Refuses the next recipients; with 4xx for now, with 5xx for good. */
  refuse(code: number, { times = Number.POSITIVE_INFINITY, enhanced = '4.3.0' } = {}): void {
    const words = (address: string) => `${enhanced} <${address}> is not accepted here`;
    this.refusal = { code, words, times, afterTaking: false };
  }

  /** Takes the next letters, but answers that it could not: what a sender sees whose connection broke too early. */
  loseAnswers(times: number): void {
    this.refusal = { code: 451, words: () => '4.4.2 try again', times, afterTaking: true };
  }

  acceptAgain(): void {
    this.refusal = null;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private refused({ address }: SMTPServerAddress, afterTaking: boolean): Error | null {
    const { refusal } = this;
    if (refusal === null || refusal.afterTaking !== afterTaking || refusal.times < 1) return null;
    refusal.times -= 1;
    return Object.assign(new Error(refusal.words(address)), { responseCode: refusal.code });
  }

  private async keep(content: Buffer, { address }: SMTPServerAddress): Promise<void> {
    this.letters.push(await readLetter(content, address));
  }
}

/** Reads a letter as a mail program would. */
export async function readLetter(content: Buffer, recipient?: string): Promise<ReceivedLetter> {
  const parsed = await PostalMime.parse(content);
  return {
    recipient: recipient ?? parsed.to?.[0]?.address ?? '',
    subject: parsed.subject ?? '',
    messageId: parsed.messageId ?? '',
    text: parsed.text ?? '',
    html: parsed.html ?? '',
    parsed,
  };
}
