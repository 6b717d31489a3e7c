import { Injectable } from '@nestjs/common';
import { PRESET_PERMISSIONS, PRESET_ROLES, ROLE_LABELS, type PresetRole } from '@shared/access';
import type { WorkCalendar } from '@shared/sla';
import { Clock } from '../../platform/clock';
import type { Tx } from '../../platform/database';
import {
  ApiClientEntity,
  CalendarEntity,
  DepartmentEntity,
  RoleEntity,
  UserEntity,
  UserRoleEntity,
} from './access.entity';
import { RoleVersionEntity } from './administration/administration.entity';
import { hashPassword } from './passwords';
import { tokenDigest } from './sign-in/token';

export type NewDepartment = Pick<
  DepartmentEntity,
  'id' | 'parentId' | 'kind' | 'code' | 'name' | 'city' | 'regionCode' | 'timeZone' | 'calendarId'
>;

export interface NewUser {
  id: string;
  email: string;
  lastName: string;
  firstName: string;
  middleName: string | null;
  position: string;
  departmentId: string;
  password: string;
  role: PresetRole;
  demo: boolean;
}

/** Sets up what an agency begins with: calendars, departments, preset roles, people and API clients. */
@Injectable()
export class ProvisioningService {
  constructor(private readonly clock: Clock) {}

  async addCalendar(tx: Tx, calendar: { id: string; name: string; content: WorkCalendar }): Promise<void> {
    await tx.insert(CalendarEntity, { ...calendar, code: calendar.content.code });
  }

  async addDepartment(tx: Tx, department: NewDepartment): Promise<void> {
    await tx.insert(DepartmentEntity, department);
  }

  /** The preset roles of product.md; `idOf` gives each a stable id. */
  async addPresetRoles(tx: Tx, idOf: (role: PresetRole) => string): Promise<void> {
    for (const code of PRESET_ROLES) {
      const content = {
        labelRu: ROLE_LABELS[code].ru,
        labelEn: ROLE_LABELS[code].en,
        permissions: PRESET_PERMISSIONS[code],
      };
      const id = idOf(code);
      await tx.insert(RoleEntity, { id, code, preset: true, ...content });
      await tx.insert(RoleVersionEntity, { roleId: id, version: 1, ...content, createdAt: this.clock.now() });
    }
  }

  async addUser(tx: Tx, { password, role, ...user }: NewUser): Promise<void> {
    await tx.insert(UserEntity, {
      ...user,
      passwordHash: await hashPassword(password),
      createdAt: this.clock.now(),
    });
    const roleRow = await tx.getRepository(RoleEntity).findOneByOrFail({ code: role });
    await tx.insert(UserRoleEntity, { userId: user.id, roleId: roleRow.id });
  }

  async addApiClient(
    tx: Tx,
    client: { id: string; name: string; key: string; demo: boolean },
  ): Promise<void> {
    await tx.insert(ApiClientEntity, {
      id: client.id,
      name: client.name,
      keyHash: tokenDigest(client.key),
      demo: client.demo,
      createdAt: this.clock.now(),
    });
  }
}
