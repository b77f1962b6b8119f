/** The fields whose values differ from what they were at first, as a change sends them. */
export function differing<Fields extends object>(now: Fields, first: Fields): Partial<Fields> {
  const keys = Object.keys(now) as (keyof Fields)[];
  const changed = keys.filter((key) => !isEqual(now[key], first[key]));
  return Object.fromEntries(changed.map((key) => [key, now[key]])) as Partial<Fields>;
}

/**
 * A list with what was added and taken away in a form, and what others have added and taken away since the form was opened:
 * the service takes whole lists, and must not be given back what somebody has taken away.
 */
export function merged<Item>(mine: readonly Item[], first: readonly Item[], stored: readonly Item[]): Item[] {
  const has = (list: readonly Item[], item: Item): boolean => list.some((other) => isEqual(other, item));
  const kept = mine.filter((item) => !has(first, item) || has(stored, item));
  const theirs = stored.filter((item) => !has(first, item) && !has(mine, item));
  return [...kept, ...theirs];
}

/** Of texts, numbers and what is made of them. */
function isEqual(one: unknown, other: unknown): boolean {
  return one === other || ordered(one) === ordered(other);
}

/** JSON in which the order of keys says nothing. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
