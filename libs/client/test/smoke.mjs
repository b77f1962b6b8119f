// A program that uses the packed library as somebody who installed it does: `node smoke.mjs`, on any runtime that has node:http.
import { deepStrictEqual as same, ok, rejects } from 'node:assert/strict';
import { createServer } from 'node:http';
import { inspect } from 'node:util';
import { isKeyrackError, Keyrack } from '@keyrack/client';

const asked = [];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    const nth = asked.push(`${request.method} ${request.url} ${body}`.trim());
    answer(request, response, nth);
  });
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

function answer({ method, url }, response, nth) {
  const say = (status, data) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(data));
  if (url.endsWith('/slow')) return undefined;
  if (url.endsWith('/gone')) return say(404, { message: 'Not found', code: 'NOT_FOUND' });
  if (method === 'PUT' && nth === 1) return say(503, { message: 'Later', code: 'UNAVAILABLE' });
  if (method === 'DELETE') return response.writeHead(204).end();
  if (url.includes('page=')) return say(200, { data: [{ id: url.at(-1) }], total: 2 });
  return say(200, { id: 'a', values: { secret: 'sk-example' } });
}

const url = `http://127.0.0.1:${server.address().port}`;
const keyrack = new Keyrack({ url, apiKey: 'krk_example', timeout: 1_000, cache: { resolveFor: 60_000 } });

await keyrack.updateCredential({ path: { id: 'a' }, body: { name: 'b' } });
same(asked.splice(0), Array(2).fill('PUT /api/v1/credentials/a {"name":"b"}'));

await Promise.all([keyrack.resolve('a'), keyrack.resolve('a')]);
same(asked.splice(0), ['POST /api/v1/credentials/a/resolve']);

const ids = [];
for await (const { id } of keyrack.credentials({ limit: 1 })) ids.push(id);
same(ids, ['1', '2']);

same(await keyrack.removeWebhook({ path: { id: 'w' } }), undefined);
await rejects(keyrack.getCredential({ path: { id: 'gone' } }), (error) => isKeyrackError(error, 'NOT_FOUND'));
await rejects(keyrack.getCredential({ path: { id: 'slow' }, timeout: 300, retries: 0 }), {
  code: 'TIMEOUT',
  status: 0,
});
await rejects(keyrack.getCredential({ path: { id: 'slow' }, signal: AbortSignal.timeout(300) }), {
  name: 'TimeoutError',
});
await rejects(new Keyrack({ url: 'http://127.0.0.1:9', retries: 0 }).getMe(), { code: 'NO_ANSWER' });
ok(!/krk_example|sk-example/.test(inspect(keyrack) + JSON.stringify(keyrack)));

server.closeAllConnections();
server.close();
process.stdout.write('The packed library works.\n');
