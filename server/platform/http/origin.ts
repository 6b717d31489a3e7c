import { DomainError } from '@shared/kernel/errors';
import type { FastifyRequest } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses state-changing requests of the staff API that a browser sends from another site. Browsers always name the
 * origin of such a request; a client without one is not a browser and carries no ambient cookies.
 */
export function checkOrigin(request: FastifyRequest, publicOrigin: string): void {
  // The route and not the address: `/%61pi/auth/login` leads to the same place.
  const route = request.routeOptions.url ?? '';
  if (SAFE.has(request.method) || !route.startsWith('/api/') || route.startsWith('/api/portal/')) return;
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const own = `${request.protocol}://${request.host}`;
  const foreign =
    origin === undefined
      ? site === 'cross-site' || site === 'same-site'
      : origin !== own && origin !== publicOrigin;
  if (foreign) throw new DomainError('cross_site_request');
}
