// npm may leave optional packages of other platforms out of the lock file; `npm ci` then fails there and nowhere else.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const locked = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !locked.has(name))
    .map((name) => `${name}, which ${path.replace(/^.*node_modules\//, '')} needs on another platform`),
);
const hosts = Object.entries(packages).filter(([, { resolved }]) => resolved?.startsWith('http'));
if (hosts.length > 0) missing.push(`no host of a registry: ${hosts.length} packages name one`);
for (const line of missing) process.stderr.write(`package-lock.json lacks ${line}\n`);
process.exitCode = missing.length > 0 ? 1 : 0;
