import { randomUUID } from 'node:crypto';
import type { Permission } from '../../shared/access';
import { ProvisioningService } from '../../server/modules/access';
import { UnitOfWork } from '../../server/platform/database';
import { DEPARTMENT } from '../../server/seed/content';
import { signIn, type Answer, type HttpClient } from './clients';
import type { TestDatabase } from './database';
import { Office, type Account } from './office';
import type { TestServer } from './server';

export interface Record_ extends Record<string, unknown> {
  id: string;
  version: number;
  commands: string[];
}

const PASSWORD = 'Zvezda-83-sad';

/** The people and roles of an office, seen from its administration. */
export class House {
  private constructor(
    readonly server: TestServer,
    readonly database: TestDatabase,
    readonly office: Office,
    readonly admin: HttpClient,
  ) {}

  static async open(server: TestServer, database: TestDatabase): Promise<House> {
    const office = await Office.open(server);
    return new House(server, database, office, await office.as('admin'));
  }

  /** A role made straight in the database of the test, held by nobody. @returns its id */
  async role(permissions: Permission[], code = `test_${randomUUID().slice(0, 8)}`): Promise<string> {
    const answer = await this.admin.post<Record_>('/api/roles', {
      code,
      labelRu: `Роль ${code}`,
      labelEn: `Role ${code}`,
      permissions,
    });
    if (answer.status !== 201) throw new Error(`role: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body.id;
  }

  async roleId(code: string): Promise<string> {
    const rows = await this.database.query<{ id: string }>('SELECT id FROM roles WHERE code = $1', [code]);
    return rows[0]?.id ?? '';
  }

  /** Somebody with a password of their own and the given roles. */
  async person(
    roleIds: readonly string[],
    departmentId: string = DEPARTMENT.registration,
  ): Promise<{ id: string; email: string; client: HttpClient }> {
    const id = randomUUID();
    const email = `person-${id.slice(0, 8)}@agency.example`;
    await this.server.app.get(UnitOfWork).run((tx) =>
      this.server.app.get(ProvisioningService).addUser(tx, {
        id,
        email,
        lastName: 'Орлова',
        firstName: 'Нина',
        middleName: 'Петровна',
        position: 'Специалист',
        departmentId,
        password: PASSWORD,
        role: 'operator',
        demo: false,
      }),
    );
    await this.database.query('DELETE FROM user_roles WHERE user_id = $1', [id]);
    for (const roleId of roleIds) {
      await this.database.query('INSERT INTO user_roles (user_id, role_id) VALUES ($1, $2)', [id, roleId]);
    }
    return { id, email, client: await signIn(this.server.url, email, PASSWORD) };
  }

  async record(resource: 'users' | 'roles' | 'departments', id: string): Promise<Record_> {
    const { body, status } = await this.admin.get<Record_>(`/api/${resource}/${id}`);
    if (status !== 200) throw new Error(`${resource}: ${status}`);
    return body;
  }

  /** Calls a command with the version that the record has now. */
  async order(
    client: HttpClient,
    resource: 'users' | 'roles' | 'departments',
    id: string,
    command: string,
    body: Record<string, unknown> = {},
  ): Promise<Answer<Record_>> {
    const { version } = await this.record(resource, id);
    return client.post<Record_>(`/api/${resource}/${id}/${command}`, { version, ...body });
  }

  assign(client: HttpClient, userId: string, roleIds: readonly string[], rest: Record<string, unknown> = {}) {
    const roles = roleIds.map((roleId) => ({ roleId, expiresAt: null }));
    return this.order(client, 'users', userId, 'roles', { roles, ...rest });
  }

  async audited(action: string): Promise<Record<string, unknown>[]> {
    return this.database.query('SELECT * FROM audit_events WHERE action = $1 ORDER BY at, id', [action]);
  }

  userId(account: Account): string {
    return this.office.userId(account);
  }
}
