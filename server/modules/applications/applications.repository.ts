import { Injectable } from '@nestjs/common';
import { formatApplicationNumber, type Applicant, type ApplicationStatus } from '@shared/applications';
import type { Tx } from '../../platform/database';
import { ApplicationContentEntity, ApplicationEntity, CheckEntity } from './applications.entity';

export type Application = ApplicationEntity;
export type ApplicationCheck = CheckEntity;

export interface ApplicationContent {
  applicant: Applicant;
  form: Record<string, unknown>;
}

@Injectable()
export class ApplicationsRepository {
  async byId(tx: Tx, id: string): Promise<Application | null> {
    return tx.getRepository(ApplicationEntity).findOneBy({ id });
  }

  async lock(tx: Tx, id: string): Promise<Application | null> {
    return tx
      .getRepository(ApplicationEntity)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async byNumber(tx: Tx, clientId: string, number: string): Promise<Application | null> {
    return tx.getRepository(ApplicationEntity).findOneBy({ number, apiClientId: clientId });
  }

  async insert(tx: Tx, application: Application, content: ApplicationContent): Promise<void> {
    await tx.insert(ApplicationEntity, application);
    await tx.query('INSERT INTO application_contents (application_id, applicant, form) VALUES ($1, $2, $3)', [
      application.id,
      JSON.stringify(content.applicant),
      JSON.stringify(content.form),
    ]);
  }

  async save(tx: Tx, { id, ...values }: Application): Promise<void> {
    await tx.update(ApplicationEntity, id, values);
  }

  async content(tx: Tx, applicationId: string): Promise<ApplicationContent> {
    return tx.getRepository(ApplicationContentEntity).findOneByOrFail({ applicationId });
  }

  async saveContent(tx: Tx, applicationId: string, content: ApplicationContent): Promise<void> {
    await tx.query('UPDATE application_contents SET applicant = $2, form = $3 WHERE application_id = $1', [
      applicationId,
      JSON.stringify(content.applicant),
      JSON.stringify(content.form),
    ]);
  }

  /** The next number of a region in a year. Take it late in a transaction: the counter stays locked to its end. */
  async nextNumber(tx: Tx, year: number, regionCode: string): Promise<string> {
    const rows: { last: number }[] = await tx.query(
      `INSERT INTO number_counters (year, region_code, last) VALUES ($1, $2, 1)
       ON CONFLICT (year, region_code) DO UPDATE SET last = number_counters.last + 1 RETURNING last`,
      [year, regionCode],
    );
    if (rows[0] === undefined) throw new Error('no number given');
    return formatApplicationNumber(year, regionCode, rows[0].last);
  }

  /**
   * Locks the free case that falls due first; cases that another caller is just taking are passed over, so that no
   * two get the same one.
   */
  async lockNextFree(tx: Tx, departmentIds: readonly string[]): Promise<Application | null> {
    return tx
      .getRepository(ApplicationEntity)
      .createQueryBuilder('a')
      .where(`a.departmentId = ANY(:departmentIds) AND a.status = 'under_review' AND a.assigneeId IS NULL`, {
        departmentIds,
      })
      .orderBy('a.dueAt', 'ASC')
      .addOrderBy('a.id', 'ASC')
      .limit(1)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getOne();
  }

  /** Other open applications of the same person for the same service. */
  async openTwins(tx: Tx, application: Application): Promise<{ number: string }[]> {
    if (application.snils === null) return [];
    return tx.query(
      `SELECT number FROM applications WHERE snils = $1 AND service_id = $2 AND id <> $3 AND closed_at IS NULL
       ORDER BY received_at LIMIT 5`,
      [application.snils, application.serviceId, application.id],
    );
  }

  /** Open cases per person; people without any are absent. */
  async openCases(tx: Tx, userIds: readonly string[]): Promise<Map<string, number>> {
    const rows: { assigneeId: string; cases: number }[] = await tx.query(
      `SELECT assignee_id AS "assigneeId", count(*)::int AS cases FROM applications
       WHERE assignee_id = ANY($1) AND closed_at IS NULL GROUP BY assignee_id`,
      [userIds],
    );
    return new Map(rows.map((row) => [row.assigneeId, row.cases]));
  }

  /** Cases that the system itself should have moved on from these states by now, the longest waiting first. */
  async stalled(
    tx: Tx,
    statuses: readonly ApplicationStatus[],
    since: Date,
    limit: number,
  ): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `SELECT id FROM applications WHERE status = ANY($1) AND touched_at < $2 ORDER BY touched_at LIMIT $3`,
      [statuses, since, limit],
    );
    return rows.map((row) => row.id);
  }

  /** Work that leaves the case as it is, such as a draft: the claim is not idle. */
  async touch(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.query('UPDATE applications SET touched_at = $2 WHERE id = $1', [id, at]);
  }

  async checks(tx: Tx, applicationId: string): Promise<ApplicationCheck[]> {
    return tx
      .getRepository(CheckEntity)
      .find({ where: { applicationId }, order: { kind: 'ASC', id: 'ASC' } });
  }

  async replaceChecks(tx: Tx, applicationId: string, checks: readonly ApplicationCheck[]): Promise<void> {
    await tx.delete(CheckEntity, { applicationId });
    if (checks.length > 0) await tx.insert(CheckEntity, [...checks]);
  }
}
