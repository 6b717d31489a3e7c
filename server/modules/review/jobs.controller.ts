import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { DomainError } from '@shared/kernel/errors';
import type { ListQuery } from '@shared/kernel/list';
import { plainText } from '@shared/kernel/text';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Answers, list, listAnswer, name } from '../../platform/http';
import { JobsOverview, jobStates, type JobPage, type JobState } from '../../platform/queue';
import { Requires } from '../access';

const jobId = plainText(200);
const jobsQuery = list({
  filter: z.strictObject({
    state: z.enum(jobStates).optional(),
    id: z.union([jobId, z.array(jobId).max(100)]).optional(),
  }),
  sorts: ['createdAt'],
  defaultSort: ['createdAt', 'DESC'],
});

interface JobsFilter {
  state?: JobState;
  id?: string | string[];
}

/** Background jobs, the failed ones above all: an administrator sees what did not work, and tries it again. */
@Controller('api/jobs')
export class JobsController {
  constructor(private readonly jobs: JobsOverview) {}

  @Get()
  @Requires('read', 'Job')
  @Answers('Jobs of one state, the failed ones unless asked otherwise')
  async page(
    @Query(jobsQuery) query: ListQuery<JobsFilter>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { items, total } = await this.found(query);
    const rows = items.map((job) => ({
      ...job,
      createdAt: job.createdAt.toISOString(),
      finishedAt: job.finishedAt?.toISOString() ?? null,
      version: 1,
      commands: job.state === 'failed' ? ['retry'] : [],
    }));
    return listAnswer(reply, 'jobs', query, { rows, total });
  }

  private async found({ filter, from, to, sort }: ListQuery<JobsFilter>): Promise<JobPage> {
    if (filter.id === undefined) {
      return this.jobs.list({ ...filter, start: from, end: to, oldestFirst: sort.order === 'ASC' });
    }
    const jobs = await this.jobs.byIds([filter.id].flat());
    const items = jobs.filter(({ state }) => filter.state === undefined || state === filter.state);
    return { items: items.slice(from, to + 1), total: items.length };
  }

  @Post(':id/retry')
  @HttpCode(204)
  @Requires('retry', 'Job')
  @Answers('Gives a failed job another round of tries')
  async retry(@Param('id', name) jobId: string): Promise<void> {
    if (!(await this.jobs.retry(jobId))) throw new DomainError('not_found');
  }
}
