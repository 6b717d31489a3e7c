import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { DomainError, type ErrorCode, type Problem } from '@shared/kernel/errors';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { currentLocale } from './locale';
import { problemDetail } from './problem-words';

/** What the HTTP layer itself may refuse, by the code that Fastify and its plugins give. */
const TRANSPORT_CODES: Record<string, ErrorCode> = {
  FST_ERR_BAD_URL: 'invalid_request',
  FST_ERR_MAX_PARAM_LENGTH: 'not_found',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_request',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported_media_type',
  FST_REQ_FILE_TOO_LARGE: 'payload_too_large',
  FST_FILES_LIMIT: 'invalid_request',
  FST_PARTS_LIMIT: 'invalid_request',
  FST_FIELDS_LIMIT: 'invalid_request',
  FST_PROTO_VIOLATION: 'invalid_request',
};

const STATUS_CODES: Record<number, ErrorCode> = {
  400: 'invalid_request',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
};

/** Every refusal becomes a problem document here (RFC 9457); a fault that nobody named is logged and told as 500. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const error = asDomainError(exception);
    if (error.code === 'internal_error') this.logger.error({ err: exception }, 'request failed');
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    sendProblem(reply, error);
  }
}

export function asDomainError(exception: unknown): DomainError {
  if (exception instanceof DomainError) return exception;
  const code: unknown = exception instanceof Error ? Reflect.get(exception, 'code') : undefined;
  const transport = typeof code === 'string' ? TRANSPORT_CODES[code] : undefined;
  if (transport !== undefined) return new DomainError(transport);
  // What the JSON parser throws carries a status but no code of Fastify's.
  if (exception instanceof SyntaxError && Reflect.get(exception, 'statusCode') === 400) {
    return new DomainError('malformed_json');
  }
  const status: unknown =
    exception instanceof HttpException
      ? exception.getStatus()
      : exception instanceof Error && Reflect.get(exception, 'statusCode');
  const known = typeof status === 'number' ? STATUS_CODES[status] : undefined;
  return new DomainError(known ?? 'internal_error');
}

export function problemOf(error: DomainError): Problem {
  // `status` of a problem document is that of HTTP (RFC 9457); the state of a case goes beside it.
  const { errors, status, ...rest } = error.params;
  const detail = problemDetail(error.code, error.params, currentLocale());
  return {
    ...rest,
    ...(status !== undefined && { currentStatus: status }),
    type: `urn:priemnaya:problem:${error.code}`,
    title: detail.split(/[.:]/)[0] ?? detail,
    status: error.status,
    code: error.code,
    detail,
    ...(errors && { errors }),
  };
}

/** What the router refuses before any hook or filter has seen it, such as a broken percent sign. */
export function refuseAddress(error: Error, reply: FastifyReply): void {
  sendProblem(reply, asDomainError(error));
}

export function sendProblem(reply: FastifyReply, error: DomainError): void {
  if (reply.sent) return;
  const retryAfter: unknown = error.params['retryAfterSeconds'];
  if (typeof retryAfter === 'number') void reply.header('retry-after', String(retryAfter));
  void reply
    .status(error.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemOf(error)));
}
