import { DomainError } from '@shared/kernel/errors';

/** No body of this API is nested deeper than a few levels; whatever walks one may trust that. */
const MAX_DEPTH = 32;

/** Error: `invalid_request` for a body nested so deeply that walking it would exhaust the stack. */
export function checkDepth(body: unknown): void {
  if (Buffer.isBuffer(body)) return;
  let level = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw new DomainError('invalid_request');
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
}
