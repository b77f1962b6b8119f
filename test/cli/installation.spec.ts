import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, cleanUp } from '../service/process.js';
import { anOpenAIKey, newCredential, newKey } from '../support/people.js';
import { install, sqlOn, type Installation } from './installations.js';

const SECRET = 'sk-test-not-a-real-key';

interface Check {
  name: string;
  status: string;
  message: string;
  advice?: string;
  details?: unknown;
}

interface Diagnosis {
  status: string;
  checks: Check[];
}

beforeAll(build);
afterAll(cleanUp);

describe('keyrack doctor', () => {
  let installation: Installation;
  let id: string;
  beforeAll(async () => {
    installation = await install();
    id = await newCredential(installation.keyrack.service.client, anOpenAIKey(SECRET));
  });

  it('says of each check that it is well', async () => {
    const { code, stdout, stderr } = await installation.keyrack.run(['doctor']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => /^✓ ([a-z-]+) +\S/.exec(line)?.[1])).toEqual(['service', 'clocks', 'configuration', 'database', 'migrations', 'root-key', 'clock', 'disk', 'egress', 'names', 'sealed-values', 'types', 'webhooks']); // prettier-ignore
    expect(lines[0]).toContain(` answers at ${installation.keyrack.service.url}, in `);
  });

  it('says the same to programs', async () => {
    const { status, checks } = await installation.keyrack.json<Diagnosis>(['doctor']);
    expect({ status, names: checks.length }).toEqual({ status: 'ok', names: 13 });
    for (const check of checks) expect(check).toMatchObject({ status: 'ok', message: expect.any(String) as string });
  });

  it('says what to do where no service answers', async () => {
    const env = { KEYRACK_URL: 'http://127.0.0.1:9' };
    const ended = await installation.keyrack.run(['doctor'], { env });
    expect(ended).toMatchObject({ code: 8, stderr: '' });
    expect(ended.stdout).toMatch(
      /^✗ service +Nothing answers at http:\/\/127\.0\.0\.1:9\n +→ See whether the service runs/,
    );
    const { code, stdout } = await installation.keyrack.run(['doctor', '--json'], { env });
    expect(code).toBe(8);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'failure', checks: [{ name: 'service', status: 'failure' }] });
  });

  it('is refused to a key that may not operate the installation, and to one that does not count', async () => {
    const { token } = await newKey(installation.keyrack.service.client, ['credentials:view']);
    const refused = await installation.keyrack.run(['doctor'], { env: { KEYRACK_API_KEY: token } });
    expect(refused).toMatchObject({ code: 4, stdout: '' });
    expect(refused.stderr).toContain('installation:operate');
    const unknown = await installation.keyrack.run(['doctor'], { env: { KEYRACK_API_KEY: 'krk_not-a-key' } });
    expect(unknown).toMatchObject({ code: 3, stdout: '' });
  });

  it('tells warnings from failures, and says what to do about each', async () => {
    sqlOn(installation, "UPDATE credentials SET credential_name = 'rocketApi' WHERE id = ?", id);
    const { code, stdout } = await installation.keyrack.run(['doctor']);
    sqlOn(installation, "UPDATE credentials SET credential_name = 'openAIApi' WHERE id = ?", id);
    expect(stdout).toMatch(/^! types +.*\n +→ \S/m);
    // A value is sealed for its type, so that one of another type does not open either.
    expect(stdout).toMatch(/^✗ sealed-values /m);
    expect(code).toBe(8);
  });

  it('names what does not open, and what to do, without a value', async () => {
    const [row] = sqlOn<{ sealed: string }>(installation, 'SELECT sealed FROM credentials WHERE id = ?', id);
    sqlOn(installation, 'UPDATE credentials SET sealed = ? WHERE id = ?', `${row?.sealed}AAAA`, id);
    const { code, stdout } = await installation.keyrack.run(['doctor']);
    const asJson = await installation.keyrack.run(['doctor', '--json']);
    sqlOn(installation, 'UPDATE credentials SET sealed = ? WHERE id = ?', row?.sealed ?? '', id);
    expect([code, asJson.code]).toEqual([8, 8]);
    expect(stdout).toMatch(/^✗ sealed-values +1 of 1 sealed texts do not open.*\n +→ Restore those rows/m);
    const { status, checks } = JSON.parse(asJson.stdout) as Diagnosis;
    expect(status).toBe('failure');
    expect(JSON.stringify(checks.find(({ name }) => name === 'sealed-values')?.details)).toContain(id);
    expect(stdout + asJson.stdout).not.toContain(SECRET);
    expect((await installation.keyrack.run(['doctor'])).code).toBe(0);
  });
});
