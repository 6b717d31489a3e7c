import { describe, expect, test } from 'vitest';
import { MAX_LINES, RULES } from './rules';
import { productTree, treeOf } from './source-tree';

type Texts = Record<string, string>;

/** For each rule: a tree that breaks it, the file to blame, and as like a tree as possible that keeps it. */
const FIXTURES: Record<string, { broken: Texts[]; blamed: string; kept: Texts }> = {
  'shared imports only zod and @casl/ability': {
    blamed: 'shared/sla/x.ts',
    broken: [
      { 'shared/sla/x.ts': `import { readFileSync } from 'node:fs';` },
      { 'shared/sla/x.ts': `import type { Tx } from '../../server/platform/database';` },
      {
        'shared/sla/x.ts': `export { x } from '@shared/kernel/x';`,
        'shared/kernel/x.ts': `export const x = 1;`,
      },
    ],
    kept: {
      'shared/sla/x.ts': `import { z } from 'zod'; import { y } from './y'; import '@casl/ability/extra';`,
      'shared/sla/y.ts': `export const y = 1;`,
    },
  },
  'admin-ui never imports server': {
    blamed: 'admin-ui/App.tsx',
    broken: [
      { 'admin-ui/App.tsx': `import type { Actor } from '../server/modules/access';` },
      { 'admin-ui/App.tsx': `const later = () => import('../server/main');` },
    ],
    kept: { 'admin-ui/App.tsx': `import { STAFF_LABELS } from '@shared/applications';` },
  },
  'server never imports admin-ui': {
    blamed: 'server/main.ts',
    broken: [{ 'server/main.ts': `import '../admin-ui/main';` }],
    kept: { 'server/main.ts': `import './boot';` },
  },
  'platform imports no module and, of the vocabulary, only its kernel': {
    blamed: 'server/platform/queue/x.ts',
    broken: [
      { 'server/platform/queue/x.ts': `import type { Actor } from '../../modules/access';` },
      { 'server/platform/queue/x.ts': `type Status = import('@shared/applications').ApplicationStatus;` },
    ],
    kept: { 'server/platform/queue/x.ts': `import { DomainError } from '@shared/kernel/errors';` },
  },
  'modules meet only through their index': {
    blamed: 'server/modules/catalog/x.ts',
    broken: [
      { 'server/modules/catalog/x.ts': `import { may } from '../access/actor';` },
      { 'server/modules/catalog/x.ts': `import type { User } from '../access/access.entity';` },
    ],
    kept: {
      'server/modules/catalog/x.ts': `import { may } from '../access'; import { y } from './y';`,
      'server/modules/access/index.ts': `export const may = 1;`,
    },
  },
  'an index exports neither entities nor repositories': {
    blamed: 'server/modules/sla/index.ts',
    broken: [
      { 'server/modules/sla/index.ts': `export { SlaRepository } from './sla.repository';` },
      { 'server/modules/sla/index.ts': `export * from './sla.entity';` },
      {
        'server/modules/sla/index.ts': `export { SlaTermEntity } from './terms';`,
        'server/modules/sla/terms.ts': `export { SlaTermEntity } from './sla.entity';`,
      },
    ],
    kept: {
      'server/modules/sla/index.ts': `export type { Timer } from './sla.repository'; export { Sla } from './sla.service';`,
      'server/modules/sla/sla.service.ts': `import { SlaRepository } from './sla.repository'; export class Sla {}`,
    },
  },
  'modules know only lower tiers': {
    blamed: 'server/modules/applications/x.ts',
    broken: [
      { 'server/modules/applications/x.ts': `import { DecisionsReader } from '../decisions';` },
      { 'server/modules/applications/x.ts': `import type { Anything } from '../unheard-of';` },
    ],
    kept: { 'server/modules/applications/x.ts': `import { CatalogService } from '../catalog';` },
  },
  'notifications and escalation are imported by nobody': {
    blamed: 'server/modules/portal/x.ts',
    broken: [{ 'server/modules/portal/x.ts': `import { Notices } from '../notifications';` }],
    kept: { 'server/app.module.ts': `import { NotificationsModule } from './modules/notifications';` },
  },
  'only repositories, entities, migrations and platform/database import typeorm': {
    blamed: 'server/modules/sla/sla.service.ts',
    broken: [
      { 'server/modules/sla/sla.service.ts': `import { In } from 'typeorm';` },
      { 'server/modules/sla/sla.service.ts': `import type { EntityManager } from 'typeorm';` },
    ],
    kept: { 'server/modules/sla/sla.repository.ts': `import { In } from 'typeorm';` },
  },
  'only *.module.ts and platform/database import @nestjs/typeorm': {
    blamed: 'server/modules/sla/sla.service.ts',
    broken: [{ 'server/modules/sla/sla.service.ts': `import { InjectRepository } from '@nestjs/typeorm';` }],
    kept: { 'server/modules/sla/sla.module.ts': `import { TypeOrmModule } from '@nestjs/typeorm';` },
  },
  'only platform/queue and processors import bullmq': {
    blamed: 'server/modules/sla/sla.service.ts',
    broken: [{ 'server/modules/sla/sla.service.ts': `import { Queue } from 'bullmq';` }],
    kept: { 'server/modules/sla/timers.processor.ts': `import type { Job } from 'bullmq';` },
  },
  'a resource of the interface uses another only through its index': {
    blamed: 'admin-ui/resources/users/UserList.tsx',
    broken: [
      { 'admin-ui/resources/users/UserList.tsx': `import { Row } from '../applications/list/Row';` },
      { 'admin-ui/resources/users/UserList.tsx': `const Case = lazy(() => import('../applications/case'));` },
    ],
    kept: {
      'admin-ui/resources/users/UserList.tsx': `import { Row } from '../applications'; import './Row';`,
    },
  },
  'only providers of the interface speak HTTP': {
    blamed: 'admin-ui/ui/Clock.tsx',
    broken: [
      { 'admin-ui/ui/Clock.tsx': `void fetch('/api');` },
      { 'admin-ui/ui/Clock.tsx': `void window.fetch('/api');` },
      { 'admin-ui/ui/Clock.tsx': `const stream = new EventSource('/api/events');` },
      { 'admin-ui/ui/Clock.tsx': `import { fetchUtils } from 'react-admin';` },
      { 'admin-ui/ui/Clock.tsx': `import simpleRest from 'ra-data-simple-rest';` },
    ],
    kept: { 'admin-ui/providers/http.ts': `import { fetchUtils } from 'react-admin'; void fetch('/api');` },
  },
  'no cycles': {
    blamed: 'shared/sla/a.ts → shared/sla/b.ts → shared/sla/c.ts → shared/sla/a.ts',
    broken: [
      {
        'shared/sla/a.ts': `import { b } from './b'; export const a = 1;`,
        'shared/sla/b.ts': `export { c as b } from './c';`,
        'shared/sla/c.ts': `import { a } from './a'; export const c = a;`,
      },
    ],
    kept: {
      'shared/sla/a.ts': `import { b } from './b'; export interface A { b: typeof b }`,
      'shared/sla/b.ts': `import type { A } from './a'; export const b = (a: A) => a;`,
    },
  },
  'nothing imports test': {
    blamed: 'server/seed/index.ts',
    broken: [{ 'server/seed/index.ts': `import { office } from '../../test/support/office';` }],
    kept: { 'test/api/x.test.ts': `import { office } from '../support/office';` },
  },
  'the environment is read in platform/config alone': {
    blamed: 'server/boot.ts',
    broken: [
      { 'server/boot.ts': `const port = process.env.PORT;` },
      { 'server/boot.ts': `const { PORT } = process['env'];` },
    ],
    kept: { 'server/platform/config/load-config.ts': `const port = process.env.PORT;` },
  },
  '"now" comes from platform/clock alone': {
    blamed: 'server/modules/sla/x.ts',
    broken: [
      { 'server/modules/sla/x.ts': `const now = new Date();` },
      { 'server/modules/sla/x.ts': `const now = Date.now();` },
      { 'server/modules/sla/x.ts': `const now = [1].map(Date.now);` },
    ],
    kept: {
      'server/modules/sla/x.ts': `const day = new Date('2026-01-01T00:00:00Z');`,
      'server/platform/clock/clock.ts': `const now = new Date();`,
    },
  },
  'no file is longer than 300 lines': {
    blamed: 'server/boot.ts',
    broken: [{ 'server/boot.ts': '// line\n'.repeat(MAX_LINES + 1) }],
    kept: { 'server/boot.ts': '// line\n'.repeat(MAX_LINES) },
  },
  'no constructor takes more than 7 things': {
    blamed: 'server/modules/sla/sla.service.ts',
    broken: [{ 'server/modules/sla/sla.service.ts': classTaking(8) }],
    kept: { 'server/modules/sla/sla.service.ts': classTaking(7) },
  },
};

