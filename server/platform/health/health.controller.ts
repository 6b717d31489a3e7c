import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { UnitOfWork } from '../database';
import { PublicRoute } from '../http';
import { JobQueue } from '../queue';

type Answer = 'ok' | 'unavailable';

interface Readiness {
  readonly status: 'ready' | 'not_ready';
  readonly database: Answer;
  readonly queue: Answer;
}

const patienceMs = 2500;

/** Outside /api: asked by whoever runs the processes, without a session. */
@Controller()
@PublicRoute()
export class HealthController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobQueue,
  ) {}

  @Get('healthz')
  @Header('cache-control', 'no-store')
  alive(): { status: 'alive' } {
    return { status: 'alive' };
  }

  @Get('readyz')
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const [database, queue] = await Promise.all([
      answers(this.unitOfWork.read((tx) => tx.query('select 1'))),
      answers(this.jobs.ping()),
    ]);
    const ready = database === 'ok' && queue === 'ok';
    void reply.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not_ready', database, queue };
  }
}

/** A pool that waits for a lost server answers late; late is no. */
async function answers(question: Promise<unknown>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve('unavailable'), patienceMs);
  });
  const answer = question.then(
    (): Answer => 'ok',
    (): Answer => 'unavailable',
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
