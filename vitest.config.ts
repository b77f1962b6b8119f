import { connect } from 'node:net';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

const SERVERS = { mysql: 3306, postgres: 5432 } as const;

/** Databases that answer; with CI=true all of them, so that one which does not is a failure and not a skip. */
async function engines(): Promise<string[]> {
  const found = ['sqlite'];
  for (const [engine, port] of Object.entries(SERVERS)) {
    if (process.env['CI'] === 'true' || (await answers(port))) found.push(engine);
    else process.stderr.write(`Nothing answers on 127.0.0.1:${port}: the tests on ${engine} are left out.\n`);
  }
  return found;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(2000, () => end(false)).once('error', () => end(false)).once('connect', () => end(true)); // prettier-ignore
  });
}

const shared = {
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  ssr: { resolve: { conditions: ['keyrack-source', 'node', 'development|production'] } },
  resolve: { conditions: ['keyrack-source', 'node', 'development|production'] },
};

const project = (name: string, include: string[], env: Record<string, string> = {}): TestProjectConfiguration => ({
  ...shared,
  test: {
    name,
    include,
    env,
    environment: 'node',
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    setupFiles: ['test/support/setup.ts'],
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('libraries', ['libs/*/test/**/*.spec.ts']),
      ...(await engines()).map((engine) =>
        project(engine, ['test/{api,contract,database,rules}/**/*.spec.ts'], { KEYRACK_TEST_ENGINE: engine }),
      ),
      project('service', ['test/{service,plugins,console}/**/*.spec.ts']),
    ],
  },
});
