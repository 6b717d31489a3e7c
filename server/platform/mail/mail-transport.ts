/** One letter, ready to be sent. The same letter sent twice is the same in every part. */
export interface Letter {
  /** Without angle brackets; fixed, so that a mail program can tell a repeat from a second letter. */
  readonly messageId: string;
  readonly writtenAt: Date;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: string;
}

/** The way out for letters. `send` resolves when somebody else has taken responsibility for the letter. */
export abstract class MailTransport {
  /** Fails with `DeliveryFailed` and nothing else. */
  abstract send(letter: Letter): Promise<void>;
}

/** Why a letter did not get out, in codes alone: words of mail servers repeat the address that they refuse. */
export class DeliveryFailed extends Error {
  constructor(
    readonly reason: string,
    /** Trying again cannot help: the server refuses this letter or this address for good. */
    readonly permanent: boolean,
  ) {
    super(`letter not delivered: ${reason}`);
    this.name = 'DeliveryFailed';
  }
}

/** A letter in the terms of nodemailer. */
export function messageOf(letter: Letter) {
  return {
    messageId: `<${letter.messageId}>`,
    date: letter.writtenAt,
    from: letter.from,
    // As an object: an address in text would be parsed as a list.
    to: { name: '', address: letter.to },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    headers: { 'Content-Language': letter.language, 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
