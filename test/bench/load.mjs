import { performance } from 'node:perf_hooks';
import autocannon from 'autocannon';

const SAMPLE_MS = 100;

/**
 * Loads a server with one operation.
 * @returns requests a second; milliseconds that requests took; microseconds that the server computed for each; how busy
 * this process was, up to 1
 */
export async function load({ url, assertRuns, cpuMs }, { name, token, requests }, { connections, seconds }) {
  const latencies = [];
  const before = { loop: performance.eventLoopUtilization(), cpuMs: cpuMs() };
  const running = autocannon({
    url,
    connections,
    duration: seconds,
    sampleInt: SAMPLE_MS, // it ends at the end of a sample
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    requests: requests.map(({ method = 'GET', path, body }) => ({ method, path, body })),
  });
  // Its own histogram knows whole milliseconds only.
  running.on('response', (_client, _status, _bytes, ms) => latencies.push(ms));
  const { duration, non2xx, errors } = await running;
  const busy = performance.eventLoopUtilization(before.loop).utilization;
  const cpu = before.cpuMs && ((cpuMs() - before.cpuMs) * 1000) / latencies.length;
  assertRuns();
  if (non2xx + errors > 0) throw new Error(`${name}: ${non2xx} answers were no success, ${errors} requests failed`);
  latencies.sort((a, b) => a - b);
  const percentile = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))];
  return { rate: latencies.length / duration, p50: percentile(0.5), p99: percentile(0.99), cpu, busy };
}
