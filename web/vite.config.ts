import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the API listens while the page is developed apart from it. */
const apiOrigin = process.env['PERLEN_API_ORIGIN'] ?? 'http://localhost:4000';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // The policy of the server forbids data: scripts and fonts; small files stay files.
    assetsInlineLimit: 0,
    sourcemap: false,
  },
  server: { port: 5173, proxy: { '/graphql': apiOrigin, '/export': apiOrigin } },
});
