import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { DomainError } from '@shared/kernel/errors';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { runWithIdempotency } from '../database';

const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * A repeated command with the same `Idempotency-Key` answers as the first did (api.md). The key counts per caller
 * and address; the answer is stored in the command's own transaction.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { callerId?: string }>();
    const key = request.headers['idempotency-key'];
    if (key === undefined || request.method !== 'POST' || request.callerId === undefined)
      return next.handle();
    // Answers of sign-in carry secrets that are told once; they are stored nowhere.
    if (request.routeOptions.url?.startsWith('/api/auth/') === true) return next.handle();
    // Every upload is another one; its content is not here yet to be compared.
    if (request.isMultipart()) return next.handle();
    if (typeof key !== 'string' || !KEY.test(key)) throw new DomainError('idempotency_key_required');
    const scope = `${request.callerId} ${request.url.split('?')[0] ?? ''}`;
    const fingerprint = createHash('sha256')
      .update(JSON.stringify(request.body ?? null))
      .digest('hex');
    return runWithIdempotency({ scope, key, fingerprint }, () => next.handle());
  }
}
