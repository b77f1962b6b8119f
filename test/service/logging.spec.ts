import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { must, newCredential } from '../support/people.js';
import { build, cleanUp, newDirectory, start } from './process.js';

interface Line {
  level: number;
  time: string;
  msg: string;
  requestId?: string;
  method?: string;
  route?: string;
  status?: number;
}

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 }); // each start is a process of its own
beforeAll(build);
afterEach(cleanUp);

/** What was logged: all of standard output but the welcome. */
function linesOf(stdout: string): Line[] {
  const welcome = stdout.indexOf('\n  Keyrack is running\n');
  const end = stdout.indexOf('\n\n{', welcome);
  const logged = stdout.slice(0, Math.max(welcome, 0)) + (end === -1 ? '' : stdout.slice(end + 2));
  return logged
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

async function session(env: Record<string, string>): Promise<{ lines: Line[]; ids: string[]; stderr: string }> {
  const keyrack = await start({ KEYRACK_DATA_DIR: join(await newDirectory(), 'data'), ...env });
  const { client } = keyrack;
  const id = await newCredential(client);
  const answers = [
    await must(client.get(`/credentials/${id}?search=canary`)),
    await client.get('/credentials/canary'),
    await client.get('/canary'),
    await client.as('canary').get('/me'),
    await client.post('/credentials', '{"canary'),
  ];
  const ids = answers.map(({ headers }) => headers.get('x-request-id') ?? '');
  const { stdout, stderr, code } = await keyrack.end('SIGTERM');
  expect(code).toBe(0);
  expect(stdout).not.toContain('canary');
  return { lines: linesOf(stdout), ids, stderr };
}

describe('The log', () => {
  it('is JSON, one line for each answer, with the id that the client was given', async () => {
    const { lines, ids, stderr } = await session({});
    expect(stderr).toBe('');
    const answered = lines.filter(({ msg }) => msg === 'answered');
    expect(answered).toHaveLength(6);
    for (const { requestId, time, method } of answered) {
      expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
      expect(new Date(time).toISOString()).toBe(time);
      expect(method).toMatch(/^(GET|POST)$/);
    }
    expect(answered.slice(1).map(({ requestId }) => requestId)).toEqual(ids);
    expect(answered.map(({ status }) => status)).toEqual([200, 200, 404, 404, 401, 400]);
    // The route and not the address that was called: that may hold anything.
    expect(answered.slice(1, 4).map(({ route }) => route)).toEqual([
      '/api/v1/credentials/:id',
      '/api/v1/credentials/:id',
      'none',
    ]);
  });

  it('holds no more than is asked for', async () => {
    const { lines } = await session({ LOG_LEVEL: 'silent' });
    expect(lines).toEqual([]);
  });

  it('is JSON at its most talkative too, and still repeats nothing that was sent', async () => {
    const { lines } = await session({ LOG_LEVEL: 'trace' });
    expect(lines.length).toBeGreaterThan(10);
    for (const { level, msg } of lines) {
      expect(level).toBeGreaterThan(0);
      expect(msg).toBeTypeOf('string');
    }
  });
});
