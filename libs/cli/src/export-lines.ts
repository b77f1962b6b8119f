import { isKeyrackError, type CredentialDto, type Keyrack } from '@keyrack/client';

/** How many of each there were. */
export interface Counts {
  credentials: number;
  shares: number;
  flows: number;
  /** Credentials whose values are missing, though they were asked for. */
  withoutValues: number;
}

/**
 * All that the caller may see in the workspace, one JSON object a line: where it is from, credentials, each followed by its
 * shares, flows, and how many there were, so that a file that breaks off is known by its end.
 */
export async function* exportLines(keyrack: Keyrack, withValues: boolean, counts: Counts): AsyncGenerator<string> {
  const { workspaceId, organizationId } = await keyrack.getMe();
  yield line({ kind: 'keyrack', format: 1, at: new Date().toISOString(), organizationId, workspaceId });
  for await (const credential of keyrack.credentials()) {
    const values = withValues ? await valuesOf(keyrack, credential) : {};
    if ('problem' in values) counts.withoutValues++;
    counts.credentials++;
    yield line({ kind: 'credential', ...metadataOf(credential), ...values });
    yield* sharesOf(keyrack, credential, counts);
  }
  for await (const { id, active, createdDate, updatedDate } of keyrack.flows()) {
    const { kind: engine, name, definition } = await keyrack.exportFlow({ path: { id } });
    counts.flows++;
    yield line({ kind: 'flow', id, name, engine, active, createdDate, updatedDate, definition });
  }
  yield line({ kind: 'end', ...counts });
}

async function* sharesOf(keyrack: Keyrack, credential: CredentialDto, counts: Counts): AsyncGenerator<string> {
  if (credential.shared || !credential.permissions.includes('share')) return;
  for (const share of await keyrack.listShares({ path: { id: credential.id } })) {
    counts.shares++;
    yield line({ kind: 'share', credentialId: credential.id, ...share });
  }
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
async function valuesOf(keyrack: Keyrack, { id }: CredentialDto): Promise<{ values: object } | { problem: string }> {
  try {
    const { values } = await keyrack.resolve(id);
    return { values };
  } catch (error) {
    if (isKeyrackError(error) && [403, 404, 409].includes(error.status)) return { problem: error.message };
    throw error;
  }
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;
