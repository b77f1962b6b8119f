// The ceiling: what the service does for a request, done by node:http and the raw driver, with nothing in between.
// It checks no input and no right, and its only answer to a mistake is 404. Bench only.
// node ceiling.mjs <host> <port> <data directory> <captured statements>
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { catalogue } from '@keyrack/credential-types';
import { DataKey, readRootKeyFile } from '@keyrack/sealing';
import { redact } from '../../dist/credentials/redaction.js';
import { SqliteConnection } from '../../dist/persistence/sqlite/connection.js';
import { newId } from '../../dist/platform/ids.js';

const UPDATE = `
  UPDATE credentials SET name = ?, sealed = ?, sealed_version = ?, mark = ?, values_at = ?, values_by = ?,
    values_changed = ?, updated_at = ?, version = ? WHERE id = ? AND version = ?`;
const KEEP = `
  INSERT INTO credential_versions
    (credential_id, version, organization_id, workspace_id, type_version, sealed, written_at, written_by, changed)
  SELECT id, sealed_version, organization_id, workspace_id, type_version, sealed, values_at, values_by, values_changed
    FROM credentials WHERE id = ?`;
const LET_GO = 'DELETE FROM credential_versions WHERE credential_id = ? AND version <= ?';
const KEPT = 10;
const PERMISSIONS = ['view', 'use', 'resolve', 'update', 'delete', 'share'];

const [host, port, dataDir, capturedFile] = process.argv.slice(2);
const captured = JSON.parse(readFileSync(capturedFile, 'utf8'));
const types = new Map(catalogue.map((type) => [type.name, type]));
const rootKey = await readRootKeyFile(join(dataDir, 'root.key'));

// As the service has them: one connection that reads, and one that writes and has each commit on the disk.
const file = join(dataDir, 'keyrack.db');
const writer = new SqliteConnection(file);
writer.pragma('journal_mode = WAL');
writer.pragma('synchronous = FULL');
const reader = new SqliteConnection(file, { readonly: true });

/** Runs a captured statement about one credential about another one. */
function read(connection, { sql, parameters }, id) {
  return connection.prepare(sql).all(...parameters.map((value) => (value === captured.id ? id : value)));
}

/** The same about a batch of them. */
function readMany({ sql, parameters }, ids) {
  const places = new Map(captured.batch.map((id, at) => [id, ids[at]]));
  return reader.prepare(sql).all(...parameters.map((value) => places.get(value) ?? value));
}

const knownKeys = new Map();
let knownAt;

/** Who sends a token. Remembered until somebody commits something, as the service does. */
function grantOf(authorization) {
  const hash = createHash('sha256').update(authorization.slice('Bearer '.length)).digest('hex');
  const [{ data_version: now }] = reader.prepare('PRAGMA data_version').all();
  if (now !== knownAt) knownKeys.clear();
  knownAt = now;
  let grant = knownKeys.get(hash);
  if (!grant) {
    const [row] = reader.prepare(captured.key.sql).all(hash);
    grant = { ...row, permissions: JSON.parse(row.permissions) };
    knownKeys.set(hash, grant);
  }
  return grant;
}

const dataKeys = new Map();

async function dataKeyOf({ organization_id: organization, workspace_id: workspace }) {
  let key = dataKeys.get(workspace);
  if (!key) {
    const [{ id, wrapped }] = reader.prepare('SELECT id, wrapped FROM data_keys WHERE workspace_id = ?').all(workspace);
    key = await DataKey.unwrap(rootKey, id, wrapped, { purpose: 'data-key', organization, workspace, key: id });
    dataKeys.set(workspace, key);
  }
  return key;
}

/** What a sealed text is bound to: a fact of the stored format, see CredentialSecrets. */
function contextOf(row) {
  return {
    purpose: 'credential',
    organization: row.organization_id,
    workspace: row.workspace_id,
    credential: row.id,
    type: row.credential_name,
    version: row.sealed_version,
    typeVersion: row.type_version,
  };
}

