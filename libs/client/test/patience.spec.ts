import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isKeyrackError, Keyrack, KeyrackError } from '@keyrack/client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { farSide, json, refuse, rejection } from './far-side.js';

const ID = '019a9f3c-0000-7000-8000-000000000005';
const path = { id: ID };

describe('A request that may be repeated', () => {
  it.each([429, 502, 503, 504])('is sent again after a %i, until there is an answer', async (status) => {
    const { url, asked } = await farSide((response, _, nth) =>
      nth < 3 ? refuse(response, status, 'UNAVAILABLE', { 'Retry-After': '0' }) : json(response, { id: ID }),
    );
    expect(await new Keyrack({ url }).getCredential({ path })).toEqual({ id: ID });
    expect(asked).toHaveLength(3);
  });

  it('is sent again when the connection is reset', async () => {
    const { url, asked } = await farSide((response, _, nth) =>
      nth === 1 ? response.destroy() : json(response, { id: ID }),
    );
    expect(await new Keyrack({ url }).getCredential({ path })).toEqual({ id: ID });
    expect(asked).toHaveLength(2);
  });

  it('is sent again when no answer comes in time', async () => {
    const { url, asked } = await farSide((response, _, nth) => nth > 1 && json(response, { id: ID }));
    expect(await new Keyrack({ url, timeout: 500 }).getCredential({ path })).toEqual({ id: ID });
    expect(asked).toHaveLength(2);
  });

  it('is given up in time although memory is collected meanwhile, and the ways to end it with that', async () => {
    setFlagsFromString('--expose-gc');
    const timer = setInterval(runInNewContext('gc') as () => void, 20);
    onTestFinished(() => clearInterval(timer));
    const { url } = await farSide(() => undefined);
    expect(await rejection(new Keyrack({ url, timeout: 300, retries: 0 }).getMe())).toMatchObject({ code: 'TIMEOUT' });
  });

  it('is sent with its whole body each time', async () => {
    const { url, asked } = await farSide((response, _, nth) =>
      nth === 1 ? refuse(response, 503, 'UNAVAILABLE') : json(response, { id: ID }),
    );
    await new Keyrack({ url }).updateCredential({ path, body: { name: 'new' } });
    expect(asked.map(({ method, body }) => [method, body])).toEqual(Array(2).fill(['PUT', '{"name":"new"}']));
  });

  it('is given up after the retries, with what came last', async () => {
    const { url, asked } = await farSide((response) => refuse(response, 503, 'UNAVAILABLE'));
    const error = await rejection(new Keyrack({ url }).removeWebhook({ path }));
    expect(error).toMatchObject({ status: 503, code: 'UNAVAILABLE', requestId: 'r' });
    expect(asked).toHaveLength(3);
  });

  it('waits for as long as the service asks', async () => {
    const { url, asked } = await farSide((response, _, nth) =>
      nth === 1 ? refuse(response, 503, 'UNAVAILABLE', { 'Retry-After': '2' }) : json(response, []),
    );
    const timers = vi.spyOn(globalThis, 'setTimeout');
    await new Keyrack({ url }).listCredentials();
    expect(timers).toHaveBeenCalledWith(expect.any(Function), 2000);
    timers.mockRestore();
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['seconds', '3600'],
    ['a date', new Date(Date.now() + 3600_000).toUTCString()],
  ])('is not repeated when the service wants to be left alone for an hour, in %s', async (_, after) => {
    const { url, asked } = await farSide((response) => refuse(response, 503, 'UNAVAILABLE', { 'Retry-After': after }));
    expect(await rejection(new Keyrack({ url }).listCredentials())).toMatchObject({ status: 503 });
    expect(asked).toHaveLength(1);
  });

  it.each([400, 401, 404, 409, 500])('is not repeated after a %i', async (status) => {
    const { url, asked } = await farSide((response) => refuse(response, status, 'CONFLICT'));
    expect(await rejection(new Keyrack({ url }).getMe())).toMatchObject({ status });
    expect(asked).toHaveLength(1);
  });

  it('is not repeated when a call or the client says so', async () => {
    const { url, asked } = await farSide((response) => refuse(response, 503, 'UNAVAILABLE'));
    await rejection(new Keyrack({ url }).getMe({ retries: 0 }));
    await rejection(new Keyrack({ url, retries: 0 }).getMe());
    expect(asked).toHaveLength(2);
  });
});

