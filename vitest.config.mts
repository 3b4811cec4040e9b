import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

/** The tests against a real server, once for each major version. */
function postgres(major: number): TestProjectConfiguration {
  return {
    test: {
      name: `postgres-${major}`,
      environment: 'node',
      include: ['tests/postgres/**/*.spec.ts'],
      globalSetup: ['tests/postgres/server.ts'],
      setupFiles: ['tests/postgres/setup.ts'],
      // Loading the driver and the framework anew for each file takes longer than most files.
      isolate: false,
      testTimeout: 60_000,
      hookTimeout: 60_000
    }
  };
}

export default defineConfig({
  test: {
    // They wait more than they work, and Vitest would leave one core of two unused.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          isolate: false,
          include: ['src/{contract,node,companion}/**/*.spec.ts']
        }
      },
      {
        test: {
          name: 'lab',
          environment: 'jsdom',
          include: ['src/lab/**/*.spec.{ts,tsx}'],
          setupFiles: ['tests/lab-setup.ts'],
          // Their modules import CSS and leave out file endings, which Node by itself refuses.
          server: {
            deps: {
              inline: [
                /@jupyterlab\//,
                /@jupyter\//,
                /@lumino\//,
                /@codemirror\//
              ]
            }
          }
        }
      },
      postgres(18),
      postgres(14),
      {
        test: {
          name: 'jupyter',
          environment: 'node',
          include: ['tests/jupyter/**/*.spec.ts'],
          globalSetup: ['tests/jupyter/server.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000
        }
      }
    ]
  }
});
