import { distance as levenshtein } from 'fastest-levenshtein';

/** Only what looks like a name is ever repeated in a message; anything else may be a secret in the wrong place. */
const NAME = /^[\w-]{1,64}$/;

/** The known name that `name` is probably a misspelling of, if any. Case, `_` and `-` count for nothing. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  if (!NAME.test(name)) return undefined;
  const letters = plain(name);
  let nearest: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    const target = plain(candidate);
    const distance = levenshtein(letters, target);
    if (distance > tolerance(target.length) || distance >= (nearest?.distance ?? Infinity)) continue;
    nearest = { name: candidate, distance };
  }
  return nearest?.name;
}

const plain = (name: string): string => name.toLowerCase().replace(/[_-]/g, '');

/** Two edits, or a third of a long name, but never more than half of a short one: nearly any three letters are near `url`. */
const tolerance = (length: number): number => Math.min(Math.max(2, length / 3), length / 2);
