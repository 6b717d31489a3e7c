import { DomainError } from './errors';

/** A list request after parsing: rows `from` to `to` (both counted, from zero), one sort field, checked filters. */
export interface ListQuery<Filter> {
  sort: { field: string; order: 'ASC' | 'DESC' };
  from: number;
  to: number;
  filter: Filter;
}

/** The longest page that a client may ask for. */
export const MAX_PAGE = 500;

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError('invalid_request', {
      errors: [{ path: name, code: 'malformed_json', message: `${name}: JSON` }],
    });
  }
}

/** `sort=["dueAt","ASC"]`; an unknown field is `unknown_sort` naming the allowed ones. */
export function parseSort(
  text: string | undefined,
  allowed: readonly string[],
  fallback: [string, 'ASC' | 'DESC'],
): ListQuery<never>['sort'] {
  const [field, order] = text === undefined ? fallback : sortPair(parseJson('sort', text));
  if (!allowed.includes(field)) throw new DomainError('unknown_sort', { field, allowed });
  return { field, order };
}

function sortPair(value: unknown): [string, 'ASC' | 'DESC'] {
  if (Array.isArray(value) && value.length === 2 && typeof value[0] === 'string') {
    if (value[1] === 'ASC' || value[1] === 'DESC') return [value[0], value[1]];
  }
  throw new DomainError('invalid_request', {
    errors: [{ path: 'sort', code: 'invalid_format', message: '["field","ASC"|"DESC"]' }],
  });
}

/** `range=[0,24]`; absent means the first page of 25. */
export function parseRange(text: string | undefined): { from: number; to: number } {
  if (text === undefined) return { from: 0, to: 24 };
  const value = parseJson('range', text);
  if (Array.isArray(value) && value.length === 2 && value.every((n) => Number.isSafeInteger(n))) {
    const [from, to] = value as [number, number];
    if (from >= 0 && to >= from - 1 && to - from < MAX_PAGE) return { from, to };
  }
  throw new DomainError('invalid_range', { max: MAX_PAGE });
}

/** `filter={…}` as an object; which keys it may hold is checked by the resource's own zod schema. */
export function parseFilterObject(text: string | undefined): Record<string, unknown> {
  if (text === undefined || text === '') return {};
  const value = parseJson('filter', text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new DomainError('invalid_request', {
    errors: [{ path: 'filter', code: 'invalid_type', message: '{"field": value}' }],
  });
}
