import { isKeyrackError, type CredentialDto, type FlowSummaryDto, type Keyrack, type ShareDto } from '@keyrack/client';
import { everyCredential, everyFlow } from './every.js';
import { allOf } from './find.js';
import type { Progress } from './progress.js';

/** How many of each there were. */
export interface Counts {
  credentials: number;
  shares: number;
  flows: number;
  /** Credentials whose values are missing, though they were asked for. */
  withoutValues: number;
  /** Credentials and flows that others have deleted, or taken away, since they were listed. They are not in the file. */
  gone: number;
}

/**
 * All that the caller may see in the workspace, one JSON object a line: where it is from, credentials, each followed by its
 * shares, flows, and how many there were, so that a file that breaks off is known by its end.
 */
export async function* exportLines(
  keyrack: Keyrack,
  withValues: boolean,
  counts: Counts,
  newProgress: (max: number) => Progress,
): AsyncGenerator<string> {
  const { workspaceId, organizationId } = await keyrack.getMe();
  yield line({ kind: 'keyrack', format: 1, at: new Date().toISOString(), organizationId, workspaceId });
  // Both lists come first: while one is read slowly, what is deleted moves the rest of it past the reader.
  const credentials = await allOf(everyCredential(keyrack));
  const flows = await allOf(everyFlow(keyrack));
  const progress = newProgress(credentials.length + flows.length);
  try {
    for (const credential of credentials) {
      yield* unlessGone(await linesOfCredential(keyrack, credential, withValues), counts);
      progress.advance();
    }
    for (const flow of flows) {
      yield* unlessGone(await linesOfFlow(keyrack, flow), counts);
      progress.advance();
    }
  } finally {
    progress.stop();
  }
  yield line({ kind: 'end', ...counts });
}

type Lines = { text: string; counted: Partial<Counts> } | undefined;

function* unlessGone(lines: Lines, counts: Counts): Generator<string> {
  const { text = '', counted = { gone: 1 } } = lines ?? {};
  for (const [name, count] of Object.entries(counted) as [keyof Counts, number][]) counts[name] += count;
  if (text !== '') yield text;
}

async function linesOfCredential(keyrack: Keyrack, credential: CredentialDto, withValues: boolean): Promise<Lines> {
  const values = withValues ? await valuesOf(keyrack, credential) : {};
  const shares = await unlessMissing(sharesOf(keyrack, credential));
  if (!values || !shares) return undefined;
  const lines = [
    line({ kind: 'credential', ...metadataOf(credential), ...values }),
    ...shares.map((share) => line({ kind: 'share', credentialId: credential.id, ...share })),
  ];
  const withoutValues = 'problem' in values ? 1 : 0;
  return { text: lines.join(''), counted: { credentials: 1, shares: shares.length, withoutValues } };
}

async function linesOfFlow(keyrack: Keyrack, { id, active, createdDate, updatedDate }: FlowSummaryDto): Promise<Lines> {
  const exported = await unlessMissing(keyrack.exportFlow({ path: { id } }));
  if (!exported) return undefined;
  const { kind: engine, name, definition } = exported;
  const text = line({ kind: 'flow', id, name, engine, active, createdDate, updatedDate, definition });
  return { text, counted: { flows: 1 } };
}

async function sharesOf(keyrack: Keyrack, { id, shared, permissions }: CredentialDto): Promise<ShareDto[]> {
  return shared || !permissions.includes('share') ? [] : keyrack.listShares({ path: { id } });
}

async function unlessMissing<Found>(asked: Promise<Found>): Promise<Found | undefined> {
  return asked.catch((error: unknown) => {
    if (isKeyrackError(error) && error.status === 404) return undefined;
    throw error;
  });
}

/** Without what says something about the reader, or nothing to another installation. */
function metadataOf({
  encryptedData: _,
  permissions: __,
  lastTest: ___,
  status: ____,
  ...rest
}: CredentialDto): object {
  return rest;
}

/** One that does not open, or that may not be resolved, is no reason to stop. */
async function valuesOf(
  keyrack: Keyrack,
  { id }: CredentialDto,
): Promise<{ values: object } | { problem: string } | undefined> {
  try {
    return await unlessMissing(keyrack.resolve(id).then(({ values }) => ({ values })));
  } catch (error) {
    if (isKeyrackError(error) && [403, 409].includes(error.status)) return { problem: error.message };
    throw error;
  }
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;
