/** One element of a picture, or what a name stands for: what it holds, and the names by which it calls for more. */
export interface Part {
  children: Part[];
  calls: string[];
}

const DEEPEST = 256;

/**
 * How many elements a browser draws for a part, counting again whatever is drawn again: a few lines of `use` in `use`, or
 * of masks in masks, can ask for billions. Infinity for a picture that contains itself.
 */
export function weightOf(whole: Part, named: ReadonlyMap<string, Part>): number {
  const known = new Map<Part, number>();
  const weigh = (part: Part, depth: number): number => {
    const before = known.get(part);
    if (before !== undefined) return before;
    if (depth > DEEPEST) return Infinity;
    known.set(part, Infinity); // stands while the part is being weighed, so for a part inside itself
    const parts = [...part.children, ...part.calls.flatMap((name) => named.get(name) ?? [])];
    const weight = parts.reduce((sum, each) => sum + weigh(each, depth + 1), 1);
    known.set(part, weight);
    return weight;
  };
  return weigh(whole, 0);
}
