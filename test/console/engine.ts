import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('../../libs/picker/demo/server.mjs', import.meta.url));

/** The flow engine of the demonstration, at an origin of its own. */
export interface Engine {
  url: string;
  stop: () => void;
}

export async function startEngine(keyrackUrl: string, apiKey: string): Promise<Engine> {
  const env = { KEYRACK_URL: keyrackUrl, KEYRACK_API_KEY: apiKey, PORT: '0', HOST: 'localhost' };
  const child: ChildProcess = spawn(process.execPath, [SERVER], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.once('exit', () => reject(new Error('the engine has ended')));
    child.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      const [, origin] = /(http:\/\/\S+)\/\n/.exec(said) ?? [];
      if (origin !== undefined) resolve(origin);
    });
  });
  return { url, stop: () => void child.kill() };
}
