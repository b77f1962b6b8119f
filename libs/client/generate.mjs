import { createClient } from '@hey-api/openapi-ts';

/** Writes the generated part of the client to a directory, from the document in openapi/. */
export async function generate(path) {
  await createClient({
    input: './openapi/openapi.json',
    output: { path, module: { extension: '.js' } },
    logs: { level: 'silent', file: false },
    plugins: [
      { name: '@hey-api/client-fetch', throwOnError: true },
      { name: '@hey-api/typescript' },
      { name: '@hey-api/sdk', responseStyle: 'data' },
    ],
  });
}
