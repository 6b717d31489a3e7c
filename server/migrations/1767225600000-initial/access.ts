export const accessTables = `
CREATE TABLE calendars (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  content jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1
);

CREATE TABLE departments (
  id uuid PRIMARY KEY,
  parent_id uuid REFERENCES departments (id),
  kind text NOT NULL CONSTRAINT departments_kind CHECK (kind IN ('agency', 'department')),
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  city text NOT NULL,
  region_code text NOT NULL CONSTRAINT departments_region CHECK (region_code ~ '^[0-9]{2,3}$'),
  time_zone text NOT NULL,
  calendar_id uuid NOT NULL REFERENCES calendars (id),
  closed_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT departments_parent CHECK ((kind = 'agency') = (parent_id IS NULL))
);
CREATE INDEX departments_parent_idx ON departments (parent_id);

CREATE TABLE users (
  id uuid PRIMARY KEY,
  email text NOT NULL,
  last_name text NOT NULL,
  first_name text NOT NULL,
  middle_name text,
  position text NOT NULL,
  department_id uuid NOT NULL REFERENCES departments (id),
  password_hash text NOT NULL,
  failed_logins integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  must_change_password boolean NOT NULL DEFAULT false,
  blocked_at timestamptz,
  locale text NOT NULL DEFAULT 'ru' CONSTRAINT users_locale CHECK (locale IN ('ru', 'en')),
  demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX users_email ON users (lower(email));
CREATE INDEX users_department ON users (department_id);

CREATE TABLE roles (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  label_ru text NOT NULL,
  label_en text NOT NULL,
  preset boolean NOT NULL DEFAULT false,
  permissions jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1
);

CREATE TABLE user_roles (
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  role_id uuid NOT NULL REFERENCES roles (id),
  PRIMARY KEY (user_id, role_id)
);

CREATE TABLE sessions (
  token_hash text PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  address text,
  user_agent text
);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE api_clients (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  key_hash text NOT NULL UNIQUE,
  demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz
);
`;
