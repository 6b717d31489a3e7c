import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DocumentEntity } from './documents.entity';
import { DocumentsRepository } from './documents.repository';
import { DocumentsService } from './documents.service';
import { PurgeAbandonedProcessor } from './purge.processor';

@Module({
  imports: [TypeOrmModule.forFeature([DocumentEntity])],
  providers: [DocumentsRepository, DocumentsService, PurgeAbandonedProcessor],
  exports: [DocumentsService],
})
export class DocumentsModule {}
