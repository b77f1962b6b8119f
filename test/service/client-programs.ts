import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { newDirectory } from './process.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CLIENTS = join(ROOT, 'openapi/clients');
const PROGRAMS = join(ROOT, 'test/clients');
const JARS = ['jackson-core', 'jackson-databind', 'jackson-annotations', 'jsr305'].map(
  (name) => `/usr/share/java/${name}.jar`,
);

/** What a program said of one of its steps. */
export interface Step {
  step: string;
}

/** A language that programs are written in against the generated client. */
export interface Language {
  name: string;
  /** Whether programs in it can run here. */
  isHere: () => boolean;
  /** The packages of Debian that they take. */
  packages: string;
  /** Builds the program, in a directory of its own, and gives what runs it. */
  build: (directory: string) => Promise<[command: string, args: string[], env?: Record<string, string>]>;
}

export const LANGUAGES: readonly Language[] = [
  {
    name: 'Python',
    packages: 'python3 python3-urllib3 python3-dateutil python3-six python3-certifi',
    isHere: () => succeeds('/usr/bin/python3', ['-c', 'import urllib3, dateutil, six, certifi']),
    build: () =>
      Promise.resolve([
        '/usr/bin/python3',
        ['-B', join(PROGRAMS, 'python/program.py')],
        { PYTHONPATH: join(CLIENTS, 'python') },
      ]),
  },
  { name: 'Go', packages: 'golang-go', isHere: () => succeeds('go', ['version']), build: buildGo },
  {
    name: 'Java',
    packages: 'default-jdk-headless libjackson2-databind-java libjsr305-java',
    isHere: () => succeeds('javac', ['-version']) && JARS.every((path) => existsSync(path)),
    build: buildJava,
  },
];

/** What to install for a language that is not here, for the title of a test; with CI=true it has to be here. */
export function missing({ name, isHere, packages }: Language): string {
  if (generatorIsHere() && isHere()) return '';
  if (process.env['CI'] === 'true') throw new Error(`Programs in ${name} do not run here: apt-get install ${packages}`);
  return ` (left out: apt-get install default-jre-headless ${packages})`;
}

const succeeds = (command: string, args: string[]): boolean => spawnSync(command, args).status === 0;
const generatorIsHere = (): boolean => succeeds('java', ['-version']);

/** Generates the clients anew. */
export async function generated(): Promise<void> {
  if (generatorIsHere()) await execute(process.execPath, ['scripts/generate-clients.mjs'], { cwd: ROOT });
}

/** Builds and runs the program of a language, and gives its steps by their names. */
export async function run(language: Language, env: Record<string, string>): Promise<Map<string, Step>> {
  const [command, args, more] = await language.build(await newDirectory());
  const environment = { PATH: process.env['PATH'] ?? '', ...env, ...more };
  const { stdout } = await execute(command, args, { env: environment, timeout: 60_000 });
  const lines = stdout.trim().split('\n');
  return new Map(lines.map((line) => JSON.parse(line) as Step).map((step) => [step.step, step]));
}

const execute = promisify(execFile);

/** Without modules, so that Go looks for nothing elsewhere: packages are found under the path alone. */
async function buildGo(directory: string): Promise<[string, string[]]> {
  const sources = join(directory, 'src');
  await mkdir(sources);
  await symlink(join(CLIENTS, 'go'), join(sources, 'keyrack'));
  await symlink(join(PROGRAMS, 'go'), join(sources, 'program'));
  const settings = { GO111MODULE: 'off', GOFLAGS: '', GOPATH: directory, GOCACHE: join(directory, 'cache') };
  const env = { PATH: process.env['PATH'] ?? '', ...settings };
  await execute('go', ['build', '-o', 'program', './src/program'], { cwd: directory, env });
  return [join(directory, 'program'), []];
}

async function buildJava(directory: string): Promise<[string, string[]]> {
  const source = join(CLIENTS, 'java/src/main/java');
  const found = (await readdir(source, { recursive: true })).filter((name) => name.endsWith('.java'));
  const files = [...found.map((name) => join(source, name)), join(PROGRAMS, 'java/Program.java')];
  await execute('javac', ['-nowarn', '-proc:none', '-cp', JARS.join(':'), '-d', directory, ...files]);
  return ['java', ['-cp', [directory, ...JARS].join(':'), 'Program']];
}