function viewOf(row, grant) {
  return {
    id: row.id,
    name: row.name,
    credentialName: row.credential_name,
    encryptedData: `sealed:${row.sealed_version}:${row.mark}`,
    createdDate: isoTime(row.created_at),
    updatedDate: isoTime(row.updated_at),
    workspaceId: row.workspace_id,
    scope: row.owner_id === null ? 'workspace' : 'personal',
    shared: row.workspace_id !== grant.workspace_id,
    permissions: PERMISSIONS,
  };
}

function isoTime(text) {
  return `${text.replace(' ', 'T')}Z`;
}

function sqlTime() {
  return new Date().toISOString().replace('T', ' ').replace('Z', '');
}

function me(grant) {
  return {
    kind: 'key',
    keyId: grant.id,
    userId: grant.user_id,
    name: grant.name,
    organizationId: grant.organization_id,
    workspaceId: grant.workspace_id,
    permissions: grant.permissions,
  };
}

function list(grant) {
  return read(reader, captured.list).map((row) => viewOf(row, grant));
}

async function get(grant, id) {
  const [row] = read(reader, captured.get, id);
  const values = JSON.parse((await dataKeyOf(row)).open(row.sealed, contextOf(row)));
  return { ...viewOf(row, grant), plainDataObj: redact(types.get(row.credential_name), values) };
}

async function create(grant, { name, credentialName, plainDataObj }) {
  const now = sqlTime();
  const row = {
    id: newId(),
    organization_id: grant.organization_id,
    workspace_id: grant.workspace_id,
    owner_id: null,
    name,
    credential_name: credentialName,
    type_version: '1',
    sealed_version: 1,
    version: 1,
    created_at: now,
    updated_at: now,
    ...writing(grant, now, Object.keys(plainDataObj)),
  };
  const key = await dataKeyOf(row);
  row.sealed = key.seal(JSON.stringify(plainDataObj), contextOf(row));
  row.mark = key.mark(row.sealed);
  const details = { type: credentialName, scope: 'workspace', inputs: Object.keys(plainDataObj) };
  inTransaction(() => {
    insert('credentials', row);
    insert('audit_entries', auditEntry(grant, 'credential.created', row, details));
  });
  return viewOf(row, grant);
}

function writing(grant, at, changed) {
  const by = JSON.stringify({ kind: 'key', id: grant.id, name: grant.name });
  return { values_at: at, values_by: by, values_changed: JSON.stringify(changed) };
}

async function update(grant, id, { name, plainDataObj }) {
  const key = await dataKeyOf(grant);
  return inTransaction(() => {
    const row = unprefixed(read(writer, captured.update, id)[0]);
    const values = { ...JSON.parse(key.open(row.sealed, contextOf(row))), ...plainDataObj };
    const after = { ...row, name, sealed_version: row.sealed_version + 1, updated_at: sqlTime() };
    after.sealed = key.seal(JSON.stringify(values), contextOf(after));
    after.mark = key.mark(after.sealed);
    writer.prepare(KEEP).run(id);
    writer.prepare(LET_GO).run(id, row.sealed_version - KEPT);
    const { values_at, values_by, values_changed } = writing(grant, after.updated_at, Object.keys(plainDataObj));
    writer
      .prepare(UPDATE)
      .run(...[name, after.sealed, after.sealed_version, after.mark], ...[values_at, values_by, values_changed], ...[after.updated_at, row.version + 1, id, row.version]); // prettier-ignore
    const changed = [...(name === row.name ? [] : ['name']), ...Object.keys(plainDataObj)];
    insert('audit_entries', auditEntry(grant, 'credential.updated', after, { changed }));
    return viewOf(after, grant);
  });
}

async function resolved(row) {
  const { id, name, credential_name: credentialName } = row;
  const values = JSON.parse((await dataKeyOf(row)).open(row.sealed, contextOf(row)));
  return { id, name, credentialName, values, ...namesOf(types.get(credentialName), values) };
}

