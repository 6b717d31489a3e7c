import { RequestMethod } from '@nestjs/common';
import {
  HTTP_CODE_METADATA,
  METHOD_METADATA,
  PATH_METADATA,
  ROUTE_ARGS_METADATA,
} from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ERROR_STATUS } from '@shared/kernel/errors';
import { z } from 'zod';
import { BodyPipe, ListPipe } from './parse.pipe';

/** What a route does, in one line, for the OpenAPI document. */
export const Answers = Reflector.createDecorator<string>();

/** Marks a route that takes one file as multipart/form-data. */
export const TakesFile = Reflector.createDecorator<boolean>();

const METHODS: Partial<Record<RequestMethod, string>> = {
  [RequestMethod.GET]: 'get',
  [RequestMethod.POST]: 'post',
  [RequestMethod.PUT]: 'put',
  [RequestMethod.PATCH]: 'patch',
  [RequestMethod.DELETE]: 'delete',
};

/** One HTTP operation as Nest knows it. */
export interface Route {
  method: string;
  path: string;
  controller: string;
  handler: (...args: never[]) => unknown;
  controllerType: new (...args: never[]) => unknown;
}

function join(prefix: string, path: string): string {
  return `/${[prefix, path]
    .map((part) => part.replace(/^\/+|\/+$/g, ''))
    .filter(Boolean)
    .join('/')}`;
}

/** All routes, sorted by address; the permission snapshot and the OpenAPI document are made from it. */
export function routesOf(discovery: DiscoveryService): Route[] {
  const scanner = new MetadataScanner();
  return discovery
    .getControllers()
    .flatMap(({ instance, metatype }) => {
      if (!metatype || !instance) return [];
      const prefixes = [Reflect.getMetadata(PATH_METADATA, metatype) as string | string[]].flat();
      const prototype: object = Object.getPrototypeOf(instance);
      return scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = Reflect.get(prototype, name) as Route['handler'];
        const method = METHODS[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
        if (method === undefined) return [];
        const paths = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat();
        return prefixes.flatMap((prefix) =>
          paths.map((path) => ({
            method,
            path: join(prefix, path),
            controller: metatype.name,
            handler,
            controllerType: metatype as Route['controllerType'],
          })),
        );
      });
    })
    .sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
}

function pipesOf(route: Route): unknown[] {
  const name = route.handler.name;
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, route.controllerType, name) ?? {}) as Record<
    string,
    { pipes?: unknown[] }
  >;
  return Object.values(args).flatMap((arg) => arg.pipes ?? []);
}

function jsonSchema(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'openapi-3.0' });
}

const FILE_BODY = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary' } },
      },
    },
  },
};

const problem = {
  description: 'RFC 9457 problem document',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function parameters(path: string, pipes: unknown[]): unknown[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const lists = pipes.filter((pipe) => pipe instanceof ListPipe);
  return [
    ...inPath,
    ...lists.flatMap((pipe) => [
      {
        name: 'sort',
        in: 'query',
        schema: { type: 'string' },
        description: `JSON ["field","ASC"|"DESC"]; fields: ${pipe.shape.sorts.join(', ')}`,
      },
      {
        name: 'range',
        in: 'query',
        schema: { type: 'string' },
        description: 'JSON [from, to], both counted',
      },
      {
        name: 'filter',
        in: 'query',
        content: { 'application/json': { schema: jsonSchema(pipe.shape.filter) } },
      },
    ]),
  ];
}

function operation(route: Route, summary: string | undefined, takesFile: boolean): unknown {
  const pipes = pipesOf(route);
  const bodyPipe = pipes.find((pipe) => pipe instanceof BodyPipe);
  const status =
    (Reflect.getMetadata(HTTP_CODE_METADATA, route.handler) as number | undefined) ??
    (route.method === 'post' ? 201 : 200);
  return {
    operationId: `${route.controller.replace(/Controller$/, '')}_${route.handler.name}`,
    ...(summary !== undefined && { summary }),
    parameters: parameters(route.path, pipes),
    ...(bodyPipe && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: jsonSchema(bodyPipe.schema) } },
      },
    }),
    ...(takesFile && { requestBody: FILE_BODY }),
    security: [route.path.startsWith('/api/portal/') ? { portalKey: [] } : { session: [] }],
    responses: { [String(status)]: { description: 'OK' }, '4XX': problem },
  };
}

const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(ERROR_STATUS) },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
};

/** The OpenAPI 3 document, made from the routes and from the zod schemas that validate them. */
export function openApiDocument(discovery: DiscoveryService, reflector: Reflector): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routesOf(discovery)) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [route.method]: operation(
        route,
        reflector.get(Answers, route.handler),
        reflector.get(TakesFile, route.handler) ?? false,
      ),
    };
  }
  return {
    openapi: '3.0.3',
    info: { title: 'Приёмная', version: '1.0.0', description: 'Operator back office for state services' },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'session' },
        portalKey: { type: 'http', scheme: 'bearer' },
      },
      schemas: {
        Problem: PROBLEM_SCHEMA,
      },
    },
  };
}
