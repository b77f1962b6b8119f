// Loads the service, and beside it the ceiling (ceiling.mjs): the same work by node:http and the raw driver. Rounds
// alternate between the two and medians are shown, as other programs on the machine disturb both alike.
// npm run bench -- [--rounds n] [--seconds n] [--connections n] [--only list,get,create,update,resolve,batch,me]
import { cpSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { catalogueCost } from './catalogue.mjs';
import { assertEquivalent } from './equivalence.mjs';
import { load } from './load.mjs';
import { NAMES, operationsOn } from './operations.mjs';
import { cleanUpAtExit, logLevel, startCeiling, startService, temporaryDirectory } from './processes.mjs';
import { against, median, table } from './report.mjs';
import { seed } from './seed.mjs';

const STARTS = 5;
const WARM_UP_SECONDS = 1;
const BUSY = 0.95;

function readOptions() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '1' },
      connections: { type: 'string', default: '20' },
      only: { type: 'string', default: NAMES.join(',') },
    },
  });
  const only = values.only.split(',');
  const strange = only.filter((name) => !NAMES.includes(name));
  if (strange.length > 0) throw new Error(`--only takes ${NAMES.join(', ')}, not ${strange.join(', ')}`);
  return {
    rounds: wholeNumber('rounds', values.rounds),
    seconds: wholeNumber('seconds', values.seconds),
    connections: wholeNumber('connections', values.connections),
    only,
  };
}

function wholeNumber(name, text) {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new Error(`--${name} takes a whole number from 1 to 9999`);
  return Number(text);
}

function print(text) {
  process.stdout.write(`${text}\n`);
}

/** Starts each side in turn, several times; the last ones stay. */
async function startBoth(sides) {
  for (let n = 1; n <= STARTS; n++) {
    for (const side of sides) {
      await side.server?.stop();
      side.server = await side.start();
      side.startTimes.push(side.server.startMs);
    }
  }
}

/** One after the other: service, ceiling, service, ceiling … */
async function measure(sides, operations, { rounds, seconds, connections }) {
  const results = operations.map(({ title }) => ({ title, pairs: [] }));
  for (let round = 0; round <= rounds; round++) {
    const warmUp = round === 0;
    for (const [at, operation] of operations.entries()) {
      const pair = {};
      for (const { name, server } of sides) {
        pair[name] = await load(server, operation, { connections, seconds: warmUp ? WARM_UP_SECONDS : seconds });
      }
      if (!warmUp) results[at].pairs.push(pair);
    }
  }
  return results;
}

async function main() {
  const options = readOptions();
  const { rounds, seconds, connections } = options;
  const database = 'SQLite (WAL, each commit synced)';
  print(`Node ${process.version}, ${availableParallelism()} CPUs, ${database}, LOG_LEVEL=${logLevel} to nowhere`);
  print(`${connections} connections, medians of ${rounds} rounds of ${seconds} s for each side, in turn`);
  print('x / y = ratio: service / ceiling\n');
  const { dataDir, token, otherToken, ids, captured } = await seed();
  const copy = join(temporaryDirectory(), 'data');
  cpSync(dataDir, copy, { recursive: true });
  const sides = [
    { name: 'service', dataDir, startTimes: [], start: () => startService({ dataDir, token }) },
    { name: 'ceiling', dataDir: copy, startTimes: [], start: () => startCeiling({ dataDir: copy, token, captured }) },
  ];
  await startBoth(sides);
  const operations = operationsOn({ ids, token, otherToken }).filter(({ name }) => options.only.includes(name));
  await assertEquivalent(sides, operations);
  const results = await measure(sides, operations, options);
  report(sides, results);
  for (const { server } of sides) await server.stop();
}

function report([service, ceiling], results) {
  print(table(results));
  const [serviceStart, ceilingStart] = [service, ceiling].map(({ startTimes }) => median(startTimes));
  const [serviceMemory, ceilingMemory] = [service, ceiling].map(({ server }) => server.peakMemory());
  print(`\nstart to first answer, ms: ${against(serviceStart, ceilingStart, 0)}, medians of ${STARTS}`);
  print(`peak memory, MiB: ${against(mebibytes(serviceMemory), mebibytes(ceilingMemory), 0)}`);
  const { types, ms, bytes } = catalogueCost(STARTS);
  print(`of these, for ${types} credential types: ${ms.toFixed(0)} ms and ${mebibytes(bytes).toFixed(1)} MiB`);
  for (const { title, pairs } of results) {
    const busy = median(pairs.map((pair) => pair.ceiling.busy));
    if (busy > BUSY) print(`${title}: the load generator had no time left, so the ceiling may be higher than shown`);
  }
}

function mebibytes(bytes) {
  return bytes === undefined ? undefined : bytes / 1024 / 1024;
}

cleanUpAtExit();
main().catch((error) => {
  process.stderr.write(`The bench ended: ${error.message}\n`);
  process.exit(1);
});