describe('A POST', () => {
  const body = { name: 'n', credentialName: 'openAIApi', plainDataObj: {} };

  it.each([429, 503])('is never repeated after a %i', async (status) => {
    const { url, asked } = await farSide((response) => refuse(response, status, 'UNAVAILABLE', { 'Retry-After': '0' }));
    expect(await rejection(new Keyrack({ url, retries: 5 }).createCredential({ body }))).toMatchObject({ status });
    expect(asked).toHaveLength(1);
  });

  it('is never repeated when the connection is reset', async () => {
    const { url, asked } = await farSide((response) => response.destroy());
    const error = await rejection(new Keyrack({ url, retries: 5 }).createCredential({ body }));
    expect(isKeyrackError(error, 'NO_ANSWER') && error.cause).toBeInstanceOf(Error);
    expect(asked).toHaveLength(1);
  });

  it('is never repeated when no answer comes in time', async () => {
    const { url, asked } = await farSide(() => undefined);
    const error = await rejection(new Keyrack({ url, retries: 5 }).createCredential({ body, timeout: 200 }));
    expect(error).toBeInstanceOf(KeyrackError);
    expect(error).toMatchObject({
      status: 0,
      code: 'TIMEOUT',
      message: expect.stringContaining('0.2 seconds') as string,
    });
    expect(asked).toHaveLength(1);
  });
});

describe('A time-out', () => {
  it('ends when the head of the answer is there, however long its body takes', async () => {
    const { url } = await farSide((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"id":');
      setTimeout(() => response.end('"x"}'), 1000);
    });
    expect(await new Keyrack({ url, timeout: 500 }).getCredential({ path })).toEqual({ id: 'x' });
  });

  it.each([Infinity, 2 ** 31, 1e12])('of %d is none', async (timeout) => {
    const { url } = await farSide((response) => setTimeout(() => json(response, []), 100));
    expect(await new Keyrack({ url, timeout, retries: 0 }).listCredentials()).toEqual([]);
  });

  it.each([0, -1, NaN])('of %d is refused', async (timeout) => {
    const url = 'http://127.0.0.1:9';
    expect(() => new Keyrack({ url, timeout })).toThrow(/^timeout must/);
    await expect(new Keyrack({ url }).getMe({ timeout })).rejects.toThrow(/^timeout must/);
  });
});

describe('A call that its caller ends', () => {
  const ending = (keyrack: Keyrack, signal: AbortSignal) => rejection(keyrack.getCredential({ path, signal }));

  it('before it begins asks for nothing', async () => {
    const { url, asked } = await farSide((response) => json(response, {}));
    expect(await ending(new Keyrack({ url }), AbortSignal.abort())).toMatchObject({ name: 'AbortError' });
    expect(asked).toHaveLength(0);
  });

  it('throws an AbortError, and is not repeated', async () => {
    const controller = new AbortController();
    const { url, asked } = await farSide(() => controller.abort());
    expect(await ending(new Keyrack({ url }), controller.signal)).toMatchObject({ name: 'AbortError' });
    expect(asked).toHaveLength(1);
  });

  it('throws the reason that was given', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const { url } = await farSide(() => controller.abort(reason));
    expect(await ending(new Keyrack({ url }), controller.signal)).toBe(reason);
  });

  it('while it waits to ask again does not ask again', async () => {
    const controller = new AbortController();
    const { url, asked } = await farSide((response) => {
      refuse(response, 503, 'UNAVAILABLE', { 'Retry-After': '20' });
      setTimeout(() => controller.abort(), 200);
    });
    expect(await ending(new Keyrack({ url }), controller.signal)).toMatchObject({ name: 'AbortError' });
    expect(asked).toHaveLength(1);
  });

  it('while the body comes throws an AbortError', async () => {
    const controller = new AbortController();
    const { url } = await farSide((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"id":');
      setTimeout(() => controller.abort(), 200);
    });
    expect(await ending(new Keyrack({ url }), controller.signal)).toMatchObject({ name: 'AbortError' });
  });

  it('leaves nothing behind on the signal', async () => {
    const { url } = await farSide((response) => json(response, {}));
    const { signal } = new AbortController();
    const listening = new Set<unknown>();
    const added = vi.spyOn(signal, 'addEventListener').mockImplementation((_, listener, options) => {
      listening.add(listener);
      const { signal: until } = options as { signal?: AbortSignal };
      until?.addEventListener('abort', () => listening.delete(listener));
    });
    await new Keyrack({ url }).getCredential({ path, signal });
    expect(added).toHaveBeenCalled();
    expect(listening).toEqual(new Set());
  });
});
