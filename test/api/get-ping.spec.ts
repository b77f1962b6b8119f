import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startService, type Service } from '../support/service.js';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

describe('GET /ping', () => {
  it('says pong to anybody', async () => {
    const answer = await service.admin.as('').get('/ping');
    expect(answer.status).toBe(200);
    expect(answer.text).toBe('pong');
    expect(answer.headers.get('content-type')).toContain('text/plain');
  });
});
