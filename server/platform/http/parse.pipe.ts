import type { PipeTransform } from '@nestjs/common';
import { DomainError, type FieldError } from '@shared/kernel/errors';
import { uuid } from '@shared/kernel/ids';
import { plainText } from '@shared/kernel/text';
import { parseFilterObject, parseRange, parseSort, type ListQuery } from '@shared/kernel/list';
import type { z } from 'zod';
import { fieldErrors, isShapeError, parseReporting } from './field-errors';
import { currentLocale } from './locale';

/** Validates a body with its shared schema; the OpenAPI document is made from the same `schema`. */
export class BodyPipe<T extends z.ZodType> implements PipeTransform<unknown, z.output<T>> {
  constructor(readonly schema: T) {}

  transform(value: unknown): z.output<T> {
    const result = parseReporting(this.schema, value ?? {});
    if (result.success) return result.data;
    const errors = fieldErrors(result.error, currentLocale());
    throw new DomainError(isShapeError(errors) ? 'invalid_request' : 'validation_failed', { errors });
  }
}

/** `@Body(body(schema))`. */
export function body<T extends z.ZodType>(schema: T): BodyPipe<T> {
  return new BodyPipe(schema);
}

/** An id that is not even a UUID names nothing: 404, as for any unknown id. */
export class IdPipe implements PipeTransform<unknown, string> {
  readonly schema = uuid;

  transform(value: unknown): string {
    const result = uuid.safeParse(value);
    if (!result.success) throw new DomainError('not_found');
    return result.data.toLowerCase();
  }
}
export const id = new IdPipe();

/** A name in an address, such as a service code or an application number; one that nobody can have is a 404. */
export class NamePipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    const result = plainText(200).safeParse(value);
    if (!result.success) throw new DomainError('not_found');
    return result.data;
  }
}
export const name = new NamePipe();

export interface ListShape<F extends z.ZodType> {
  filter: F;
  sorts: readonly string[];
  defaultSort: [string, 'ASC' | 'DESC'];
}

const LIST_KEYS = ['sort', 'range', 'filter'];

/** Reads `sort`, `range` and `filter` of a list request; whatever it doesn't know is a 400. */
export class ListPipe<F extends z.ZodType> implements PipeTransform<unknown, ListQuery<z.output<F>>> {
  constructor(readonly shape: ListShape<F>) {}

  transform(query: unknown): ListQuery<z.output<F>> {
    const given = (query ?? {}) as Record<string, unknown>;
    const strings = Object.entries(given).map(([key, value]): [string, string] => {
      if (!LIST_KEYS.includes(key) || typeof value !== 'string') {
        throw new DomainError('unknown_filter', { field: key.slice(0, 80), allowed: LIST_KEYS });
      }
      return [key, value];
    });
    const values = new Map(strings);
    return {
      sort: parseSort(values.get('sort'), this.shape.sorts, this.shape.defaultSort),
      ...parseRange(values.get('range')),
      filter: this.filter(parseFilterObject(values.get('filter'))),
    };
  }

  private filter(value: Record<string, unknown>): z.output<F> {
    const result = parseReporting(this.shape.filter, value);
    if (result.success) return result.data;
    const errors: FieldError[] = fieldErrors(result.error, currentLocale(), ['filter']);
    const unknown = errors.find((error) => error.code === 'unknown_field');
    if (unknown)
      throw new DomainError('unknown_filter', { field: unknown.path.replace('filter.', ''), errors });
    throw new DomainError('invalid_request', { errors });
  }
}

/** `@Query(list({ filter, sorts, defaultSort }))`. */
export function list<F extends z.ZodType>(shape: ListShape<F>): ListPipe<F> {
  return new ListPipe(shape);
}
