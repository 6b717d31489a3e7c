import type { PipeTransform } from '@nestjs/common';
import { DomainError } from '@shared/kernel/errors';
import type { z } from 'zod';
import { list } from '../../platform/http';

/** Reads `format` and `filter` of an export; whatever it doesn't know is a 400. */
export class ExportPipe<Format extends string, F extends z.ZodType> implements PipeTransform {
  constructor(
    private readonly formats: readonly Format[],
    private readonly filter: F,
  ) {}

  transform(query: unknown): { format: Format; filter: z.output<F> } {
    const { format: given, ...rest } = Object(query) as Record<string, unknown>;
    const format = this.formats.find((known) => known === given);
    if (format === undefined) {
      throw new DomainError('invalid_request', {
        errors: [{ path: 'format', code: 'invalid_value', message: this.formats.join(' | ') }],
      });
    }
    const unknown = Object.keys(rest).find((key) => key !== 'filter');
    if (unknown !== undefined) throw new DomainError('unknown_filter', { field: unknown.slice(0, 80) });
    const { filter } = list({ filter: this.filter, sorts: ['id'], defaultSort: ['id', 'ASC'] }).transform(
      rest,
    );
    return { format, filter };
  }
}
