import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@shared/kernel/errors';
import { Denials } from '../audit';
import { AccessService } from './access.service';
import { auditActor, may } from './actor';
import { routeAccess, type AuthenticatedRequest } from './requires';
import { SESSION_COOKIE } from './session-cookie';

/** Deny by default: a route that doesn't say who may call it is closed to everyone. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly access: AccessService,
    private readonly denials: Denials,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = routeAccess(this.reflector, context);
    if (route === undefined) throw new DomainError('forbidden');
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    if (route.kind === 'public') return true;
    if (route.kind === 'portal') {
      request.portalClient = await this.access.portalClient(bearer(request));
      request.callerId = `portal:${request.portalClient.clientId}`;
      return true;
    }
    const { actor, person } = await this.access.actorOfSession(request.cookies[SESSION_COOKIE]);
    if (person.secondFactorDue && !(route.kind === 'session' && route.beforeSecondFactor === true)) {
      throw new DomainError('second_factor_enrolment_required');
    }
    if (route.kind === 'permission' && !may(actor, route.action, route.subject)) {
      const subject = { type: route.subject, id: null };
      await this.denials.note({ actor: auditActor(actor), action: route.action, subject });
      throw new DomainError('forbidden');
    }
    request.actor = actor;
    request.person = person;
    request.callerId = `user:${actor.userId}`;
    return true;
  }
}

function bearer(request: AuthenticatedRequest): string | undefined {
  return /^Bearer (\S{1,300})$/i.exec(request.headers.authorization ?? '')?.[1];
}
