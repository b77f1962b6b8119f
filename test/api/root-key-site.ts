import { randomBytes } from 'node:crypto';
import { LocalRootKey } from '@keyrack/sealing';
import { afterEach, beforeEach, expect } from 'vitest';
import { entities } from '../../src/app.module.js';
import { RootKeyRotation } from '../../src/credentials/root-key-rotation.js';
import { obtainRootKey } from '../../src/credentials/root-key.js';
import { openDatabase } from '../../src/persistence/index.js';
import { StartError, type Config } from '../../src/platform/index.js';
import { createTestDatabase, type TestDatabase } from '../support/engine.js';
import { anOpenAIKey, must, newCredential, newTenant } from '../support/people.js';
import { startOn, type Service } from '../support/service.js';

/** A line of the answer to whoever asks for a change of the root key. */
export interface Line {
  rewrapped: number;
  remaining: number;
  byKey: Record<string, number>;
  done?: boolean;
  unreadable?: string[];
  message?: string;
}

export const newKey = (): string => randomBytes(32).toString('base64');
export const idOf = (key: string): string => LocalRootKey.fromBase64(key).keyId;
export const [first, second] = [newKey(), newKey()];

/** An installation that was set up with the first key, for one test. */
interface Site {
  database: TestDatabase;
  token: string;
  /** In several workspaces, each with a client for its organization's first key. */
  credentials: { id: string; token: string }[];
}

let site: Site | undefined;
const running = new Set<Service>();

/** Has each test of a file begin with an installation of its own. */
export function withRootKeySite(): void {
  beforeEach(async () => {
    await setUp({ KEYRACK_ROOT_KEY: first }, 3);
  });
  afterEach(tearDown);
}

export function theSite(): Site {
  return site ?? expect.unreachable();
}

/** Sets an installation up, in the place of the one that is there. */
export async function setUp(env: Record<string, string>, tenants = 0): Promise<Site> {
  await tearDown();
  const database = await createTestDatabase(env);
  site = { database, token: '', credentials: [] };
  const service = await startWith(database.config);
  const token = service.adminToken;
  const credentials = [{ id: await newCredential(service.admin, anOpenAIKey('sk-kept')), token }];
  for (let n = 0; n < tenants; n++) {
    const { admin } = await newTenant(service);
    credentials.push({ id: await newCredential(admin, anOpenAIKey('sk-kept')), token: admin.token });
  }
  await stop(service);
  return (site = { database, token, credentials });
}

async function tearDown(): Promise<void> {
  for (const service of running) await stop(service);
  await site?.database.drop();
  site = undefined;
}

export function configOf(current: string, previous?: string): Config {
  const source = (base64: string) => ({ from: 'value', base64 }) as const;
  const { config } = theSite().database;
  return {
    ...config,
    rootKey: source(current),
    previousRootKey: previous === undefined ? undefined : source(previous),
  };
}

export async function startWith(config: Config): Promise<Service> {
  const service = await startOn(config);
  running.add(service);
  return service;
}

export function start(current: string, previous?: string): Promise<Service> {
  return startWith(configOf(current, previous));
}

export async function stop(service: Service): Promise<void> {
  if (running.delete(service)) await service.stop();
}

/** The client of whoever operates the installation. */
export function operatorOf({ admin }: Service): Service['admin'] {
  return admin.as(theSite().token);
}

/** The sentence with which a start is refused for its root key. */
export async function refusal(config: Config): Promise<string> {
  const { database, close } = await openDatabase(config, entities);
  try {
    await obtainRootKey(config, database);
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  } finally {
    await close();
  }
  throw new Error('it was taken');
}

export async function rotate(service: Service): Promise<Line[]> {
  const answer = await operatorOf(service).post('/installation/root-key/rotation');
  expect(answer.status, answer.text).toBe(200);
  return answer.text.trimEnd().split('\n').map((line) => JSON.parse(line) as Line); // prettier-ignore
}

/** Every credential gives its value to its organization. */
export async function everythingOpens({ admin }: Service): Promise<void> {
  for (const { id, token: key } of theSite().credentials) {
    const { text } = await must(admin.as(key).post(`/credentials/${id}/resolve`));
    expect(text).toContain('sk-kept');
  }
}

/** Moves the keys of workspaces and leaves off there, before anything was told to be done. */
export async function rotateHalf(service: Service): Promise<void> {
  const run = service.get(RootKeyRotation).run();
  await run.next();
  await run.return({ rewrapped: 0, remaining: 0, byKey: {}, done: false, retired: false, unreadable: [] });
}
