import { randomUUID } from 'node:crypto';
import type { PresetRole } from '../../shared/access';
import { ProvisioningService } from '../../server/modules/access';
import { UnitOfWork } from '../../server/platform/database';
import { DEPARTMENT } from '../../server/seed/content';
import { HttpClient, type Answer } from './clients';
import type { TestServer } from './server';

export const PERSON_PASSWORD = 'Kedr-47-sova';

/** Somebody with an account of their own, no demo one. @returns their e-mail address and id */
export async function addPerson(
  server: TestServer,
  { role = 'operator', name = 'person' }: { role?: PresetRole; name?: string } = {},
): Promise<{ id: string; email: string }> {
  const id = randomUUID();
  const email = `${name}-${id.slice(0, 8)}@agency.example`;
  const provisioning = server.app.get(ProvisioningService);
  await server.app.get(UnitOfWork).run((tx) =>
    provisioning.addUser(tx, {
      id,
      email,
      lastName: 'Кедрова',
      firstName: 'Вера',
      middleName: 'Львовна',
      position: 'специалист',
      departmentId: DEPARTMENT.registration,
      password: PERSON_PASSWORD,
      role,
      demo: false,
    }),
  );
  return { id, email };
}

/** Keeps cookies from answer to answer, as a browser does; addresses are those of one server. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(readonly url: string) {}

  async send<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Answer<Body>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await new HttpClient(this.url, { cookie }).send<Body>(method, path, body, {});
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  get<Body = Record<string, unknown>>(path: string): Promise<Answer<Body>> {
    return this.send<Body>('GET', path);
  }

  post<Body = Record<string, unknown>>(path: string, body: unknown = {}): Promise<Answer<Body>> {
    return this.send<Body>('POST', path, body);
  }

  delete(path: string, body?: unknown): Promise<Answer> {
    return this.send('DELETE', path, body);
  }

  login(email: string, password = PERSON_PASSWORD, more: Record<string, string> = {}): Promise<Answer> {
    return this.post('/api/auth/login', { email, password, ...more });
  }

  async mayEnter(): Promise<boolean> {
    return (await this.get('/api/auth/me')).status === 200;
  }
}
