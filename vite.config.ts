import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const inProject = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Scripts of this size or less, uncompressed, are what a person waits for at first. */
export default defineConfig({
  root: inProject('src/web'),
  plugins: [react()],
  // Filled in anew for every answer: what Mantine writes into the page as styles carries it.
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: process.env['RELEVE_PAGES_OUT'] ?? inProject('dist/web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    sourcemap: false,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
