export const reviewTables = `
CREATE TABLE correction_requests (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES applications (id),
  round integer NOT NULL,
  state text NOT NULL CONSTRAINT correction_requests_state
    CHECK (state IN ('open', 'answered', 'reviewed', 'cancelled', 'lapsed', 'withdrawn')),
  requested_by_id uuid REFERENCES users (id),
  requested_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  closed_at timestamptz,
  cancel_reason text,
  CONSTRAINT correction_requests_round UNIQUE (application_id, round)
);
CREATE UNIQUE INDEX correction_requests_one_open ON correction_requests (application_id)
  WHERE state IN ('open', 'answered');

CREATE TABLE correction_items (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES correction_requests (id),
  ordinal integer NOT NULL,
  target jsonb NOT NULL,
  reason_code text NOT NULL,
  message text NOT NULL,
  old_value jsonb,
  old_document_id uuid REFERENCES documents (id),
  new_value jsonb,
  new_document_id uuid REFERENCES documents (id),
  comment text,
  answered_at timestamptz,
  verdict text CONSTRAINT correction_items_verdict CHECK (verdict IN ('accepted', 'returned')),
  verdict_message text,
  reviewed_by_id uuid REFERENCES users (id),
  reviewed_at timestamptz,
  CONSTRAINT correction_items_ordinal UNIQUE (request_id, ordinal),
  CONSTRAINT correction_items_review CHECK ((verdict IS NULL) = (reviewed_at IS NULL)),
  CONSTRAINT correction_items_order CHECK (verdict IS NULL OR answered_at IS NOT NULL)
);

CREATE TABLE correction_drafts (
  application_id uuid NOT NULL REFERENCES applications (id),
  user_id uuid NOT NULL REFERENCES users (id),
  items jsonb NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (application_id, user_id)
);

CREATE TABLE decisions (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES applications (id),
  service_version_id uuid NOT NULL REFERENCES service_versions (id),
  outcome text NOT NULL CONSTRAINT decisions_outcome CHECK (outcome IN ('approve', 'reject')),
  state text NOT NULL CONSTRAINT decisions_state CHECK (state IN ('proposed', 'returned', 'effective')),
  reasons jsonb NOT NULL,
  explanation text,
  recommendation text,
  comment text,
  text text NOT NULL,
  proposed_by_id uuid NOT NULL REFERENCES users (id),
  proposed_at timestamptz NOT NULL,
  signed_by_id uuid REFERENCES users (id),
  effective_at timestamptz,
  return_comment text,
  CONSTRAINT decisions_effective CHECK ((state = 'effective') = (effective_at IS NOT NULL)),
  CONSTRAINT decisions_second_person CHECK (signed_by_id IS NULL OR signed_by_id <> proposed_by_id),
  CONSTRAINT decisions_refusal CHECK (outcome = 'approve'
    OR (jsonb_array_length(reasons) > 0 AND explanation <> '' AND recommendation <> ''))
);
CREATE INDEX decisions_application ON decisions (application_id);
CREATE UNIQUE INDEX decisions_one_proposed ON decisions (application_id) WHERE state = 'proposed';

-- A decision is immutable once effective (product.md, Decision).
CREATE FUNCTION forbid_effective_decision_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'effective' THEN
    RAISE EXCEPTION 'an effective decision never changes' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER decisions_immutable BEFORE UPDATE OR DELETE ON decisions
  FOR EACH ROW EXECUTE FUNCTION forbid_effective_decision_change();

CREATE TABLE sla_terms (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES applications (id),
  kind text NOT NULL CONSTRAINT sla_terms_kind CHECK (kind IN ('review', 'correction')),
  generation integer NOT NULL,
  days integer NOT NULL CONSTRAINT sla_terms_days CHECK (days > 0),
  time_zone text NOT NULL,
  calendar_id uuid NOT NULL REFERENCES calendars (id),
  state text NOT NULL CONSTRAINT sla_terms_state CHECK (state IN ('running', 'paused', 'stopped')),
  started_at timestamptz NOT NULL,
  -- From where and for how many working days the present stretch runs: the start, or the last resume.
  counted_from timestamptz NOT NULL,
  counted_days integer NOT NULL CONSTRAINT sla_terms_counted_days CHECK (counted_days > 0),
  due_at timestamptz,
  ended_at timestamptz,
  CONSTRAINT sla_terms_generation UNIQUE (application_id, kind, generation),
  CONSTRAINT sla_terms_due CHECK (due_at IS NOT NULL OR state <> 'running'),
  CONSTRAINT sla_terms_ended CHECK ((ended_at IS NOT NULL) = (state = 'stopped'))
);
CREATE UNIQUE INDEX sla_terms_one_active ON sla_terms (application_id, kind) WHERE state <> 'stopped';

CREATE TABLE sla_pauses (
  id uuid PRIMARY KEY,
  term_id uuid NOT NULL REFERENCES sla_terms (id),
  paused_at timestamptz NOT NULL,
  resumed_at timestamptz,
  reason text NOT NULL,
  CONSTRAINT sla_pauses_order CHECK (resumed_at IS NULL OR resumed_at >= paused_at)
);
CREATE UNIQUE INDEX sla_pauses_one_open ON sla_pauses (term_id) WHERE resumed_at IS NULL;

CREATE TABLE sla_timers (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES applications (id),
  kind text NOT NULL,
  level text NOT NULL,
  generation integer NOT NULL,
  due_at timestamptz NOT NULL,
  fired_at timestamptz,
  cancelled_at timestamptz,
  CONSTRAINT sla_timers_once UNIQUE (application_id, kind, level, generation)
);
CREATE INDEX sla_timers_due ON sla_timers (due_at) WHERE fired_at IS NULL AND cancelled_at IS NULL;

CREATE TABLE history_events (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES applications (id),
  seq integer NOT NULL,
  type text NOT NULL,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL CONSTRAINT history_events_actor CHECK (actor_kind IN ('staff', 'applicant', 'system')),
  actor_id uuid,
  actor_name text,
  comment text,
  before jsonb,
  after jsonb,
  changed_fields jsonb NOT NULL,
  version integer NOT NULL,
  prev_hash text NOT NULL,
  hash text NOT NULL,
  CONSTRAINT history_events_seq UNIQUE (application_id, seq)
);
CREATE TRIGGER history_events_append_only BEFORE UPDATE OR DELETE ON history_events
  FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER history_events_no_truncate BEFORE TRUNCATE ON history_events
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

CREATE TABLE notifications (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES applications (id),
  event text NOT NULL,
  channel text NOT NULL CONSTRAINT notifications_channel CHECK (channel IN ('email')),
  recipient text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  state text NOT NULL CONSTRAINT notifications_state CHECK (state IN ('pending', 'sent', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  last_error text,
  source_event_id bigint NOT NULL,
  CONSTRAINT notifications_once UNIQUE (source_event_id, channel)
);
CREATE INDEX notifications_application ON notifications (application_id);
CREATE INDEX notifications_created ON notifications (created_at, id);
`;
