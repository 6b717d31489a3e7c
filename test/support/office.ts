import { randomUUID } from 'node:crypto';
import type { ApplicationRow, CaseRecord } from '../../shared/applications';
import type { Card } from '../../shared/catalog';
import { slotsFor } from '../../shared/catalog';
import { RUSSIA_2025_2027 } from '../../shared/sla';
import { DEMO_PASSWORD, DEMO_PORTAL_KEY, ProvisioningService } from '../../server/modules/access';
import { CatalogService } from '../../server/modules/catalog';
import { UnitOfWork } from '../../server/platform/database';
import {
  CALENDAR_ID,
  CALENDAR_NAME,
  createRandom,
  demoAccounts,
  departments,
  sampleApplicant,
  sampleFile,
  sampleForm,
  services,
} from '../../server/seed/content';
import { HttpClient, idempotencyKey, signIn } from './clients';
import type { TestServer } from './server';

export type Account =
  | 'operator' | 'operator2' | 'manager' | 'appeals' | 'appeals2' | 'editor' | 'accountant' | 'admin' | 'auditor'; // prettier-ignore

const TODAY = '2026-06-10';

/** An agency at the start of its first day: calendar, departments, roles, the demo people, ten published cards. */
export class Office {
  readonly portal: HttpClient;
  private readonly sessions = new Map<Account, Promise<HttpClient>>();
  private seed = 1;

  private constructor(readonly server: TestServer) {
    this.portal = new HttpClient(server.url, { authorization: `Bearer ${DEMO_PORTAL_KEY}` });
  }

  static async open(server: TestServer): Promise<Office> {
    const provisioning = server.app.get(ProvisioningService);
    const catalog = server.app.get(CatalogService);
    await server.app.get(UnitOfWork).run(async (tx) => {
      await provisioning.addCalendar(tx, { id: CALENDAR_ID, name: CALENDAR_NAME, content: RUSSIA_2025_2027 });
      for (const department of departments) {
        await provisioning.addDepartment(tx, { ...department, calendarId: CALENDAR_ID });
      }
      await provisioning.addPresetRoles(tx, () => randomUUID());
      for (const account of demoAccounts) {
        await provisioning.addUser(tx, { ...account, password: DEMO_PASSWORD, demo: true });
      }
      await provisioning.addApiClient(tx, {
        id: randomUUID(),
        name: 'Портал',
        key: DEMO_PORTAL_KEY,
        demo: true,
      });
      for (const service of services) {
        const { serviceId, versionId } = await catalog.create(tx, { ...service, authorId: null });
        await catalog.publish(tx, serviceId, versionId);
      }
    });
    return new Office(server);
  }

  /** The session of one of the demo people, started at the first call. */
  as(account: Account): Promise<HttpClient> {
    const known = this.sessions.get(account);
    if (known !== undefined) return known;
    const session = signIn(this.server.url, `${account}@demo.example`, DEMO_PASSWORD);
    this.sessions.set(account, session);
    return session;
  }

  /** Everybody signs in anew at the next call: a session does not outlive a night. */
  newDay(): void {
    this.sessions.clear();
  }

  userId(account: Account): string {
    const found = demoAccounts.find((candidate) => candidate.email === `${account}@demo.example`);
    if (found === undefined) throw new Error(`no account ${account}`);
    return found.id;
  }

  card(code: string): Card {
    const found = services.find((service) => service.code === code);
    if (found === undefined) throw new Error(`no service ${code}`);
    return found.card;
  }

  /** A complete, valid submission, with its files uploaded; another one at every call. */
  async submission(code = 'sole-trader-registration') {
    const card = this.card(code);
    const random = createRandom((this.seed += 1));
    const setting = { regionCode: '77', today: TODAY };
    const applicant = sampleApplicant(random, card.applicantKinds, setting);
    const form = sampleForm(card, applicant, random, setting);
    const documents: { slot: string; uploadId: string }[] = [];
    for (const slot of slotsFor(card, form)) {
      const file = await sampleFile(slot, applicant, random, TODAY, 0);
      const { body } = await this.portal.upload(file.content, file.fileName);
      documents.push({ slot: slot.code, uploadId: String(body['id']) });
    }
    return { serviceCode: code, applicant, form, documents };
  }

  /** Files an application through the portal; its checks have not run yet. @returns its number */
  async file(code?: string, changes: Record<string, unknown> = {}): Promise<string> {
    const submission = { ...(await this.submission(code)), ...changes };
    const answer = await this.portal.post('/api/portal/v1/applications', submission, idempotencyKey());
    if (answer.status !== 201) throw new Error(`filing: ${answer.status} ${JSON.stringify(answer.body)}`);
    return String(answer.body['number']);
  }

  /** A filed application whose checks are done, free in its department's queue. @returns its row as the auditor sees it */
  async free(code?: string, changes: Record<string, unknown> = {}): Promise<ApplicationRow> {
    const number = await this.file(code, changes);
    await this.server.runJobsUntilIdle();
    return this.row(number);
  }

  async row(number: string): Promise<ApplicationRow> {
    const auditor = await this.as('auditor');
    const { body } = await auditor.list<ApplicationRow>('applications', { filter: { number } });
    const row = body[0];
    if (row === undefined) throw new Error(`no application ${number}`);
    return row;
  }

  /** A free case, claimed by one of the operators. */
  async claimed(account: Account = 'operator', code?: string): Promise<ApplicationRow> {
    const row = await this.free(code);
    return this.command(account, row, 'claim');
  }

  /** Calls a command that must succeed; the version is that of the row given. */
  async command(
    account: Account,
    row: Pick<ApplicationRow, 'id' | 'version'>,
    command: string,
    body: Record<string, unknown> = {},
  ): Promise<ApplicationRow> {
    const client = await this.as(account);
    const answer = await client.post<ApplicationRow>(`/api/applications/${row.id}/${command}`, {
      version: row.version,
      ...body,
    });
    if (answer.status !== 200) throw new Error(`${command}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async case(account: Account, id: string): Promise<CaseRecord> {
    const { body, status } = await (await this.as(account)).get<CaseRecord>(`/api/applications/${id}`);
    if (status !== 200) throw new Error(`case: ${status}`);
    return body;
  }
}
