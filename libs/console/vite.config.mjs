// How the console is built: with relative addresses, as the page says itself by its <base> where it lies.
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  resolve: { conditions: ['keyrack-source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: '../../dist/console/web',
    emptyOutDir: true,
    rolldownOptions: { input: ['index.html', 'connect.html'].map((page) => join(import.meta.dirname, page)) },
    assetsInlineLimit: 0, // nothing inline: the page's policy allows no scripts but files
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    reportCompressedSize: false,
  },
});
