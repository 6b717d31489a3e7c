import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogController } from './catalog.controller';
import { ServiceEntity, ServiceVersionEntity } from './catalog.entity';
import { CatalogRepository } from './catalog.repository';
import { CatalogService } from './catalog.service';
import { ServiceLinks } from './service-links';

@Module({
  imports: [TypeOrmModule.forFeature([ServiceEntity, ServiceVersionEntity])],
  controllers: [CatalogController],
  providers: [CatalogRepository, CatalogService, ServiceLinks],
  exports: [CatalogService],
})
export class CatalogModule {}
