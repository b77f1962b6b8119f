import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newDirectory, start, type Keyrack } from '../service/process.js';

const BIN = fileURLToPath(new URL('../../libs/cli/bin/keyrack.mjs', import.meta.url));

/** What a command printed, and how it ended. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Given {
  /** Standard input; nothing and its end when left out. */
  input?: string;
  /** Variables more; undefined takes one away. */
  env?: Record<string, string | undefined>;
  /** Called with the process once it runs. */
  meanwhile?: (child: { stdout: () => string; kill: (signal: NodeJS.Signals) => void }) => Promise<void>;
}

/** The real command against a real service of its own. */
export class CommandLine {
  private constructor(
    readonly service: Keyrack,
    private readonly env: Record<string, string>,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<CommandLine> {
    const directory = await newDirectory();
    const service = await start({ KEYRACK_DATA_DIR: join(directory, 'data'), ...env });
    const own = {
      KEYRACK_URL: service.url,
      KEYRACK_API_KEY: service.token,
      XDG_CONFIG_HOME: join(directory, 'config'),
    };
    return new CommandLine(service, own);
  }

  /** Runs `keyrack` with these arguments, by default with the first key of the service. */
  async run(given: readonly string[], { input = '', env = {}, meanwhile }: Given = {}): Promise<Ended> {
    const child = spawn(process.execPath, [BIN, ...given], {
      env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...this.env, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
    child.stdin.on('error', () => undefined).end(input); // a command that does not read may be gone already
    const ended = new Promise<Ended>((resolve, reject) => {
      child.once('error', reject).once('close', (code, signal) => resolve({ code, signal, ...said }));
    });
    await meanwhile?.({ stdout: () => said.stdout, kill: (signal) => void child.kill(signal) });
    return ended;
  }

  /** Runs a command that must end well, and reads its JSON. */
  async json<T = Record<string, unknown>>(given: readonly string[], more?: Given): Promise<T> {
    const { code, stdout, stderr } = await this.run([...given, '--json'], more);
    if (code !== 0) throw new Error(`keyrack ${given[0]} has ended with ${code}: ${stderr}`);
    return JSON.parse(stdout) as T;
  }
}
