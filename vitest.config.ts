import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          // Files of a worker share their modules: a third less to do. No test changes what another one sees.
          isolate: false,
          // tfjs' Node builds lack the gradients' side-effect module: run its ES modules.
          server: { deps: { inline: [/@tensorflow/] } },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/rewards/**/*.ts'],
      exclude: ['**/*.test.ts'],
      thresholds: { branches: 95 },
    },
  },
});
