// A tiny flow engine whose editor picks credentials of Keyrack. Without dependencies:
//   KEYRACK_URL=http://127.0.0.1:3000 KEYRACK_API_KEY=krk_… node libs/picker/demo/server.mjs
// The key holds credentials:view and credentials:use, and credentials:create if people may add some. It stays in here: the
// page gets a token that lasts some minutes and can do nothing but pick and add.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { KEYRACK_URL, KEYRACK_API_KEY, PORT = '4000', HOST = 'localhost' } = process.env;
if (!KEYRACK_URL || !KEYRACK_API_KEY) {
  process.stderr.write('Set KEYRACK_URL to where Keyrack is, and KEYRACK_API_KEY to a key of it.\n');
  process.exit(1);
}
const keyrack = new URL(KEYRACK_URL);
const keyrackUrl = keyrack.href.replace(/\/+$/, '');

/** The credential types that nodes of this engine take. */
const TYPES = ['openAIApi', 'azureOpenAIApi', 'pineconeApi'];

const page = (name) => readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8');
const FILES = {
  '/': ['text/html; charset=utf-8', page('index.html').replaceAll('{{keyrack}}', escaped(keyrackUrl))],
  '/editor.js': ['text/javascript; charset=utf-8', page('editor.js')],
  '/editor.css': ['text/css; charset=utf-8', page('editor.css')],
  '/icon.svg': ['image/svg+xml', page('icon.svg')],
};

const HEADERS = {
  'cache-control': 'no-store',
  // What a page with the picker needs of Keyrack: its script, its answers, and its frame.
  'content-security-policy':
    `default-src 'none'; script-src 'self' ${keyrack.origin}; connect-src 'self' ${keyrack.origin}; ` +
    `frame-src ${keyrack.origin}; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; ` +
    "require-trusted-types-for 'script'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const server = createServer((request, response) => {
  answer(request).then(
    ([status, type, body]) => response.writeHead(status, { ...HEADERS, 'content-type': type }).end(body),
    (error) => {
      process.stderr.write(`${error.message}\n`);
      response.writeHead(502, HEADERS).end();
    },
  );
});
server.listen(Number(PORT), HOST, () => process.stdout.write(`The editor is at ${origin()}/\n`));

async function answer({ method, url, headers }) {
  const file = FILES[url];
  if (method === 'GET' && file) return [200, ...file];
  // A real engine asks here who is signed in, and which of Keyrack's workspaces is theirs.
  const isOwnPage = headers['sec-fetch-site'] === 'same-origin';
  if (method === 'POST' && url === '/keyrack-token' && isOwnPage) return [200, 'application/json', await newToken()];
  return [404, 'text/plain', 'There is nothing here.'];
}

async function newToken() {
  const answer = await fetch(`${keyrackUrl}/api/v1/connect-sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEYRACK_API_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ types: TYPES, origin: origin(), minutes: 10 }),
  });
  const { token, message } = await answer.json();
  if (!answer.ok) throw new Error(`Keyrack answered ${answer.status}: ${message}`);
  return JSON.stringify({ token });
}

/** Where browsers find this page: the origin that the token is for. */
function origin() {
  return `http://${HOST}:${server.address().port}`;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
