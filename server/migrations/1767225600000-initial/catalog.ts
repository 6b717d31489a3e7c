export const catalogTables = `
CREATE TABLE services (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  state text NOT NULL CONSTRAINT services_state CHECK (state IN ('active', 'disabled', 'archived')),
  department_id uuid NOT NULL REFERENCES departments (id),
  published_version_id uuid,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);

CREATE TABLE service_versions (
  id uuid PRIMARY KEY,
  service_id uuid NOT NULL REFERENCES services (id),
  number integer NOT NULL,
  state text NOT NULL CONSTRAINT service_versions_state CHECK (state IN ('draft', 'published', 'superseded')),
  content jsonb NOT NULL,
  author_id uuid REFERENCES users (id),
  created_at timestamptz NOT NULL,
  published_at timestamptz,
  CONSTRAINT service_versions_number UNIQUE (service_id, number)
);
CREATE UNIQUE INDEX service_versions_one_published ON service_versions (service_id) WHERE state = 'published';
ALTER TABLE services ADD CONSTRAINT services_published_version
  FOREIGN KEY (published_version_id) REFERENCES service_versions (id);

-- A published version never changes (product.md, Service card): running applications rest on it.
CREATE FUNCTION forbid_published_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND (NEW.content <> OLD.content OR NEW.number <> OLD.number OR NEW.service_id <> OLD.service_id) THEN
    RAISE EXCEPTION 'a published service version never changes' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER service_versions_immutable BEFORE UPDATE ON service_versions
  FOR EACH ROW EXECUTE FUNCTION forbid_published_version_change();
`;
