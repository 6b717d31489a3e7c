import type { Problem } from '@shared/kernel/errors';
import { HttpError, fetchUtils } from 'react-admin';
import { serverBack } from './connection';
import { i18nProvider } from './i18nProvider';
import { problemText } from './problem';
import { currentSession, secondFactorAsked, sessionOver, signedInAgain } from './session';

type Answer = Awaited<ReturnType<typeof fetchUtils.fetchJson>>;
export interface HttpOptions extends fetchUtils.Options {
  /** Answer 401 to the caller instead of asking for a sign-in on top of the page. */
  anonymous?: boolean;
}

const networkLost = () =>
  new HttpError(problemText({ code: 'network_lost' }, 0), 0, { code: 'network_lost' });
const GATEWAY_FAILURES = new Set([502, 504]);

function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Sending twice does no harm: a read, or a command that carries the key by which the server knows it again. */
function isRepeatable(options: HttpOptions): boolean {
  const method = options.method ?? 'GET';
  return method === 'GET' || method === 'PUT' || new Headers(options.headers).has('Idempotency-Key');
}

async function send(url: string, options: HttpOptions): Promise<Answer> {
  const { anonymous: _anonymous, ...init } = options;
  const headers = new Headers(options.headers);
  headers.set('Accept', 'application/json');
  headers.set('Accept-Language', i18nProvider.getLocale());
  return fetchUtils.fetchJson(url, { ...init, headers, credentials: 'same-origin' });
}

function serverIsGone(error: unknown): boolean {
  return error instanceof HttpError ? GATEWAY_FAILURES.has(error.status) : !isAborted(error);
}

function withWords(error: unknown): unknown {
  if (!(error instanceof HttpError)) return error;
  const body = (error.body ?? {}) as Partial<Problem>;
  return new HttpError(problemText(body, error.status), error.status, body);
}

/**
 * The only way to the server. A lost network or an ended session does not fail the request: it waits until the server
 * answers or the person has signed in again, then goes once more. Rejects with `HttpError` whose `body` is the problem
 * document and whose `message` is ready to be shown.
 */
export async function httpClient(url: string, options: HttpOptions = {}): Promise<Answer> {
  try {
    return await send(url, options);
  } catch (error) {
    if (error instanceof HttpError && error.status === 401 && !options.anonymous && currentSession().user) {
      sessionOver();
      await signedInAgain();
      options.signal?.throwIfAborted();
      return httpClient(url, options);
    }
    if (error instanceof HttpError && error.body?.code === 'second_factor_enrolment_required')
      secondFactorAsked();
    if (!serverIsGone(error)) throw withWords(error);
    const back = serverBack();
    if (!isRepeatable(options)) throw networkLost();
    await back;
    options.signal?.throwIfAborted();
    return httpClient(url, options);
  }
}

/** POST with a JSON body; `null` stands for an empty answer (204). */
export async function post<T>(url: string, body: unknown, options: HttpOptions = {}): Promise<T | null> {
  const { json, status } = await httpClient(url, { ...options, method: 'POST', body: JSON.stringify(body) });
  return status === 204 ? null : (json as T);
}

/** A file instead of JSON. A refused or interrupted fetch is told, and waited for, in the same way as any other request. */
export async function fetchBytes(url: string): Promise<ArrayBuffer> {
  const attempt = () => fetch(url, { credentials: 'same-origin' }).catch(() => null);
  let answer = await attempt();
  if (!answer?.ok) {
    await httpClient(url);
    answer = await attempt();
  }
  if (!answer?.ok) throw networkLost();
  return answer.arrayBuffer();
}
