import { fileURLToPath } from 'node:url';
import { must } from '../support/people.js';
import type { CommandLine } from './cli.js';

/** What an import says with `--json`. */
export interface Report {
  dryRun: boolean;
  summary: Record<string, Record<string, number>>;
  rows: { kind: string; id: string; name?: string; outcome: string; newId?: string; code?: string }[];
}

/** What other systems wrote. */
export const FIXTURES = fileURLToPath(new URL('../../libs/importers/test/fixtures/', import.meta.url));

export async function valuesOf({ service }: CommandLine, id: string): Promise<Record<string, unknown>> {
  const path = `/credentials/${id}/resolve`;
  return (await must(service.client.post<{ values: Record<string, unknown> }>(path, {}))).body.values;
}
