import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@shared/kernel/errors';
import { Clock } from '../../../platform/clock';
import { UnitOfWork } from '../../../platform/database';

interface Rate {
  readonly requests: number;
  readonly minutes: number;
}

/** How much one address and one account may ask in a while. An agency may sit behind a single address. */
export const RATES = {
  loginByAddress: { requests: 300, minutes: 5 },
  loginByAccount: { requests: 60, minutes: 15 },
  resetByAddress: { requests: 60, minutes: 15 },
  resetByAccount: { requests: 5, minutes: 60 },
  secretByAddress: { requests: 60, minutes: 15 },
  deviceCodeByAccount: { requests: 5, minutes: 60 },
  singleSignOnByAddress: { requests: 120, minutes: 5 },
} as const satisfies Record<string, Rate>;

/** Counted in the database, so that the limits hold for all processes together. */
@Injectable()
export class RequestRates {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Counts one request of `who`. Error: `too_many_requests`, with the seconds to wait. */
  async take(name: keyof typeof RATES, who: string): Promise<void> {
    const now = this.clock.now();
    const { requests, minutes } = RATES[name];
    // A transaction of its own when called outside of one: a refusal counts too.
    const rows: { requests: number; endsAt: Date }[] = await this.unitOfWork.run((tx) =>
      tx.query(
        // A window that ends later than one that began now is left from a clock that was set back.
        `INSERT INTO request_rates AS r (key, requests, ends_at) VALUES ($1, 1, $3)
         ON CONFLICT (key) DO UPDATE SET
           requests = CASE WHEN r.ends_at > $2 AND r.ends_at <= $3 THEN r.requests + 1 ELSE 1 END,
           ends_at = CASE WHEN r.ends_at > $2 AND r.ends_at <= $3 THEN r.ends_at ELSE $3 END
         RETURNING requests, ends_at AS "endsAt"`,
        [`${name}:${who}`, now, new Date(now.getTime() + minutes * 60_000)],
      ),
    );
    const row = rows[0];
    if (row === undefined || row.requests <= requests) return;
    const seconds = Math.max(1, Math.ceil((row.endsAt.getTime() - now.getTime()) / 1000));
    throw new DomainError('too_many_requests', { retryAfterSeconds: seconds });
  }

  async forgetOld(): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.run((tx) => tx.query('DELETE FROM request_rates WHERE ends_at <= $1', [now]));
  }
}

/** An IPv4 address as it is; of IPv6 the network, because a single subscriber has a whole one. */
export function addressBlock(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - after.length;
  const whole = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...after];
  return `${whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')}::/64`;
}
