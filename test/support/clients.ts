import { randomUUID } from 'node:crypto';

/** What came back: the body is parsed when it is JSON. */
export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

async function answerOf<Body>(response: Response): Promise<Answer<Body>> {
  const text = await response.text();
  const json = /json/.test(response.headers.get('content-type') ?? '');
  const body = (json && text !== '' ? JSON.parse(text) : text) as Body;
  return { status: response.status, headers: response.headers, body };
}

/** Speaks to one server with fixed headers, as a browser with a session or as the portal with its key. */
export class HttpClient {
  constructor(
    readonly url: string,
    readonly fixedHeaders: Readonly<Record<string, string>> = {},
  ) {}

  get<Body = Record<string, unknown>>(
    path: string,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return this.send('GET', path, undefined, headers);
  }

  post<Body = Record<string, unknown>>(
    path: string,
    body: unknown = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return this.send('POST', path, body, headers);
  }

  put<Body = Record<string, unknown>>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.send('PUT', path, body, {});
  }

  delete<Body = Record<string, unknown>>(path: string): Promise<Answer<Body>> {
    return this.send('DELETE', path, undefined, {});
  }

  /** A list as react-admin asks for it; `total` is read from Content-Range. */
  async list<Row = Record<string, unknown>>(
    resource: string,
    query: {
      sort?: [string, 'ASC' | 'DESC'];
      range?: [number, number];
      filter?: Record<string, unknown>;
    } = {},
  ): Promise<Answer<Row[]> & { total: number }> {
    const parameters = new URLSearchParams(
      Object.entries(query).map(([key, value]): [string, string] => [key, JSON.stringify(value)]),
    );
    const answer = await this.get<Row[]>(`/api/${resource}?${parameters.toString()}`);
    return { ...answer, total: Number(answer.headers.get('content-range')?.split('/')[1]) };
  }

  async upload(content: Buffer, fileName: string): Promise<Answer> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)]), fileName);
    const response = await fetch(`${this.url}/api/portal/v1/uploads`, {
      method: 'POST',
      headers: this.fixedHeaders,
      body: form,
    });
    return answerOf(response);
  }

  async send<Body>(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer<Body>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...this.fixedHeaders,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return answerOf<Body>(response);
  }
}

/** Signs in and keeps the session's cookie. */
export async function signIn(url: string, email: string, password: string): Promise<HttpClient> {
  const answer = await new HttpClient(url).post('/api/auth/login', { email, password });
  if (answer.status !== 200) throw new Error(`sign-in of ${email}: ${answer.status}`);
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error('sign-in without a cookie');
  return new HttpClient(url, { cookie });
}

export function idempotencyKey(): Record<string, string> {
  return { 'idempotency-key': randomUUID() };
}
