import type { DataSource } from 'typeorm';

/** The role under which the server works; it owns nothing. Migrations run as the owner of the tables. */
export const APPLICATION_ROLE = 'priemnaya_app';

/** Tables whose rows are evidence, which is told by the trigger that forbids their change. */
const EVIDENCE = `EXISTS (SELECT 1 FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
  WHERE t.tgrelid = c.oid AND p.proname = 'forbid_change')`;

/** Who created the role may hand it out, but may become it only when told so. */
const CREATE = `
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '${APPLICATION_ROLE}') THEN
    CREATE ROLE ${APPLICATION_ROLE} NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- made by another database of this server just now
END $$;
DO $$ BEGIN
  IF NOT pg_has_role('${APPLICATION_ROLE}', 'SET') THEN
    EXECUTE format('GRANT ${APPLICATION_ROLE} TO %I', current_user);
  END IF;
END $$;`;

/** Tables to come are open to the role, until the next start finds evidence among them. */
const FUTURE = `
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_default_acl WHERE defaclnamespace = 'public'::regnamespace
      AND defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'r' AND defaclacl::text LIKE '%${APPLICATION_ROLE}%') THEN
    ALTER DEFAULT PRIVILEGES IN SCHEMA public
      GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${APPLICATION_ROLE};
  END IF;
END $$`;

/** What the role should hold on a table and what it does hold, as the letters of PostgreSQL's own notation. */
const DIFFERENCES = `
SELECT c.oid::regclass::text AS name, wanted FROM (
    SELECT c.*, CASE WHEN relname = 'migrations' THEN 'SELECT' WHEN ${EVIDENCE} THEN 'INSERT, SELECT'
      ELSE 'DELETE, INSERT, SELECT, UPDATE' END AS wanted
    FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')) c
  WHERE wanted IS DISTINCT FROM (SELECT string_agg(privilege_type, ', ' ORDER BY privilege_type)
    FROM aclexplode(c.relacl) WHERE grantee = to_regrole('${APPLICATION_ROLE}'))
    AND pg_has_role(c.relowner, 'USAGE')`;

/**
 * Gives the role what the tables of now ask for. Nothing is written when nothing has changed.
 * @returns whether the server can work as that role; not where the owner of the database may not create roles
 */
export async function grantApplicationRole(dataSource: DataSource): Promise<boolean> {
  try {
    await dataSource.query(CREATE);
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === '42501') return false;
    throw error;
  }
  await dataSource.query(FUTURE);
  const differences: { name: string; wanted: string }[] = await dataSource.query(DIFFERENCES);
  for (const { name, wanted } of differences) {
    await dataSource.query(`REVOKE ALL ON ${name} FROM ${APPLICATION_ROLE}`);
    await dataSource.query(`GRANT ${wanted} ON ${name} TO ${APPLICATION_ROLE}`);
  }
  return true;
}
