import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sourceOfEnv } from '../src/import/env.js';

const directory = await mkdtemp(join(os.tmpdir(), 'keyrack-env-'));
const file = join(directory, '.env');
beforeAll(() => writeFile(file, 'ACME_TOKEN=one\nOTHER_TOKEN=two\n'));
afterAll(() => rm(directory, { recursive: true }));
afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

async function idsOf(path: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const item of (await sourceOfEnv({ file: path, yes: true })).items())
    if (item.kind === 'credential') ids.push(item.id);
  return ids;
}

describe('The credentials of a .env file', () => {
  it('have the same ids in each run on one machine, and others on another one with a file at the same path', async () => {
    const here = await idsOf(file);
    expect(new Set(here).size).toBe(2);
    expect(await idsOf(file)).toEqual(here);
    vi.spyOn(os, 'hostname').mockReturnValue('another-machine');
    syncBuiltinESMExports();
    const there = await idsOf(file);
    expect(new Set([...here, ...there]).size).toBe(4);
  });
});
