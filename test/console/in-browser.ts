import { describe } from 'vitest';
import type { Engine } from '../../src/platform/index.js';
import { isThere } from '../support/engine.js';
import { hasChromium } from './browser.js';

/** In CI no browser is a failure, and not a skip. */
const cannotSee = !hasChromium && process.env['CI'] !== 'true';

/** Holds what people see in a browser; skipped where there is none. */
export const inBrowser = describe.skipIf(cannotSee);

const ENGINES = [
  ['SQLite', 'sqlite', 'light'],
  ['MariaDB', 'mysql', 'dark'],
] as const;

/**
 * Holds the same of a service on each engine; skipped where no such database answers. Pages are in another theme each
 * time, so that all is looked at in both.
 */
export function onEachEngine(title: string, tell: (engine: Engine, colorScheme: 'light' | 'dark') => void): void {
  for (const [name, engine, colorScheme] of ENGINES) {
    describe.skipIf(cannotSee || !isThere(engine))(`${title} on ${name}`, () => tell(engine, colorScheme));
  }
}
