import type { Case } from './case.js';

/** What operators do with the installation as a whole. A service that is in use takes no backup back. */
export const installationCases: readonly Case[] = [
  { operation: 'GET /installation/diagnosis', needs: ['installation:operate'] },
  { operation: 'GET /installation/ciphertexts', needs: ['installation:operate'] },
  { operation: 'POST /installation/backup', needs: ['installation:operate'] },
  {
    operation: 'POST /installation/restore',
    needs: ['installation:operate'],
    answers: 409,
    request: () => ({ query: { dryRun: 'true' }, text: { type: 'application/x-ndjson', content: '{}\n' } }),
  },
  { operation: 'POST /installation/root-key/rotation', needs: ['installation:operate'] },
];
