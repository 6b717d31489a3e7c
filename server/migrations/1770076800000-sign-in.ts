import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Failures are counted per address given and no longer in `users`: an address without an account locks like one that
 * has one. Nothing here holds a password, a token or a code, only their digests; the secrets of second factors are
 * sealed with SECRET_KEY.
 */
const UP = `
CREATE TABLE login_failures (
  email_digest text PRIMARY KEY,
  failures integer NOT NULL,
  locked_until timestamptz,
  last_try_at timestamptz NOT NULL
);
INSERT INTO login_failures (email_digest, failures, locked_until, last_try_at)
  SELECT encode(sha256(convert_to(lower(email), 'UTF8')), 'hex'), failed_logins, locked_until, now()
  FROM users WHERE failed_logins > 0 OR locked_until IS NOT NULL;
ALTER TABLE users DROP COLUMN failed_logins, DROP COLUMN locked_until;

CREATE TABLE request_rates (
  key text PRIMARY KEY,
  requests integer NOT NULL,
  ends_at timestamptz NOT NULL
);
CREATE INDEX request_rates_end ON request_rates (ends_at);

CREATE TABLE sign_in_requests (
  id uuid PRIMARY KEY,
  kind text NOT NULL
    CONSTRAINT sign_in_requests_kind CHECK (kind IN ('password_change', 'password_reset', 'device')),
  user_id uuid REFERENCES users (id) ON DELETE CASCADE,
  email_digest text,
  secret_digest text CONSTRAINT sign_in_requests_secret UNIQUE,
  tries integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  sent_at timestamptz,
  address text
);
CREATE INDEX sign_in_requests_user ON sign_in_requests (user_id);
CREATE INDEX sign_in_requests_email ON sign_in_requests (email_digest);

CREATE TABLE second_factors (
  user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  secret text NOT NULL,
  created_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  last_step bigint
);
CREATE TABLE recovery_codes (
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  code_digest text NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (user_id, code_digest)
);
ALTER TABLE roles ADD COLUMN requires_second_factor boolean NOT NULL DEFAULT false;

CREATE TABLE known_devices (
  token_digest text PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX known_devices_user ON known_devices (user_id);

CREATE TABLE external_identities (
  issuer text NOT NULL,
  subject text NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  linked_at timestamptz NOT NULL,
  PRIMARY KEY (issuer, subject),
  CONSTRAINT external_identities_one UNIQUE (issuer, user_id)
);

ALTER TABLE sessions ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE sessions ALTER COLUMN id DROP DEFAULT;
ALTER TABLE sessions ADD CONSTRAINT sessions_id_key UNIQUE (id);
ALTER TABLE sessions ADD COLUMN method text NOT NULL DEFAULT 'password'
  CONSTRAINT sessions_method CHECK (method IN ('password', 'oidc'));
`;

const DOWN = `
ALTER TABLE sessions DROP COLUMN method, DROP COLUMN id;
DROP TABLE external_identities, known_devices, recovery_codes, second_factors, sign_in_requests, request_rates;
ALTER TABLE roles DROP COLUMN requires_second_factor;
ALTER TABLE users ADD COLUMN failed_logins integer NOT NULL DEFAULT 0, ADD COLUMN locked_until timestamptz;
UPDATE users SET failed_logins = f.failures, locked_until = f.locked_until FROM login_failures f
  WHERE f.email_digest = encode(sha256(convert_to(lower(users.email), 'UTF8')), 'hex');
DROP TABLE login_failures;
`;

export class SignIn1770076800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}
