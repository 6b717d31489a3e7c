import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const common = {
  root: here('..'),
  resolve: { alias: { '@shared': here('../shared') } },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
} as const;

export default defineConfig({
  ...common,
  test: {
    // One PostgreSQL for the whole run, with a migrated template that each test file clones.
    globalSetup: here('support/global-setup.ts'),
    reporters: ['default'],
    projects: [
      {
        ...common,
        test: {
          name: 'domain',
          include: ['test/domain/**/*.test.ts'],
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...common,
        test: {
          name: 'server',
          include: ['test/{platform,modules,api,jobs,architecture}/**/*.test.ts'],
          setupFiles: [here('support/setup.ts')],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...common,
        test: {
          name: 'ui',
          include: ['test/ui/**/*.test.ts'],
          setupFiles: [here('support/setup.ts')],
          // One browser at a time: journeys wait for a real screen, and two cores are soon busy.
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...common,
        test: {
          // Measured with the machine to themselves: what runs beside them would be measured as well.
          name: 'figures',
          include: ['test/bench/**/*.test.ts'],
          setupFiles: [here('support/setup.ts')],
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        ...common,
        test: {
          name: 'screenshots',
          include: ['test/ui/**/*.screenshots.ts'],
          setupFiles: [here('support/setup.ts')],
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
