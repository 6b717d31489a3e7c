import { Injectable } from '@nestjs/common';
import type { PortalService } from '@shared/portal';
import { UnitOfWork } from '../../platform/database';
import { CatalogService, type PublishedService } from '../catalog';

/** The published cards, as the portal shows them to applicants. */
@Injectable()
export class PortalCatalogService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly catalog: CatalogService,
  ) {}

  async list(): Promise<Omit<PortalService, 'form' | 'documentSlots'>[]> {
    const services = await this.unitOfWork.read((tx) => this.catalog.published(tx));
    return services.map((service) => {
      const { form: _form, documentSlots: _slots, ...short } = present(service);
      return short;
    });
  }

  async one(code: string): Promise<PortalService> {
    return present(await this.unitOfWork.read((tx) => this.catalog.publishedByCode(tx, code)));
  }
}

function present({ code, versionNumber, departmentName, card }: PublishedService): PortalService {
  return {
    code,
    version: versionNumber,
    title: card.title,
    description: card.description,
    category: card.category,
    departmentName,
    applicantKinds: card.applicantKinds,
    regions: card.regions,
    fee: card.fee,
    standardDays: card.standardDays,
    expeditedDays: card.expeditedDays,
    form: card.form,
    documentSlots: card.documentSlots,
  };
}
