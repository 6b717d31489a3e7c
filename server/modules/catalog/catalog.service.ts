import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { cardSchema, type Card } from '@shared/catalog';
import { DomainError } from '@shared/kernel/errors';
import { Clock } from '../../platform/clock';
import type { Tx } from '../../platform/database';
import { CatalogRepository, type PublishedService } from './catalog.repository';

export interface CardVersion {
  number: number;
  code: string;
  card: Card;
}

/** Service cards: what is published, and the version that a running application rests on. */
@Injectable()
export class CatalogService {
  /** Published versions never change, so what was read once stays true. */
  private readonly versions = new Map<string, CardVersion>();

  constructor(
    private readonly repository: CatalogRepository,
    private readonly clock: Clock,
  ) {}

  /** The services that take applications now, by title. */
  async published(tx: Tx): Promise<PublishedService[]> {
    return this.repository.published(tx);
  }

  /** The published card by its code. Error: `not_found` for an unknown, unpublished or archived one. */
  async publishedByCode(tx: Tx, code: string): Promise<PublishedService> {
    const service = await this.repository.publishedByCode(tx, code);
    if (service === null) throw new DomainError('not_found');
    return service;
  }

  /** The exact version of a card that an application was filed under. */
  async version(tx: Tx, versionId: string): Promise<CardVersion> {
    const known = this.versions.get(versionId);
    if (known !== undefined) return known;
    const row = await this.repository.version(tx, versionId);
    if (row === null) throw new DomainError('not_found');
    const version = { number: row.number, code: row.code, card: row.content };
    this.versions.set(versionId, version);
    return version;
  }

  /** Adds a service with its first card. @returns ids of the service and of its draft version */
  async create(
    tx: Tx,
    service: { id?: string; code: string; departmentId: string; card: Card; authorId: string | null },
  ): Promise<{ serviceId: string; versionId: string }> {
    const now = this.clock.now();
    const serviceId = service.id ?? randomUUID();
    const versionId = randomUUID();
    await this.repository.insertService(tx, {
      id: serviceId,
      code: service.code,
      state: 'active',
      departmentId: service.departmentId,
      createdAt: now,
    });
    await this.repository.insertVersion(tx, {
      id: versionId,
      serviceId,
      number: 1,
      state: 'draft',
      content: cardSchema.parse(service.card),
      authorId: service.authorId,
      createdAt: now,
      publishedAt: null,
    });
    return { serviceId, versionId };
  }

  /** Publishes a draft; the version published before becomes superseded. */
  async publish(tx: Tx, serviceId: string, versionId: string): Promise<void> {
    const service = await this.repository.lockService(tx, serviceId);
    if (service === null) throw new DomainError('not_found');
    await this.repository.publish(tx, service, versionId, this.clock.now());
  }
}
