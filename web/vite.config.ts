import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

/** Where the API listens while the page is developed apart from it. */
const apiOrigin = process.env['PERLEN_API_ORIGIN'] ?? 'http://localhost:4000';

/** Tells the server which documents this build asks. */
const knownDocuments: Plugin = {
  name: 'known-documents',
  apply: 'build',
  generateBundle() {
    const source = readFileSync(new URL('./src/generated/documents.json', import.meta.url), 'utf8');
    this.emitFile({ type: 'asset', fileName: 'documents.json', source });
  },
};

export default defineConfig({
  plugins: [react(), knownDocuments],
  resolve: {
    // What libraries offer to browsers of our target: their code for older ones is larger.
    conditions: ['es2015', ...defaultClientConditions],
  },
  build: {
    target: 'es2022',
    // The policy of the server forbids data: scripts and fonts; small files stay files.
    assetsInlineLimit: 0,
    sourcemap: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Few files compress better than many: what every page needs, the part that changes seldom apart from ours.
          groups: [
            { name: 'libraries', test: /[\\/]node_modules[\\/]/, tags: ['$initial'] },
            { name: 'frame', tags: ['$initial'] },
            // Small things that many pages share.
            { name: 'common', minShareCount: 5, maxModuleSize: 12_000 },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/graphql': apiOrigin, '/export': apiOrigin } },
});
