import { Injectable } from '@nestjs/common';
import type { Card } from '@shared/catalog';
import type { ListQuery } from '@shared/kernel/list';
import { pageOf, type Page, type PageSource, type Tx } from '../../platform/database';
import { ServiceEntity, ServiceVersionEntity } from './catalog.entity';

/** A published card with the place that answers for it. */
export interface PublishedService {
  serviceId: string;
  code: string;
  state: ServiceEntity['state'];
  departmentId: string;
  departmentName: string;
  regionCode: string;
  timeZone: string;
  versionId: string;
  versionNumber: number;
  card: Card;
}

const PUBLISHED = `
  SELECT s.id AS "serviceId", s.code, s.state, s.department_id AS "departmentId", d.name AS "departmentName",
    d.region_code AS "regionCode", d.time_zone AS "timeZone", v.id AS "versionId", v.number AS "versionNumber",
    v.content AS card
  FROM services s JOIN service_versions v ON v.id = s.published_version_id JOIN departments d ON d.id = s.department_id
`;

export const SERVICES: PageSource = {
  from: `services s JOIN departments d ON d.id = s.department_id
    LEFT JOIN service_versions v ON v.id = s.published_version_id`,
  columns: {
    id: 's.id',
    code: 's.code',
    title: `v.content ->> 'title'`,
    shortTitle: `v.content ->> 'shortTitle'`,
    state: 's.state',
    departmentId: 's.department_id',
    departmentName: 'd.name',
    versionNumber: 'v.number',
    standardDays: `(v.content ->> 'standardDays')::int`,
    fourEyes: `(v.content ->> 'fourEyes')::boolean`,
    publishedAt: 'v.published_at',
    version: 's.version',
  },
  search: [`v.content ->> 'title'`, 's.code'],
};

export const SERVICE_VERSIONS: PageSource = {
  from: 'service_versions v JOIN services s ON s.id = v.service_id',
  columns: {
    id: 'v.id',
    serviceId: 'v.service_id',
    serviceCode: 's.code',
    number: 'v.number',
    state: 'v.state',
    content: 'v.content',
    createdAt: 'v.created_at',
    publishedAt: 'v.published_at',
    version: 'v.number',
  },
  search: [`v.content ->> 'title'`],
};

@Injectable()
export class CatalogRepository {
  async published(tx: Tx): Promise<PublishedService[]> {
    return tx.query(`${PUBLISHED} WHERE s.state = 'active' ORDER BY v.content ->> 'title'`);
  }

  async publishedByCode(tx: Tx, code: string): Promise<PublishedService | null> {
    const rows: PublishedService[] = await tx.query(
      `${PUBLISHED} WHERE s.code = $1 AND s.state <> 'archived'`,
      [code],
    );
    return rows[0] ?? null;
  }

  async version(tx: Tx, versionId: string): Promise<{ number: number; content: Card; code: string } | null> {
    const rows: { number: number; content: Card; code: string }[] = await tx.query(
      `SELECT v.number, v.content, s.code FROM service_versions v JOIN services s ON s.id = v.service_id
       WHERE v.id = $1`,
      [versionId],
    );
    return rows[0] ?? null;
  }

  async insertService(tx: Tx, service: Omit<ServiceEntity, 'version' | 'publishedVersionId'>): Promise<void> {
    await tx.insert(ServiceEntity, service);
  }

  async insertVersion(tx: Tx, version: ServiceVersionEntity): Promise<void> {
    await tx.insert(ServiceVersionEntity, version);
  }

  async lockService(tx: Tx, serviceId: string): Promise<ServiceEntity | null> {
    return tx
      .getRepository(ServiceEntity)
      .findOne({ where: { id: serviceId }, lock: { mode: 'pessimistic_write' } });
  }

  async publish(tx: Tx, service: ServiceEntity, versionId: string, at: Date): Promise<void> {
    await tx.update(
      ServiceVersionEntity,
      { serviceId: service.id, state: 'published' },
      { state: 'superseded' },
    );
    await tx.update(ServiceVersionEntity, versionId, { state: 'published', publishedAt: at });
    await tx.update(ServiceEntity, service.id, {
      publishedVersionId: versionId,
      version: service.version + 1,
    });
  }

  async page(tx: Tx, source: PageSource, query: ListQuery<Record<string, unknown>>): Promise<Page> {
    return pageOf(tx, source, query, 'TRUE', []);
  }

  async countOfDepartment(tx: Tx, departmentId: string): Promise<number> {
    return tx.getRepository(ServiceEntity).countBy({ departmentId });
  }

  /** Another department answers for the services of one from now on; applications filed before stay where they are. */
  async handOver(tx: Tx, from: string, to: string): Promise<void> {
    await tx.query('UPDATE services SET department_id = $2, version = version + 1 WHERE department_id = $1', [
      from,
      to,
    ]);
  }
}
