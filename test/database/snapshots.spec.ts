import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engine } from '../support/engine.js';
import { startService, type Service } from '../support/service.js';
import { sql } from './rows.js';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const OWN = { postgres: 'SELECT pg_backend_pid() AS id', mysql: 'SELECT CONNECTION_ID() AS id' };
const END = { postgres: 'SELECT pg_terminate_backend(?)', mysql: 'KILL ?' };

describe.runIf(engine !== 'sqlite')(`A snapshot on ${engine} whose connection the server ends`, () => {
  const on = engine as keyof typeof OWN;

  it('fails with its next read, and with nothing else', async () => {
    for (let n = 0; n < 12; n++) {
      const snapshot = await service.database.snapshot();
      const [row] = await snapshot.read(OWN[on], []);
      await sql(service, END[on], row?.['id']);
      await new Promise((later) => setTimeout(later, 50)); // what nobody listens to ends the process now
      await expect(snapshot.read('SELECT id FROM organizations', [])).rejects.toThrow();
      await snapshot.close();
    }
    const after = await service.database.snapshot();
    expect(await after.read('SELECT id FROM organizations', [])).toHaveLength(1);
    await after.close();
  });
});
