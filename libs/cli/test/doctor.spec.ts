import { KeyrackError, type Keyrack } from '@keyrack/client';
import { describe, expect, it } from 'vitest';
import { examine } from '../src/commands/doctor.js';

const URL = 'http://keyrack.example.com';

/** What is said of a service that is asked for its diagnosis, and how it is asked. */
async function examined(code: string) {
  const asked: unknown[] = [];
  const getDiagnosis: Keyrack['getDiagnosis'] = (options) => {
    asked.push(options);
    return Promise.reject(new KeyrackError('no answer', 0, code));
  };
  return { checks: await examine({ getDiagnosis }, URL), asked };
}

describe('A diagnosis that does not come', () => {
  it('is waited for longer than it may take, once', async () => {
    expect((await examined('TIMEOUT')).asked).toEqual([{ timeout: 120_000, retries: 0 }]);
  });

  it('is said to be slow where something listens, and not to be missing', async () => {
    const { checks } = await examined('TIMEOUT');
    expect(checks).toMatchObject([{ name: 'service', status: 'failure', message: expect.stringContaining('is slow') as string }]); // prettier-ignore
  });

  it('is said where nothing answers', async () => {
    const { checks } = await examined('NO_ANSWER');
    expect(checks).toMatchObject([{ status: 'failure', message: `Nothing answers at ${URL}` }]);
  });
});
