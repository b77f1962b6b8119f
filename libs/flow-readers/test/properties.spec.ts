import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlowError, MASK, portable, readFlow, withoutSecrets, withReferences } from '../src/index.js';
import type { FlowKind } from '../src/index.js';
import { canvas, frozen, workflow } from './flows.js';

const PATTERNS = [
  { name: 'openAI', pattern: /sk-[A-Za-z0-9]{3,}/ },
  { name: 'aws', pattern: /AKIA[A-Z0-9]{2}/ },
  { name: 'pair', pattern: /"private_key": ?"x/ },
];
const KINDS: (FlowKind | undefined)[] = ['flowise', 'n8n', 'm9m', undefined];

/** Keys and texts that mean something to readers, among others that do not. */
const WORDS =
  'nodes edges connections workflow data inputs inputParams array agentModelConfig parameters id name type value meta ' +
  'credentials credential credentialId FLOWISE_CREDENTIAL_ID flowData speechToText details loaders password token ' +
  'Authorization private_key __rl __proto__ constructor sk-abcd';
const word = fc.constantFrom(...WORDS.split(' '));
const SCRAPS = ['sk-', 'AKIAZZ', '{{', '}}', '://u:', '@', '?token=', '"', "'", ': ', 'Bearer ', '$vars.A', '\\', '[', '{', '-----BEGIN PRIVATE KEY-----']; // prettier-ignore
const piece = fc.oneof(word, fc.constantFrom(...SCRAPS), fc.string({ maxLength: 6 }));
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
const scalar = fc.oneof(text, fc.constant('password'), fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 6, depthSize: 'medium' },
    scalar,
    fc.array(tie('json'), { maxLength: 4 }),
    fc.array(fc.tuple(fc.oneof(word, text), tie('json')), { maxLength: 6 }).map((entries) => Object.fromEntries(entries) as unknown), // prettier-ignore
    tie('json').map((value) => JSON.stringify(value)),
  ),
}));
const fields = fc.dictionary(word, json, { maxKeys: 6 });
const flow = fc.oneof(
  fields.map(canvas),
  fc.tuple(fields, json).map(([parameters, credentials]) => workflow(parameters, credentials)),
  fields.map((row) => ({ flowData: JSON.stringify(canvas(row)), ...row })),
  json,
  fc.anything(),
);

/** What it gives; nothing, if the definition is refused as it should be. */
function unlessRefused<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof FlowError) return undefined;
    throw error;
  }
}

/** Every key and text of a definition, those in JSON in it too. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value, ...textsIn(unlessBroken(value))];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
}

function unlessBroken(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}

describe('Whatever the definition,', () => {
  it('it is read, or refused with a FlowError', () => {
    fc.assert(
      fc.property(flow, fc.constantFrom(...KINDS), (definition, kind) => {
        for (const { path, credentialId } of unlessRefused(() => readFlow(definition, kind))?.references ?? []) {
          expect(path).not.toBe('');
          expect(credentialId).not.toBe('');
        }
      }),
    );
  });

  it('a copy without a change equals it, and it stays as it was', () => {
    fc.assert(
      fc.property(flow, fc.constantFrom(...KINDS), (definition, kind) => {
        const copy = unlessRefused(() => withReferences(frozen(definition), kind, () => undefined));
        if (copy !== undefined) expect(copy).toEqual(definition);
      }),
    );
  });

  it('the references of a changed copy are the changed ones', () => {
    fc.assert(
      fc.property(flow, (definition) => {
        const before = unlessRefused(() => readFlow(definition));
        if (before === undefined) return;
        const copy = withReferences(definition, before.kind, ({ credentialId }) => `new ${credentialId}`);
        const after = readFlow(copy, before.kind).references.map(({ path, credentialId }) => [path, credentialId]);
        expect(after).toEqual(before.references.map(({ path, credentialId }) => [path, `new ${credentialId}`]));
      }),
    );
  });

  it('no pattern matches in a copy without secrets', () => {
    fc.assert(
      fc.property(flow, (definition) => {
        const copy = unlessRefused(() => withoutSecrets(frozen(definition), PATTERNS, MASK).definition);
        const leaks = textsIn(copy).filter((one) => PATTERNS.some(({ pattern }) => pattern.test(one)));
        expect(leaks).toEqual([]);
      }),
    );
  });

  it('it can be handed on if it can be read', () => {
    fc.assert(
      fc.property(flow, fc.constantFrom(...KINDS), (definition, kind) => {
        const isRead = unlessRefused(() => readFlow(definition, kind)) !== undefined;
        expect(unlessRefused(() => portable(definition, kind, PATTERNS)) !== undefined).toBe(isRead);
      }),
    );
  });
});
