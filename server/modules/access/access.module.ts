import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import {
  ApiClientEntity,
  CalendarEntity,
  DepartmentEntity,
  RoleEntity,
  SessionEntity,
  UserEntity,
  UserRoleEntity,
} from './access.entity';
import { AccessGuard } from './access.guard';
import { AccessRepository } from './access.repository';
import { AccessService } from './access.service';
import { AuthController } from './auth.controller';
import { DenialInterceptor } from './denial.interceptor';
import { DirectoryController } from './directory.controller';
import { DirectoryRepository } from './directory.repository';
import { ProvisioningService } from './provisioning.service';
import { DeleteEndedSessionsProcessor } from './sessions.processor';

const entities = [
  ApiClientEntity,
  CalendarEntity,
  DepartmentEntity,
  RoleEntity,
  SessionEntity,
  UserEntity,
  UserRoleEntity,
];

@Global()
@Module({
  imports: [TypeOrmModule.forFeature(entities)],
  controllers: [AuthController, DirectoryController],
  providers: [
    AccessRepository,
    AccessService,
    DirectoryRepository,
    ProvisioningService,
    DeleteEndedSessionsProcessor,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: DenialInterceptor },
  ],
  exports: [AccessService, ProvisioningService],
})
export class AccessModule {}
