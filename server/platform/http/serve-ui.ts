import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { DomainError } from '@shared/kernel/errors';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { sendProblem } from './problem.filter';

/** Addresses that are never a page of the UI, so that a wrong one is a 404 problem and not the start page. */
const NOT_PAGES = /^\/(api|public|verify|healthz|readyz|assets)(\/|$|\?)/;

function builtUi(): string | null {
  const here = path.dirname(fileURLToPath(import.meta.url));
  // In dist/server when built, in server/platform/http when run from the sources.
  return (
    [path.resolve(here, '../admin-ui'), path.resolve(here, '../../../dist/admin-ui')].find((folder) =>
      existsSync(path.join(folder, 'index.html')),
    ) ?? null
  );
}

/** Serves the built admin UI; every page address that is not a file gets its start page. */
export async function serveUi(app: NestFastifyApplication): Promise<void> {
  const root = builtUi();
  if (root === null) return;
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    maxAge: 0,
    setHeaders: (reply, file) => {
      const lasting = file.includes(`${path.sep}assets${path.sep}`);
      void reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', (request, reply) => {
      if (NOT_PAGES.test(request.url)) return sendProblem(reply, new DomainError('not_found'));
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    });
}
