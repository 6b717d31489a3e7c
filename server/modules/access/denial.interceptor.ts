import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@shared/kernel/errors';
import { catchError, type Observable } from 'rxjs';
import { Denials } from '../audit';
import { auditActor } from './actor';
import { routeAccess, type AuthenticatedRequest } from './requires';

/** Records refusals of the second kind: the role may do this, but not on this record. By now the command is undone. */
@Injectable()
export class DenialInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly denials: Denials,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError(async (error: unknown): Promise<never> => {
        if (error instanceof DomainError && error.code === 'forbidden') await this.note(context);
        throw error;
      }),
    );
  }

  private async note(context: ExecutionContext): Promise<void> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    if (request.actor === undefined) return;
    const route = routeAccess(this.reflector, context);
    const asked =
      route?.kind === 'permission'
        ? route
        : { action: `${request.method} ${request.routeOptions.url}`, subject: 'Route' };
    const recordId: unknown = Object(request.params).id;
    await this.denials.note({
      actor: auditActor(request.actor),
      action: asked.action,
      subject: { type: asked.subject, id: typeof recordId === 'string' ? recordId.toLowerCase() : null },
    });
  }
}
