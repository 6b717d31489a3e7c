import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database';
import { SEALED_COLUMNS, START, type Link, type SealedContent } from './chain';

/** Any fixed number will do, as long as every sealer of one database asks for the same lock. */
const SEALING_LOCK = 7_203_418_552;

export interface Unsealed {
  id: string;
  content: SealedContent;
}

export interface Seal extends Link {
  eventId: string;
  prevHash: string;
}

/** A seal with the event that it names; null content when the event is not there. */
export interface SealedEvent extends Seal {
  content: SealedContent | null;
}

export interface Checkpoint extends Link {
  /** YYYY-MM-DD, UTC. */
  day: string;
}

/** Reads and extends the chain of seals over the audit log. */
@Injectable()
export class ChainRepository {
  /** True for one caller at a time, until the end of the transaction; the others need not wait. */
  async becomeSealer(tx: Tx): Promise<boolean> {
    const rows: { mine: boolean }[] = await tx.query('SELECT pg_try_advisory_xact_lock($1) AS mine', [
      SEALING_LOCK,
    ]);
    return rows[0]?.mine === true;
  }

  /** Committed events without a seal. One that commits late stands behind those that were sealed before it. */
  async unsealed(tx: Tx, limit: number): Promise<Unsealed[]> {
    return tx.query(
      `SELECT e.id, ${SEALED_COLUMNS} AS content FROM audit_unsealed u JOIN audit_events e ON e.id = u.event_id
       ORDER BY e.at, e.id LIMIT $1`,
      [limit],
    );
  }

  async lastLink(tx: Tx): Promise<Link> {
    const rows: Link[] = await tx.query(
      'SELECT position::int AS position, hash FROM audit_seals ORDER BY audit_seals.position DESC LIMIT 1',
    );
    return rows[0] ?? START;
  }

  async addSeals(tx: Tx, seals: readonly Seal[], at: Date): Promise<void> {
    const eventIds = seals.map(({ eventId }) => eventId);
    await tx.query(
      `INSERT INTO audit_seals (position, event_id, prev_hash, hash, sealed_at)
       SELECT *, $5::timestamptz FROM unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[])`,
      [
        seals.map(({ position }) => position),
        eventIds,
        seals.map(({ prevHash }) => prevHash),
        seals.map(({ hash }) => hash),
        at,
      ],
    );
    await tx.query('DELETE FROM audit_unsealed WHERE event_id = ANY($1::uuid[])', [eventIds]);
  }

  /** Notes where the chain stands, once a day and only when it has grown. @returns the new checkpoint, if one was due */
  async addCheckpoint(tx: Tx, link: Link, at: Date): Promise<Checkpoint | null> {
    const rows: Checkpoint[] = await tx.query(
      `WITH added AS (
         INSERT INTO audit_checkpoints (day, position, hash, made_at)
         SELECT ($3::timestamptz AT TIME ZONE 'UTC')::date, $1::bigint, $2, $3::timestamptz
         WHERE NOT EXISTS (SELECT 1 FROM audit_checkpoints c WHERE c.position >= $1
           OR c.day >= ($3::timestamptz AT TIME ZONE 'UTC')::date)
         RETURNING day::text, position::int, hash)
       SELECT * FROM added`,
      [link.position, link.hash, at],
    );
    return rows[0] ?? null;
  }

  async sealedAfter(tx: Tx, position: number, limit: number): Promise<SealedEvent[]> {
    return tx.query(
      `SELECT s.position::int AS position, s.event_id AS "eventId", s.prev_hash AS "prevHash", s.hash,
         CASE WHEN e.id IS NOT NULL THEN ${SEALED_COLUMNS} END AS content
       FROM audit_seals s LEFT JOIN audit_events e ON e.id = s.event_id
       WHERE s.position > $1 ORDER BY s.position LIMIT $2`,
      [position, limit],
    );
  }

  async checkpoints(tx: Tx): Promise<(Checkpoint & { madeAt: Date })[]> {
    return tx.query(
      `SELECT day::text, position::int AS position, hash, made_at AS "madeAt" FROM audit_checkpoints
       ORDER BY audit_checkpoints.position`,
    );
  }

  /** How many events wait for their seal, and one that neither has a seal nor waits for it. */
  async outsideChain(tx: Tx): Promise<{ waiting: number; lost: string | null }> {
    const rows: { waiting: number; lost: string | null }[] = await tx.query(
      `SELECT (SELECT count(*)::int FROM audit_unsealed) AS waiting,
         (SELECT e.id FROM audit_events e
          WHERE NOT EXISTS (SELECT 1 FROM audit_seals s WHERE s.event_id = e.id)
            AND NOT EXISTS (SELECT 1 FROM audit_unsealed u WHERE u.event_id = e.id)
          ORDER BY e.at, e.id LIMIT 1) AS lost`,
    );
    return rows[0] ?? { waiting: 0, lost: null };
  }
}
