const openStatuses = `'submitted', 'under_review', 'correction_requested', 'corrected', 'awaiting_signoff'`;
const closedStatuses = `'approved', 'ready', 'issued', 'rejected', 'withdrawn', 'lapsed'`;

export const applicationTables = `
-- The last number given per year and region: one row, locked by whoever takes the next.
CREATE TABLE number_counters (
  year integer NOT NULL,
  region_code text NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (year, region_code)
);

-- One narrow row per case: the truth about its state and at the same time all that the queue shows.
CREATE TABLE applications (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  service_id uuid NOT NULL REFERENCES services (id),
  service_version_id uuid NOT NULL REFERENCES service_versions (id),
  service_title text NOT NULL,
  api_client_id uuid NOT NULL REFERENCES api_clients (id),
  status text NOT NULL CONSTRAINT applications_status CHECK (status IN (${openStatuses}, ${closedStatuses})),
  priority text NOT NULL CONSTRAINT applications_priority CHECK (priority IN ('standard', 'expedited')),
  applicant_kind text NOT NULL
    CONSTRAINT applications_applicant_kind CHECK (applicant_kind IN ('person', 'sole_trader', 'organisation')),
  applicant_name text NOT NULL,
  search_name text NOT NULL,
  snils text,
  department_id uuid NOT NULL REFERENCES departments (id),
  assignee_id uuid REFERENCES users (id),
  fee_state text NOT NULL
    CONSTRAINT applications_fee_state CHECK (fee_state IN ('none', 'due', 'paid', 'waived', 'refunded')),
  signed boolean NOT NULL,
  locale text NOT NULL CONSTRAINT applications_locale CHECK (locale IN ('ru', 'en')),
  received_at timestamptz NOT NULL,
  due_at timestamptz,
  term_state text NOT NULL
    CONSTRAINT applications_term_state CHECK (term_state IN ('running', 'paused', 'stopped')),
  answers_to_review integer NOT NULL DEFAULT 0 CONSTRAINT applications_answers CHECK (answers_to_review >= 0),
  answered boolean NOT NULL DEFAULT false,
  four_eyes boolean NOT NULL,
  proposer_id uuid REFERENCES users (id),
  claimed_at timestamptz,
  touched_at timestamptz NOT NULL,
  closed_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT applications_closed CHECK ((closed_at IS NOT NULL) = (status IN (${closedStatuses}))),
  CONSTRAINT applications_claim CHECK ((assignee_id IS NULL) = (claimed_at IS NULL)),
  CONSTRAINT applications_proposer CHECK ((proposer_id IS NOT NULL) = (status = 'awaiting_signoff')),
  CONSTRAINT applications_due CHECK ((due_at IS NOT NULL) = (term_state = 'running'))
);
CREATE INDEX applications_open_due ON applications (department_id, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX applications_free_due ON applications (department_id, due_at, id)
  WHERE status = 'under_review' AND assignee_id IS NULL;
CREATE INDEX applications_status_due ON applications (department_id, status, due_at, id);
CREATE INDEX applications_assignee_due ON applications (assignee_id, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX applications_closed_at ON applications (department_id, closed_at DESC, id) WHERE closed_at IS NOT NULL;
CREATE INDEX applications_received ON applications (department_id, received_at, id);
CREATE INDEX applications_search ON applications USING gin (department_id, search_name gin_trgm_ops);
CREATE INDEX applications_snils ON applications (snils) WHERE snils IS NOT NULL;
CREATE INDEX applications_service ON applications (service_id, received_at);

CREATE TABLE application_contents (
  application_id uuid PRIMARY KEY REFERENCES applications (id),
  applicant jsonb NOT NULL,
  form jsonb NOT NULL
);

CREATE TABLE documents (
  id uuid PRIMARY KEY,
  application_id uuid REFERENCES applications (id),
  api_client_id uuid REFERENCES api_clients (id),
  slot text,
  file_name text NOT NULL,
  content_type text NOT NULL,
  size bigint NOT NULL CONSTRAINT documents_size CHECK (size > 0),
  sha256 text NOT NULL CONSTRAINT documents_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  state text NOT NULL
    CONSTRAINT documents_state CHECK (state IN ('uploaded', 'accepted', 'replaced', 'rejected', 'infected')),
  storage_key text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  attached_at timestamptz,
  replaced_by_id uuid REFERENCES documents (id),
  CONSTRAINT documents_attached CHECK ((state = 'uploaded') = (application_id IS NULL)),
  CONSTRAINT documents_slot CHECK ((slot IS NULL) = (application_id IS NULL)),
  CONSTRAINT documents_replaced CHECK (replaced_by_id IS NULL OR state = 'replaced')
);
CREATE INDEX documents_application ON documents (application_id) WHERE application_id IS NOT NULL;
CREATE INDEX documents_unattached ON documents (created_at) WHERE application_id IS NULL;

CREATE TABLE checks (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES applications (id),
  kind text NOT NULL,
  target jsonb NOT NULL,
  verdict text NOT NULL CONSTRAINT checks_verdict CHECK (verdict IN ('pending', 'passed', 'failed', 'warning')),
  code text NOT NULL,
  detail text,
  checked_at timestamptz NOT NULL
);
CREATE INDEX checks_application ON checks (application_id);
`;
