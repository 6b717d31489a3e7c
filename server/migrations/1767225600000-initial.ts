import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accessTables } from './1767225600000-initial/access';
import { applicationTables } from './1767225600000-initial/applications';
import { catalogTables } from './1767225600000-initial/catalog';
import { platformTables } from './1767225600000-initial/platform';
import { reviewTables } from './1767225600000-initial/review';

export class Initial1767225600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [platformTables, accessTables, catalogTables, applicationTables, reviewTables]) {
      await queryRunner.query(sql);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE notifications, history_events, sla_timers, sla_pauses, sla_terms, decisions, correction_drafts,
        correction_items, correction_requests, checks, documents, application_contents, applications, number_counters,
        service_versions, services, api_clients, sessions, user_roles, roles, users, departments, calendars,
        idempotency_keys, outbox CASCADE;
      DROP FUNCTION forbid_change, forbid_effective_decision_change, forbid_published_version_change;
    `);
  }
}
