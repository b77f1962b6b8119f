// What the catalogue of credential types adds to a start: time and memory of loading it, each time in a new process.
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { median } from './report.mjs';

const PROGRAM = `
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const { catalogue } = await import('@keyrack/credential-types');
  const ms = performance.now() - started;
  console.log(JSON.stringify({ types: catalogue.length, ms, bytes: process.memoryUsage.rss() - before }));
`;

/** Medians of several loads. */
export function catalogueCost(times) {
  const loads = Array.from({ length: times }, () =>
    JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', PROGRAM], { encoding: 'utf8' })),
  );
  const [{ types }] = loads;
  return { types, ms: median(loads.map(({ ms }) => ms)), bytes: median(loads.map(({ bytes }) => bytes)) };
}
