import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
ALTER TABLE users
  ADD COLUMN phone text,
  ADD COLUMN invitation_sent_at timestamptz,
  ADD COLUMN changed_at timestamptz,
  ADD COLUMN changed_by text;

ALTER TABLE departments
  ADD COLUMN successor_id uuid REFERENCES departments (id),
  ADD COLUMN changed_at timestamptz,
  ADD COLUMN changed_by text,
  ADD CONSTRAINT departments_successor CHECK (successor_id IS NULL OR closed_at IS NOT NULL);

ALTER TABLE user_roles ADD COLUMN expires_at timestamptz;
CREATE INDEX user_roles_role ON user_roles (role_id);

CREATE TABLE role_versions (
  role_id uuid NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
  version integer NOT NULL,
  label_ru text NOT NULL,
  label_en text NOT NULL,
  requires_second_factor boolean NOT NULL DEFAULT false,
  permissions jsonb NOT NULL,
  author_id uuid REFERENCES users (id),
  author_name text,
  created_at timestamptz NOT NULL,
  restored_from integer,
  PRIMARY KEY (role_id, version)
);
INSERT INTO role_versions (role_id, version, label_ru, label_en, permissions, created_at)
  SELECT id, version, label_ru, label_en, permissions, now() FROM roles;

-- An administrator of an installation that is older than the right to grant.
UPDATE roles SET version = version + 1,
    permissions = permissions || '[{"action": ["grant"], "subject": "all"}]'::jsonb
  WHERE code = 'admin' AND preset AND NOT permissions @> '[{"action": ["grant"]}]'::jsonb;
INSERT INTO role_versions (role_id, version, label_ru, label_en, permissions, created_at)
  SELECT id, version, label_ru, label_en, permissions, now() FROM roles ON CONFLICT DO NOTHING;

CREATE TABLE stand_ins (
  id uuid PRIMARY KEY,
  absent_id uuid NOT NULL REFERENCES users (id),
  stand_in_id uuid NOT NULL REFERENCES users (id),
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  ended_at timestamptz,
  set_by_id uuid NOT NULL REFERENCES users (id),
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT stand_ins_period CHECK (starts_at < ends_at),
  CONSTRAINT stand_ins_people CHECK (absent_id <> stand_in_id)
);
CREATE INDEX stand_ins_stand_in ON stand_ins (stand_in_id, ends_at);
CREATE INDEX stand_ins_absent ON stand_ins (absent_id, ends_at);

ALTER TABLE history_events
  ADD COLUMN on_behalf_of_id uuid,
  ADD COLUMN on_behalf_of_name text;

-- One number that changes with every change of a role or a department, whoever makes it: rights are kept under it.
-- From a sequence, so that a number that was rolled back never comes again; as the owner, since the server's own role
-- may not use sequences.
CREATE SEQUENCE access_state_version;
CREATE TABLE access_state (
  id integer PRIMARY KEY CONSTRAINT access_state_one CHECK (id = 1),
  version bigint NOT NULL
);
INSERT INTO access_state VALUES (1, nextval('access_state_version'));
CREATE FUNCTION renew_access_state() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE access_state SET version = nextval('access_state_version');
  RETURN NULL;
END $$;
CREATE TRIGGER roles_renew_access AFTER INSERT OR UPDATE OR DELETE ON roles
  FOR EACH STATEMENT EXECUTE FUNCTION renew_access_state();
CREATE TRIGGER departments_renew_access AFTER INSERT OR UPDATE OR DELETE ON departments
  FOR EACH STATEMENT EXECUTE FUNCTION renew_access_state();
`;

const DOWN = `
DROP TRIGGER departments_renew_access ON departments;
DROP TRIGGER roles_renew_access ON roles;
DROP FUNCTION renew_access_state;
DROP TABLE access_state;
DROP SEQUENCE access_state_version;
ALTER TABLE history_events DROP COLUMN on_behalf_of_id, DROP COLUMN on_behalf_of_name;
DROP TABLE stand_ins, role_versions;
DROP INDEX user_roles_role;
ALTER TABLE user_roles DROP COLUMN expires_at;
ALTER TABLE departments DROP CONSTRAINT departments_successor, DROP COLUMN successor_id, DROP COLUMN changed_at,
  DROP COLUMN changed_by;
ALTER TABLE users DROP COLUMN phone, DROP COLUMN invitation_sent_at, DROP COLUMN changed_at, DROP COLUMN changed_by;
`;

/** Administration: invitations, roles that expire and have versions, closed departments, stand-ins. */
export class Administration1769990400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}