function classTaking(count: number): string {
  const parameters = Array.from({ length: count }, (_, index) => `private readonly p${index}: string`);
  return `export class Sla { constructor(${parameters.join(', ')}) {} }`;
}

const product = productTree();

describe.each(RULES)('$name', (rule) => {
  const fixture = FIXTURES[rule.name];

  test('holds in the product', () => {
    expect(rule.violations(product)).toEqual([]);
  });

  test('is noticed when broken', () => {
    expect(fixture?.broken.length).toBeGreaterThan(0);
    for (const texts of fixture?.broken ?? []) {
      expect(rule.violations(treeOf(texts))).toEqual([expect.stringContaining(fixture?.blamed ?? '')]);
    }
  });

  test('leaves what is right alone', () => {
    expect(rule.violations(treeOf(fixture?.kept ?? {}))).toEqual([]);
  });
});

test('the tree that the rules look at is the whole product', () => {
  expect([...product.keys()]).toEqual(
    expect.arrayContaining([
      'shared/sla/index.ts',
      'server/main.ts',
      'admin-ui/App.tsx',
      'test/support/office.ts',
    ]),
  );
  // Every way to a file of the tree is found: an unresolved one would escape the rules.
  const lost = [...product.values()].flatMap((file) =>
    file.dependencies
      .filter((dependency) => dependency.file !== null && !product.has(dependency.file))
      .filter(({ specifier }) => !/\.(css|svg|png|ttf|woff2|json|mjs)(\?.*)?$/.test(specifier))
      .map(({ specifier }) => `${file.path}: ${specifier}`),
  );
  expect(lost).toEqual([]);
});
