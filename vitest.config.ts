import { defineConfig } from 'vitest/config';

const integration = ['packages/*/src/**/*.int.test.ts', 'packages/*/test/**/*.int.test.ts', 'test/**/*.int.test.ts'];
const browser = ['packages/*/{src,test}/**/*.e2e.test.ts', 'test/**/*.e2e.test.ts'];

export default defineConfig({
  test: {
    coverage: {
      provider: 'v8',
      include: ['packages/{records,ledger,law}/src/**/*.ts'],
      exclude: ['**/*.{test,property,fixture,generator}.ts', '**/index.ts'],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: 'coverage',
    },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...integration, ...browser, '**/node_modules/**'],
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'int',
          include: integration,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // each has a database and folders of its own and waits for disks and children of its own
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: browser,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // a browser's tests wait more than they work: two at a time leave two processors free enough
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
