import { Logger } from '@nestjs/common';
import { Client } from 'pg';

const reconnectMs = 1000;

/** One connection that waits for NOTIFY and comes back by itself when it is cut. */
export class OutboxListener {
  readonly #logger = new Logger('OutboxListener');
  #client: Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly channel: string,
    private readonly onNotice: () => void,
  ) {}

  async open(): Promise<void> {
    const client = new Client({
      connectionString: this.databaseUrl,
      application_name: 'priemnaya-outbox-listener',
      keepAlive: true,
    });
    client.on('notification', this.onNotice);
    client.on('error', (error) => this.reopen(client, error));
    client.on('end', () => this.reopen(client));
    this.#client = client;
    await client.connect();
    await client.query(`listen ${this.channel}`);
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#client?.end();
  }

  private reopen(lost: Client, error?: Error): void {
    if (this.#closed || this.#client !== lost) return;
    this.#client = null;
    if (error !== undefined) this.#logger.warn({ msg: 'listening connection lost', err: error });
    lost.end().catch(() => undefined);
    this.#timer = setTimeout(() => {
      this.open().catch((failure: unknown) => {
        this.#logger.warn({ msg: 'listening connection not restored yet', err: failure });
        const client = this.#client;
        if (client !== null) this.reopen(client);
      });
    }, reconnectMs);
  }
}
