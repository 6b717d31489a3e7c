import { createTransport } from 'nodemailer';
import { DeliveryFailed, MailTransport, messageOf, type Letter } from './mail-transport';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Hands letters to a mail server. The query of the address sets any option of nodemailer (`?requireTLS=true`,
 * `?tls.rejectUnauthorized=false`) and goes before those given here.
 */
export class SmtpTransport extends MailTransport {
  private readonly server;

  constructor(url: string) {
    super();
    this.server = createTransport({
      url,
      // A server that hangs must not hold a worker: the job comes back later.
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      dnsTimeout: 10_000,
      // Nobody listens on the way to one's own machine, and its mail catchers show certificates of their own making.
      ignoreTLS: LOOPBACK.has(new URL(url).hostname),
    });
  }

  override async send(letter: Letter): Promise<void> {
    try {
      await this.server.sendMail(messageOf(letter));
    } catch (error) {
      throw deliveryFailure(error);
    }
  }
}

/** «451 4.3.0 RCPT TO» or «ESOCKET ECONNREFUSED CONN». */
function deliveryFailure(error: unknown): DeliveryFailed {
  const field = (name: string): unknown => (error instanceof Error ? Reflect.get(error, name) : undefined);
  const [code, command, response, responseCode] = ['code', 'command', 'response', 'responseCode'].map(field);
  const enhanced =
    typeof response === 'string' ? /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] : null;
  const parts = typeof responseCode === 'number' ? [responseCode, enhanced] : [code, field('originalCode')];
  const reason = [...parts, command].filter((part) => typeof part === 'number' || isCode(part)).join(' ');
  // Of the letter itself; a refused sign-in is mended by the administrator while the letter waits.
  const aboutLetter = code === 'EENVELOPE' || code === 'EMESSAGE';
  const permanent = aboutLetter && typeof responseCode === 'number' && responseCode >= 500;
  return new DeliveryFailed(reason === '' ? 'unknown' : reason, permanent);
}

function isCode(part: unknown): part is string {
  return typeof part === 'string' && /^[A-Z0-9_. ]{2,40}$/.test(part);
}
