import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Writes the console to dist/console/web, from where the service serves it. */
export async function buildConsole() {
  process.env.NODE_ENV = 'production'; // under another name, React would be built with all that helps developers
  await build({ configFile: fileURLToPath(new URL('vite.config.mjs', import.meta.url)), logLevel: 'warn' });
}
