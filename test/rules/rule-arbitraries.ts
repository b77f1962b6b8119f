import fc, { type Arbitrary } from 'fast-check';
import type { AnyRule } from './where-matcher.js';

/** Conditions as rules have them, in MongoDB's words. */
type Conditions = Record<string, unknown>;

/** For each field that rules ask about, values that it may have. */
export type Pools = Readonly<Record<string, readonly (string | number)[]>>;

/** Sets of rules on credentials: rights and prohibitions, in any order. */
export function ruleSets(ofCredential: Pools, ofShare: Pools): Arbitrary<AnyRule[]> {
  const all = conditions(ofCredential, ofShare);
  const rule = fc.record(
    {
      action: fc.constant('view' as const),
      subject: fc.constant('Credential' as const),
      conditions: fc.oneof({ weight: 15, arbitrary: all }, { weight: 1, arbitrary: fc.constant({}) }),
      inverted: fc.constantFrom(false, false, false, true),
    },
    { requiredKeys: ['action', 'subject', 'inverted'], noNullPrototype: true },
  );
  return fc.array(rule, { minLength: 1, maxLength: 4 });
}

/** Conditions on a credential and its shares, joined and negated in each way that CASL knows. */
function conditions(ofCredential: Pools, ofShare: Pools): Arbitrary<Conditions> {
  const share = fc.oneof({ weight: 5, arbitrary: someFields(ofShare) }, { weight: 1, arbitrary: fc.constant({}) });
  const shares = negatable(share.map(($elemMatch) => ({ $elemMatch }))).map((condition) => ({ shares: condition }));
  const plain = fc.oneof({ weight: 3, arbitrary: someFields(ofCredential) }, { weight: 1, arbitrary: shares });
  return fc.letrec<{ all: Conditions }>((tie) => {
    const parts = fc.array(tie('all'), { minLength: 1, maxLength: 3 });
    const compound = fc.tuple(fc.constantFrom('$and', '$or', '$nor'), parts).map(([name, all]) => ({ [name]: all }));
    const both = fc.tuple(plain, tie('all')).map(([one, more]) => ({ ...one, ...more }));
    return { all: fc.oneof({ depthSize: 'small', withCrossShrink: true }, plain, both, compound) };
  }).all;
}

function someFields(pools: Pools): Arbitrary<Conditions> {
  const one = fc
    .constantFrom(...Object.entries(pools))
    .chain(([field, pool]) => onField(pool).map((condition) => ({ [field]: condition })));
  return fc.array(one, { minLength: 1, maxLength: 2 }).map((all) => Object.assign({}, ...all) as Conditions);
}

/** Order is for numbers: `null` has a place among values for CASL alone, and texts are ordered differently everywhere. */
function onField(pool: Pools[string]): Arbitrary<unknown> {
  const value = fc.constantFrom(...pool);
  const orNull = fc.oneof({ weight: 5, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) });
  const list = fc.array(orNull, { maxLength: 4 });
  const operators = { $eq: orNull, $ne: orNull, $in: list, $nin: list };
  const order = { $gt: value, $gte: value, $lt: value, $lte: value };
  const all = Object.entries<Arbitrary<unknown>>(typeof pool[0] === 'number' ? { ...operators, ...order } : operators);
  const one = fc.constantFrom(...all).chain(([name, operand]) => operand.map((given) => ({ [name]: given })));
  const several = fc.array(one, { minLength: 1, maxLength: 2 }).map((some) => Object.assign({}, ...some) as object);
  return fc.oneof(orNull, negatable(several), list.map(($in) => ({ $in }))); // prettier-ignore
}

/** Operators of a field, or the opposite of them. */
function negatable<T>(operators: Arbitrary<T>): Arbitrary<T | { $not: T }> {
  return fc.oneof({ weight: 3, arbitrary: operators }, { weight: 1, arbitrary: operators.map(($not) => ({ $not })) });
}