function namesOf({ inputs, dialects = {} }, values) {
  const given = inputs.filter(({ name }) => Object.hasOwn(values, name));
  const known = new Set(given.map(({ name }) => name));
  const foreign = Object.values(dialects).flatMap((names) => Object.entries(names));
  const more = foreign.filter(([alias, name]) => known.has(name) && !known.has(alias));
  const aliases = given.flatMap(({ name, aliases: others = [] }) => others.map((alias) => [alias, name]));
  const env = given.flatMap(({ name, env: variable }) => (variable === undefined ? [] : [[variable, name]]));
  return { aliases: Object.fromEntries([...more, ...aliases]), env: Object.fromEntries(env) };
}

let waiting = [];

/** Has entries on the disk before it resolves. Those of one turn of the loop share a commit. */
function commitEntries(entries) {
  return new Promise((written) => {
    if (waiting.length === 0) setImmediate(writeWaiting);
    waiting.push({ entries, written });
  });
}

function writeWaiting() {
  const group = waiting;
  waiting = [];
  inTransaction(() => {
    for (const { entries } of group) for (const entry of entries) insert('audit_entries', entry);
  });
  for (const { written } of group) written();
}

const leaving = (grant, row) => auditEntry(grant, 'credential.resolved', row, { type: row.credential_name });

async function resolve(grant, id) {
  const [row] = read(reader, captured.resolve, id);
  const answer = await resolved(row);
  await commitEntries([leaving(grant, row)]);
  return answer;
}

async function resolveMany(grant, { ids }) {
  const rows = new Map(readMany(captured.resolveMany, ids).map((row) => [row.id, row]));
  const inOrder = ids.map((id) => rows.get(id));
  const answers = await Promise.all(inOrder.map(async (row) => ({ id: row.id, credential: await resolved(row) })));
  await commitEntries(inOrder.map((row) => leaving(grant, row)));
  return answers;
}

/** TypeORM names the columns of its SELECT `row_…`. */
function unprefixed(row) {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name.replace(/^row_/, ''), value]));
}

function auditEntry(grant, event, { id, name }, details) {
  return {
    id: newId(),
    organization_id: grant.organization_id,
    workspace_id: grant.workspace_id,
    at: sqlTime(),
    event,
    outcome: 'done',
    actor_kind: 'key',
    actor_id: grant.id,
    actor_name: grant.name,
    user_id: grant.user_id,
    subject_kind: 'Credential',
    subject_id: id,
    subject_name: name,
    details: JSON.stringify(details),
    request_id: newId(),
    address: host,
  };
}

function inTransaction(work) {
  writer.prepare('BEGIN IMMEDIATE').run();
  try {
    const result = work();
    writer.prepare('COMMIT').run();
    return result;
  } catch (error) {
    writer.prepare('ROLLBACK').run();
    throw error;
  }
}

const inserts = new Map();

function insert(table, row) {
  let sql = inserts.get(table);
  if (!sql) {
    const columns = Object.keys(row);
    sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    inserts.set(table, sql);
  }
  writer.prepare(sql).run(...Object.values(row));
}

function answerTo(method, [collection, id, part], grant, body) {
  if (collection === 'me') return me(grant);
  if (part === 'resolve') return resolve(grant, id);
  if (id === 'resolve') return resolveMany(grant, JSON.parse(body));
  if (method === 'POST') return create(grant, JSON.parse(body));
  if (method === 'PUT') return update(grant, id, JSON.parse(body));
  return id === undefined ? list(grant) : get(grant, id);
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

const server = createServer((request, response) => {
  const send = (status, value) => {
    const text = JSON.stringify(value);
    const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) };
    response.writeHead(status, headers).end(text);
  };
  const answer = async () => {
    const grant = grantOf(request.headers.authorization);
    const body = request.method === 'GET' ? undefined : await bodyOf(request);
    return answerTo(request.method, request.url.slice('/api/v1/'.length).split('/'), grant, body);
  };
  answer().then(
    (value) => send(200, value),
    (error) => send(404, { message: error.message }),
  );
});
server.listen(Number(port), host);
