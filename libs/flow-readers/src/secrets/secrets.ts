import { FlowError } from '../flow-error.js';
import { parsed, rewrite, type Visitor } from '../rewrite.js';
import type { Trail } from '../trail.js';
import { masked, Patterns, type Pattern } from './patterns.js';
import { SecretPlaces } from './places.js';
import { spansOfText } from './texts.js';

/** What stands for a secret that was taken out, if nothing else is asked for. It is not suspected to be one itself. */
export const MASK = '••••••';

/** A place that seems to hold a secret. */
export interface Finding {
  /** Where it stands: `nodes.0.parameters.headers.Authorization`. Secrets in keys are masked in it. */
  path: string;
  /** The name of the pattern that matches, or the reason as words. */
  what: string;
}

/**
 * Where a definition seems to hold secrets, in the order in which they stand there.
 * @throws FlowError beyond 200 levels or 1,000,000 values
 */
export function secretsIn(definition: unknown, patterns: readonly Pattern[]): Finding[] {
  return withoutSecrets(definition, patterns, MASK).found;
}

/**
 * A deep copy of a definition with a mask for each suspected secret: for the whole value in places for secrets, for the
 * part that looks like one in other texts. None of the patterns matches in any key or text of the copy.
 * @throws FlowError if a pattern matches the mask, and beyond 200 levels or 1,000,000 values
 */
export function withoutSecrets(
  definition: unknown,
  patterns: readonly Pattern[],
  mask: string,
): { definition: unknown; found: Finding[] } {
  const masker = new Masker(new Patterns(patterns), mask);
  return { definition: rewrite(definition, masker), found: masker.found };
}

class Masker implements Visitor {
  readonly found: Finding[] = [];
  private readonly places = new SecretPlaces();

  constructor(
    private readonly patterns: Patterns,
    private readonly mask: string,
  ) {
    const matching = patterns.matching(mask);
    if (matching !== undefined) throw new FlowError('bad-mask', `the pattern ${matching} matches the mask itself`);
  }

  replace(value: unknown, trail: Trail): { by: string } | undefined {
    const suspicion = value === this.mask ? undefined : this.places.suspicion(value, trail);
    if (suspicion === undefined) return undefined;
    const pattern = typeof value === 'string' ? this.patterns.matching(value) : undefined;
    this.found.push({ path: trail.path(), what: pattern ?? suspicion });
    return { by: this.mask };
  }

  text(text: string, trail: Trail, json: boolean): string {
    const spans = [...this.patterns.spans(text), ...(json ? [] : spansOfText(text))];
    if (spans.length === 0) return text;
    for (const what of new Set(spans.map((span) => span.what))) this.found.push({ path: trail.path(), what });
    const result = masked(text, spans, this.mask);
    // The mask may make a match of what is left, or break the JSON around it.
    const isSound = this.patterns.matching(result) === undefined && (!json || parsed(result) !== undefined);
    return isSound ? result : this.mask;
  }

  key(key: string, trail: Trail): string {
    const what = this.patterns.matching(key);
    if (what === undefined) return key;
    this.found.push({ path: [trail.path(), this.mask].filter(Boolean).join('.'), what });
    return this.mask;
  }
}
