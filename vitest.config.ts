import { existsSync } from 'node:fs';
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

/** A browser of the Chromium family; '' without one, when what people see is not tested, or fails with CI=true. */
function browser(): string {
  const usual = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']; // prettier-ignore
  const found = process.env['KEYRACK_TEST_CHROMIUM'] ?? usual.find((path) => existsSync(path));
  if (found !== undefined) return found;
  process.stderr.write('There is no Chromium (KEYRACK_TEST_CHROMIUM says where one is): the console is left out.\n');
  return '';
}

const shared = {
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  ssr: { resolve: { conditions: ['keyrack-source', 'node', 'development|production'] } },
  resolve: { conditions: ['keyrack-source', 'node', 'development|production'] },
};

const USUAL = { testTimeout: 30_000, hookTimeout: 60_000 };
/** For those who build the service, start processes of it and look at it in browsers. */
const LONG = { testTimeout: 120_000, hookTimeout: 240_000 };

const project = (
  name: string,
  include: string[],
  env: Record<string, string> = {},
  timeouts = USUAL,
): TestProjectConfiguration => ({
  ...shared,
  test: {
    name,
    include,
    env,
    ...timeouts,
    environment: 'node',
    isolate: false,
    setupFiles: ['test/support/setup.ts'],
  },
});

const found = await engines();
const seen = { KEYRACK_TEST_ENGINES: found.join(), KEYRACK_TEST_CHROMIUM: browser() };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('libraries', ['libs/*/test/**/*.spec.ts']),
      ...found.map((engine) =>
        project(engine, ['test/{api,contract,database,rules}/**/*.spec.ts'], { KEYRACK_TEST_ENGINE: engine }),
      ),
      project('service', ['test/{service,plugins,console,cli}/**/*.spec.ts'], seen, LONG),
    ],
  },
});
