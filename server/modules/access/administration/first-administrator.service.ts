import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FirstAdministrator } from '@shared/access';
import { RUSSIA_2025_2027 } from '@shared/sla';
import { DomainError } from '@shared/kernel/errors';
import { UnitOfWork, type Tx } from '../../../platform/database';
import { AuditLog } from '../../audit';
import { shortName } from '../actor';
import { ProvisioningService } from '../provisioning.service';
import { checkNewPassword } from '../sign-in/password-rules';
import { administratorsOf } from './house-rules';
import { PeopleRepository } from './people.repository';

/** Opens an installation that nobody runs yet. */
@Injectable()
export class FirstAdministratorService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleRepository,
    private readonly provisioning: ProvisioningService,
    private readonly audit: AuditLog,
  ) {}

  /** Whether somebody runs the house already. */
  async exists(): Promise<boolean> {
    return this.unitOfWork.read(async (tx) => administratorsOf(await this.people.load(tx)).length > 0);
  }

  /**
   * Makes the one account from which all others are made, and, where the database is empty, what it hangs on: the
   * preset roles, the calendar, an agency. Errors: `last_administrator` when there is an administrator already, also
   * made at the same moment; `validation_failed` for a password that is easily guessed.
   */
  async create({ password, agency, ...person }: FirstAdministrator): Promise<void> {
    checkNewPassword(password, person.email);
    await this.unitOfWork.run(async (tx) => {
      await this.people.takeTurn(tx);
      const people = await this.people.load(tx);
      if (administratorsOf(people).length > 0) throw new DomainError('last_administrator');
      if (people.structure.roles.length === 0) await this.provisioning.addPresetRoles(tx, () => randomUUID());
      const top = people.structure.departments.find(({ parentId, closed }) => parentId === null && !closed);
      const departmentId = top?.id ?? (await this.addAgency(tx, agency));
      const id = randomUUID();
      await this.provisioning.addUser(tx, {
        id,
        ...person,
        position: 'Администратор системы',
        departmentId,
        password,
        role: 'admin',
        demo: false,
      });
      await this.audit.record(tx, {
        actor: { kind: 'system', id: null, name: null },
        action: 'administratorCreated',
        subject: { type: 'User', id, label: shortName(person) },
        after: { email: person.email, departmentId },
      });
    });
  }

  private async addAgency(tx: Tx, { name, city, regionCode, timeZone }: FirstAdministrator['agency']) {
    const calendarId = randomUUID();
    const calendar = { id: calendarId, name: 'Производственный календарь России, 2025–2027' };
    await this.provisioning.addCalendar(tx, { ...calendar, content: RUSSIA_2025_2027 });
    const id = randomUUID();
    const place = { city, regionCode, timeZone, calendarId };
    const agency = { id, parentId: null, kind: 'agency', code: 'agency', name, ...place } as const;
    await this.provisioning.addDepartment(tx, agency);
    return id;
  }
}
