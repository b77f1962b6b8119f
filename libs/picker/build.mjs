import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Writes the picker, as one file, beside the pages of the console, from where the service serves it. */
export async function buildPicker() {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: import.meta.dirname,
    build: {
      outDir: fileURLToPath(new URL('../../dist/console/web', import.meta.url)),
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: 'src/index.ts', formats: ['es'], fileName: () => 'picker.js' },
      reportCompressedSize: false,
    },
  });
}
