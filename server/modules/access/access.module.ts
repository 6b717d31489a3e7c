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
import { administrationParts } from './administration/administration.parts';
import { AuthController } from './auth.controller';
import { DenialInterceptor } from './denial.interceptor';
import { DirectoryController } from './directory.controller';
import { DirectoryRepository } from './directory.repository';
import { DirectoryService } from './directory.service';
import { ProvisioningService } from './provisioning.service';
import { RightsCache } from './rights/rights.cache';
import { StructureRepository } from './rights/structure.repository';
import { DeleteEndedSessionsProcessor } from './sessions.processor';
import { signInParts } from './sign-in/sign-in.parts';

const entities = [
  ...signInParts.entities,
  ...administrationParts.entities,
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
  controllers: [
    ...signInParts.controllers,
    ...administrationParts.controllers,
    AuthController,
    DirectoryController,
  ],
  providers: [
    ...signInParts.providers,
    ...administrationParts.providers,
    AccessRepository,
    AccessService,
    DirectoryRepository,
    DirectoryService,
    ProvisioningService,
    RightsCache,
    StructureRepository,
    DeleteEndedSessionsProcessor,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: DenialInterceptor },
  ],
  exports: [AccessService, ProvisioningService, ...administrationParts.exports],
})
export class AccessModule {}
