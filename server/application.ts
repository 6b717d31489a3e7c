import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module';
import type { Clock } from './platform/clock';
import type { Config } from './platform/config';
import { configureHttp, refuseAddress } from './platform/http';
import { NestLogger } from './platform/logging';

const workerAddresses = new Set(['/healthz', '/readyz']);

/** The whole server, initialised and with migrations run, not yet listening. */
export async function createApplication(
  config: Config,
  clock: Clock,
  logger: Logger,
  extra: readonly Type[] = [],
): Promise<NestFastifyApplication> {
  // Counted from the socket inwards: only so many proxies may say who called.
  const adapter = new FastifyAdapter({
    trustProxy: (_address, hop) => hop < config.trustProxy,
    frameworkErrors: (error: Error, _request: FastifyRequest, reply: FastifyReply) =>
      refuseAddress(error, reply),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(config, clock, extra), adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
    bodyParser: false,
  });
  if (config.role === 'worker') serveHealthOnly(app);
  await configureHttp(app, config, logger);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** A process that only does jobs answers whoever watches it, and nobody else. */
function serveHealthOnly(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (workerAddresses.has(request.url)) done();
      else void reply.status(404).send();
    });
}
