import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { DomainError } from '@shared/kernel/errors';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import type { Config } from '../config';
import { runWithLogContext } from '../logging';
import { checkDepth } from './body-depth';
import { runWithRequest } from './current-request';
import { IdempotencyInterceptor } from './idempotency.interceptor';
import { letGoOfConnections } from './let-go';
import { localeOf, runWithLocale } from './locale';
import { checkOrigin } from './origin';
import { ProblemFilter, sendProblem } from './problem.filter';
import { serveUi } from './serve-ui';

/** The most that a JSON body may hold; files travel by upload. */
export const JSON_LIMIT = 1024 * 1024;
/** Five thousand people with room to spare. */
export const CSV_LIMIT = 4 * 1024 * 1024;
const REQUEST_ID = /^[\w-]{8,64}$/;

type Fastify = ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance'] extends () => infer T
  ? T
  : never;

/** Everything that holds for every request: id, language, origin, headers, limits, problem documents, the UI. */
export async function configureHttp(
  app: NestFastifyApplication,
  config: Config,
  logger: Logger,
): Promise<void> {
  const fastify: Fastify = app.getHttpAdapter().getInstance();
  addRequestContext(fastify, config);
  letGoOfConnections(fastify);
  await app.register(helmet, securityHeaders(config));
  await app.register(cookie);
  await app.register(compress, { global: true, threshold: 1024, encodings: ['br', 'gzip'] });
  await app.register(multipart, {
    limits: { files: 1, fields: 0, parts: 1, fileSize: config.uploadMaxBytes },
  });
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, context) =>
      new DomainError('too_many_requests', { retryAfterSeconds: Math.ceil(context.ttl / 1000) }),
  });
  takeJsonOnly(app, fastify);
  app.useGlobalFilters(new ProblemFilter(logger));
  app.useGlobalInterceptors(new IdempotencyInterceptor());
  logRequests(fastify, logger);
  await serveUi(app);
}

function securityHeaders(config: Config): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: config.publicUrl.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
  };
}

function addRequestContext(fastify: Fastify, config: Config): void {
  const publicOrigin = new URL(config.publicUrl).origin;
  fastify.addHook('onRequest', (request, reply, done) => {
    const given = request.headers['x-request-id'];
    const requestId = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    void reply.header('x-request-id', requestId);
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    const inContext = (work: () => void) =>
      runWithRequest({ address: request.ip, requestId }, () =>
        runWithLogContext({ requestId }, () =>
          runWithLocale(localeOf(request.headers['accept-language']), work),
        ),
      );
    inContext(() => {
      try {
        checkOrigin(request, publicOrigin);
        done();
      } catch (error) {
        if (error instanceof DomainError) sendProblem(reply, error);
        else throw error;
      }
    });
  });
}

/** Bodies are JSON, of a size and depth that can be handled; files come as multipart to the one route that takes them. */
function takeJsonOnly(app: NestFastifyApplication, fastify: Fastify): void {
  app.useBodyParser('application/json', { bodyLimit: JSON_LIMIT });
  fastify.removeContentTypeParser('text/plain');
  // As bytes: the encoding of a table is told from its content.
  fastify.addContentTypeParser(
    'text/csv',
    { parseAs: 'buffer', bodyLimit: CSV_LIMIT },
    (_request, content, done) => done(null, content),
  );
  fastify.addHook('preValidation', (request, reply, done) => {
    try {
      checkDepth(request.body);
      done();
    } catch (error) {
      if (error instanceof DomainError) sendProblem(reply, error);
      else throw error;
    }
  });
}

/** One line a request: the route's pattern and never the address itself, which may hold a search for a person. */
function logRequests(fastify: Fastify, logger: Logger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    logger.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    );
    done();
  });
}
