import { buildMongoQueryMatcher, createMongoAbility, type RawRuleOf } from '@casl/ability';
import { CompoundCondition, type Condition, type FieldParsingContext, type ParsingContext } from '@ucast/core';
import type { Action, AppAbility, Subject } from '../../src/authorization/index.js';

/** A rule with conditions of any kind. */
export interface AnyRule {
  action: Action;
  subject: Subject;
  conditions?: Record<string, unknown>;
  inverted?: boolean;
}

type Interpretation = { interpret: (condition: Condition, row: unknown) => boolean };

const compound = { type: 'compound' };
const instructions = {
  $and: compound,
  $or: compound,
  $nor: compound,
  $not: {
    type: 'field',
    parse: ({ name }: { name: string }, value: unknown, { field, parse }: ParsingContext<FieldParsingContext>) =>
      new CompoundCondition(name, [parse(value, { field })]),
  },
};
const some = ({ value }: CompoundCondition, row: unknown, { interpret }: Interpretation): boolean =>
  value.some((condition) => interpret(condition, row));
const every = ({ value }: CompoundCondition, row: unknown, { interpret }: Interpretation): boolean =>
  value.every((condition) => interpret(condition, row));
const none: typeof some = (...args) => !some(...args);

/** CASL's own matcher with the operators that it can learn: `$and`, `$or`, `$nor` and `$not`. */
const conditionsMatcher = buildMongoQueryMatcher(instructions, { and: every, or: some, nor: none, not: none });

/** An ability of these rules, in this order. */
export function abilityWith(rules: readonly AnyRule[]): AppAbility {
  return createMongoAbility<AppAbility>(rules as RawRuleOf<AppAbility>[], { conditionsMatcher });
}
