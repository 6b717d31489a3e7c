import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit log: events as they were written, the chain of seals over them, and a checkpoint of the chain a day.
 * `audit_unsealed` names the events that wait for their seal; a trigger fills it in the event's own transaction.
 * The triggers that forbid changes fire always, also under `session_replication_role = replica`.
 */
const UP = `
CREATE TABLE audit_events (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL
    CONSTRAINT audit_events_actor CHECK (actor_kind IN ('staff', 'portal', 'system', 'anonymous')),
  actor_id text,
  actor_name text,
  stand_in_for text,
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id text,
  subject_label text,
  before jsonb,
  after jsonb,
  purpose text,
  address text,
  request_id text
);
CREATE INDEX audit_events_at ON audit_events (at, id);
CREATE INDEX audit_events_person ON audit_events (actor_id, at);
CREATE INDEX audit_events_record ON audit_events (subject_type, subject_id, at);
CREATE INDEX audit_events_action ON audit_events (action, at);

CREATE TABLE audit_seals (
  position bigint PRIMARY KEY CONSTRAINT audit_seals_position CHECK (position > 0),
  event_id uuid NOT NULL CONSTRAINT audit_seals_once UNIQUE REFERENCES audit_events (id),
  prev_hash text NOT NULL,
  hash text NOT NULL,
  sealed_at timestamptz NOT NULL
);

CREATE TABLE audit_checkpoints (
  day date PRIMARY KEY,
  position bigint NOT NULL,
  hash text NOT NULL,
  made_at timestamptz NOT NULL
);

CREATE TABLE audit_unsealed (event_id uuid PRIMARY KEY REFERENCES audit_events (id));
CREATE FUNCTION audit_await_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_unsealed (event_id) VALUES (NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER audit_events_await_seal AFTER INSERT ON audit_events
  FOR EACH ROW EXECUTE FUNCTION audit_await_seal();
`;

const EVIDENCE = ['audit_events', 'audit_seals', 'audit_checkpoints'];

function appendOnly(table: string): string {
  return `
    CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION forbid_change();
    CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
    ${fireAlways(table)}
  `;
}

function fireAlways(table: string): string {
  return `
    ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_append_only;
    ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_no_truncate;
  `;
}

export class Audit1769904000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP + EVIDENCE.map(appendOnly).join('') + fireAlways('history_events'));
    await queryRunner.query('ALTER TABLE audit_events ENABLE ALWAYS TRIGGER audit_events_await_seal');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE audit_unsealed, audit_checkpoints, audit_seals, audit_events CASCADE;
      DROP FUNCTION audit_await_seal;
      ALTER TABLE history_events ENABLE TRIGGER history_events_append_only;
      ALTER TABLE history_events ENABLE TRIGGER history_events_no_truncate;
    `);
  }
}
