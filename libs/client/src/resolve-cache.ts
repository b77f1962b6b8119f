import type { ResolvedDto } from './generated/types.gen.js';
import type { CacheSettings } from './settings.js';

interface Kept {
  answer: Promise<ResolvedDto>;
  /** When it is too old, by the clock that nobody sets; undefined while the answer is awaited. */
  until?: number;
}

/**
 * Credentials with their values, in memory for a while. Calls for one id at the same time share one request; errors are not
 * kept; each caller has a copy of its own.
 */
export class ResolveCache {
  /** By id, those that have come in the order in which they came. */
  readonly #kept = new Map<string, Kept>();
  readonly #resolveFor: number;
  readonly #most: number;

  /** @throws TypeError for settings that are no numbers above 0 */
  constructor({ resolveFor, most = 1000 }: CacheSettings) {
    if (!(resolveFor > 0)) throw new TypeError('cache.resolveFor must be a number of milliseconds above 0');
    if (!(most >= 1)) throw new TypeError('cache.most must be a number of credentials, at least 1');
    this.#resolveFor = resolveFor;
    this.#most = most;
  }

  /** Answers from memory, or asks and keeps the answer. */
  async resolve(id: string, ask: () => Promise<ResolvedDto>): Promise<ResolvedDto> {
    this.#dropOld();
    const kept = this.#kept.get(id) ?? this.#keep(id, ask());
    return structuredClone(await kept.answer);
  }

  /** Forgets one credential, or all. What is being asked for at this moment is not kept when it comes. */
  forget(id?: string): void {
    // Ids that differ in case only are two. What was changed may have been named in another case all the same: one too many
    // that is forgotten does no harm.
    const isMeant = (key: string): boolean => id === undefined || key.toLowerCase() === id.toLowerCase();
    for (const key of this.#kept.keys()) if (isMeant(key)) this.#kept.delete(key);
  }

  #keep(key: string, answer: Promise<ResolvedDto>): Kept {
    const kept: Kept = { answer };
    this.#kept.set(key, kept);
    answer.then(
      () => this.#date(key, kept),
      () => this.#isKept(key, kept) && this.#kept.delete(key),
    );
    return kept;
  }

  #date(key: string, kept: Kept): void {
    if (!this.#isKept(key, kept)) return;
    kept.until = performance.now() + this.#resolveFor;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    for (const [oldest, { until }] of this.#kept) {
      if (this.#kept.size <= this.#most) break;
      if (until !== undefined) this.#kept.delete(oldest);
    }
  }

  /** Nothing that is too old stays until somebody asks for it: it holds secrets. */
  #dropOld(): void {
    const now = performance.now();
    for (const [key, { until = Infinity }] of this.#kept) if (until <= now) this.#kept.delete(key);
  }

  #isKept(key: string, kept: Kept): boolean {
    return this.#kept.get(key) === kept;
  }
}
