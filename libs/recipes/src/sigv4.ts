import type { SigV4Signer } from '@keyrack/credential-types';
import { encodeStrictly, type Draft } from './draft.js';
import type { Filling } from './filling.js';
import { RecipeError } from './recipe-error.js';
import { fillNeeded, fillText } from './template.js';

const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;
/** Services whose hosts have another name than their signatures. */
const SIGNED_AS: Readonly<Record<string, string>> = {
  'bedrock-agent': 'bedrock',
  'bedrock-agent-runtime': 'bedrock',
  'bedrock-runtime': 'bedrock',
  email: 'ses',
  's3-accesspoint': 's3',
};

/** Signs a draft by AWS Signature Version 4. Path and query are written the way that is signed. */
export async function signWithSigV4(draft: Draft, signer: SigV4Signer, filling: Filling, now: Date): Promise<void> {
  const { url, headers, method, body } = draft;
  const said = saidByHost(url.hostname);
  const service = signer.service ?? said.service;
  if (service === undefined) throw new RecipeError(`${filling.type.label} cannot tell the AWS service of this host.`);
  const isS3 = service === 's3';
  if (isS3) url.pathname = url.pathname.split('/').map(rewrite).join('/');
  const query = queryOf(url);
  const sessionToken = signer.sessionToken && fillText(signer.sessionToken, filling, 'header');
  // Loaded when they are needed first: these are large.
  const [{ Sha256 }, { SignatureV4 }] = await Promise.all([
    import('@aws-crypto/sha256-js'),
    import('@smithy/signature-v4'),
  ]);
  const signature = new SignatureV4({
    service,
    // A host that names its region takes no signature for another.
    region: said.region ?? regionOf(signer, filling),
    credentials: {
      accessKeyId: fillNeeded(signer.accessKeyId, filling, 'header'),
      secretAccessKey: fillNeeded(signer.secretAccessKey, filling),
      ...(sessionToken !== undefined && { sessionToken }),
    },
    sha256: Sha256,
    uriEscapePath: !isS3,
    applyChecksum: isS3,
  });
  const { protocol, hostname, host, pathname } = url;
  const sent = { ...Object.fromEntries(headers), host };
  const request = {
    method,
    protocol,
    hostname,
    path: pathname,
    query,
    headers: sent,
    ...(body !== undefined && { body }),
  };
  const { headers: signed } = await signature.sign(request, { signingDate: now });
  headers.clear();
  for (const [name, value] of Object.entries(signed)) if (name !== 'host') headers.set(name, value);
  url.search = searchOf(query);
}

function regionOf({ region }: SigV4Signer, filling: Filling): string {
  return (region === undefined ? undefined : fillText(region, filling, 'header')) ?? 'us-east-1';
}

/** The service and the region that a host of AWS names: `sts.eu-west-1.amazonaws.com`, `bucket.s3.amazonaws.com`. */
function saidByHost(hostname: string): { service?: string; region?: string } {
  const [, name] = /^(.+)\.amazonaws\.com(?:\.cn)?$/.exec(hostname) ?? [];
  if (name === undefined) return {};
  const labels = name.replace(/(^|\.)s3-([a-z]{2}-[a-z-]+-\d)$/, '$1s3.$2').split('.');
  const at = labels.findIndex((label) => REGION.test(label));
  const region = labels[at];
  // `search-x.eu-west-1.es`, else `s3.dualstack.eu-west-1` and all others.
  const before = labels.slice(0, at === -1 ? undefined : at).filter((label) => label !== 'dualstack');
  const label = (at === -1 ? undefined : labels[at + 1]) ?? before.at(-1);
  const service = label?.replace(/-fips$/, '');
  return {
    ...(service !== undefined && { service: SIGNED_AS[service] ?? service }),
    ...(region !== undefined && { region }),
  };
}

function queryOf({ searchParams }: URL): Record<string, string[]> {
  return Object.fromEntries([...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)]));
}

/** Not as URLSearchParams writes it: a plus sign is no blank to AWS. */
function searchOf(query: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(query)
    .flatMap(([name, values]) => values.map((value) => `${encodeStrictly(name)}=${encodeStrictly(value)}`))
    .join('&');
}

/** A segment of a path, percent-encoded as S3 compares it. */
function rewrite(segment: string): string {
  try {
    return encodeStrictly(decodeURIComponent(segment));
  } catch {
    return segment;
  }
}
