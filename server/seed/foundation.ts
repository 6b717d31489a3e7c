import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { PRESET_ROLES } from '@shared/access';
import { RUSSIA_2025_2027 } from '@shared/sla';
import { DEMO_PASSWORD, DEMO_PORTAL_KEY, ProvisioningService } from '../modules/access';
import { CatalogService } from '../modules/catalog';
import { UnitOfWork, type Tx } from '../platform/database';
import { colleagues } from './colleagues';
import { CALENDAR_ID, CALENDAR_NAME, demoAccounts, departments, services } from './content';

export const PORTAL_CLIENT_ID = 'c11e4700-0000-4000-8000-000000000001';
const EDITOR_ID = demoAccounts.find(({ role }) => role === 'editor')?.id ?? null;

const roleId = (index: number): string => `401e0000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;

/** What an agency begins with: calendar, departments, roles, people, the portal's key and the published cards. */
export async function layFoundation(app: INestApplicationContext): Promise<void> {
  const provisioning = app.get(ProvisioningService);
  const catalog = app.get(CatalogService);
  await app.get(UnitOfWork).run(async (tx) => {
    await provisioning.addCalendar(tx, { id: CALENDAR_ID, name: CALENDAR_NAME, content: RUSSIA_2025_2027 });
    for (const department of departments) {
      await provisioning.addDepartment(tx, { ...department, calendarId: CALENDAR_ID });
    }
    await provisioning.addPresetRoles(tx, (role) => roleId(PRESET_ROLES.indexOf(role)));
    await addPeople(tx, provisioning);
    const portal = { id: PORTAL_CLIENT_ID, name: 'Портал государственных услуг', key: DEMO_PORTAL_KEY };
    await provisioning.addApiClient(tx, { ...portal, demo: true });
    await publishCards(tx, catalog);
  });
}

async function addPeople(tx: Tx, provisioning: ProvisioningService): Promise<void> {
  for (const account of demoAccounts) {
    await provisioning.addUser(tx, { ...account, password: DEMO_PASSWORD, demo: true });
  }
  for (const account of colleagues) {
    const password = randomBytes(24).toString('base64url');
    await provisioning.addUser(tx, { ...account, password, demo: false });
  }
}

async function publishCards(tx: Tx, catalog: CatalogService): Promise<void> {
  for (const { id, code, departmentId, card } of services) {
    const draft = await catalog.create(tx, { id, code, departmentId, card, authorId: EDITOR_ID });
    await catalog.publish(tx, draft.serviceId, draft.versionId);
  }
}
