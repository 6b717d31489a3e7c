import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { Action, Subject } from '@shared/access';
import type { FastifyRequest } from 'fastify';
import { PublicRoute, ROUTE_ACCESS } from '../../platform/http';
import type { SessionPerson } from './access.repository';
import type { Actor, PortalClient } from './actor';

/** Who may call a route: anyone, whoever is signed in, a person with a permission, or a portal with a key. */
export type RouteAccess =
  | { kind: 'public' }
  | { kind: 'session'; beforeSecondFactor?: true }
  | { kind: 'permission'; action: Action; subject: Subject }
  | { kind: 'portal' };

export { ROUTE_ACCESS };
export const Public = PublicRoute;
export const SignedIn = () => SetMetadata(ROUTE_ACCESS, { kind: 'session' } satisfies RouteAccess);
/** Open to those as well who have to set up their second factor first: setting it up, and leaving. */
export const SignedInBeforeSecondFactor = () =>
  SetMetadata(ROUTE_ACCESS, { kind: 'session', beforeSecondFactor: true } satisfies RouteAccess);
export const PortalOnly = () => SetMetadata(ROUTE_ACCESS, { kind: 'portal' } satisfies RouteAccess);
/** The first of three checks: the role may do this at all. Record and list are checked where the rows are read. */
export const Requires = (action: Action, subject: Subject) =>
  SetMetadata(ROUTE_ACCESS, { kind: 'permission', action, subject } satisfies RouteAccess);

/** What a route says about who may call it; undefined when it says nothing. */
export function routeAccess(reflector: Reflector, context: ExecutionContext): RouteAccess | undefined {
  return reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, [
    context.getHandler(),
    context.getClass(),
  ]);
}

export interface AuthenticatedRequest extends FastifyRequest {
  actor?: Actor;
  person?: SessionPerson;
  portalClient?: PortalClient;
  /** Scope of idempotency keys. */
  callerId?: string;
}

function requestOf(context: ExecutionContext): AuthenticatedRequest {
  return context.switchToHttp().getRequest<AuthenticatedRequest>();
}

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} asked for on a route that does not establish it`);
  return value;
}

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext) =>
  present(requestOf(context).actor, 'actor'),
);
export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext) =>
  present(requestOf(context).person, 'person'),
);
export const CurrentPortal = createParamDecorator((_: unknown, context: ExecutionContext) =>
  present(requestOf(context).portalClient, 'portal client'),
);
