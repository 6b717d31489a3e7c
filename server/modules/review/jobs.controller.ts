import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { DomainError } from '@shared/kernel/errors';
import type { ListQuery } from '@shared/kernel/list';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Answers, list, listAnswer, name } from '../../platform/http';
import { JobsOverview, jobStates, type JobState } from '../../platform/queue';
import { Requires } from '../access';

const jobsQuery = list({
  filter: z.strictObject({ state: z.enum(jobStates).optional() }),
  sorts: ['createdAt', 'id'],
  defaultSort: ['createdAt', 'DESC'],
});

/** Background jobs, the failed ones above all: an administrator sees what did not work, and tries it again. */
@Controller('api/jobs')
export class JobsController {
  constructor(private readonly jobs: JobsOverview) {}

  @Get()
  @Requires('read', 'Job')
  @Answers('Jobs of one state, the failed ones unless asked otherwise')
  async page(
    @Query(jobsQuery) query: ListQuery<{ state?: JobState }>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { items, total } = await this.jobs.list({ ...query.filter, start: query.from, end: query.to });
    const rows = items.map((job) => ({
      ...job,
      createdAt: job.createdAt.toISOString(),
      finishedAt: job.finishedAt?.toISOString() ?? null,
      version: 1,
      commands: job.state === 'failed' ? ['retry'] : [],
    }));
    return listAnswer(reply, 'jobs', query, { rows, total });
  }

  @Post(':id/retry')
  @HttpCode(204)
  @Requires('retry', 'Job')
  @Answers('Gives a failed job another round of tries')
  async retry(@Param('id', name) jobId: string): Promise<void> {
    if (!(await this.jobs.retry(jobId))) throw new DomainError('not_found');
  }
}
