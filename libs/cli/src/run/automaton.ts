/** The state in which nothing of any pattern has been seen. */
export const START = 0;

/**
 * Finds many texts in bytes at once, in time that depends on neither how many nor how long they are: the automaton of Aho and
 * Corasick. A state is the longest end of what was read that is the beginning of a pattern. It never changes once it is made,
 * so that several streams share it.
 */
export class Automaton {
  /** For each state: the byte that leads to it, the first state after it, and the next one after the same state. */
  readonly #byte: Uint8Array;
  readonly #child: Int32Array;
  readonly #sibling: Int32Array;
  /** The state of the next shorter end that is the beginning of a pattern. */
  readonly #shorter: Int32Array;
  readonly #depth: Int32Array;
  /** The length of the longest pattern with which a state ends. */
  readonly #found: Int32Array;
  /** The states of one and of two bytes, by these: most of an output leads no further, and patterns may begin in many ways. */
  readonly #first = new Int32Array(256);
  readonly #second = new Int32Array(256 * 256);
  #size = 1;

  constructor(patterns: Iterable<Buffer>) {
    const all = [...patterns];
    const most = all.reduce((sum, { length }) => sum + length, 1);
    this.#byte = new Uint8Array(most);
    [this.#child, this.#sibling, this.#shorter, this.#depth, this.#found] = Array.from({ length: 5 }, () => new Int32Array(most)) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array]; // prettier-ignore
    for (const pattern of all) this.#add(pattern);
    this.#link();
  }

  /** The state after one more byte. */
  next(state: number, byte: number): number {
    let from = state;
    while (from !== START) {
      const to = this.#after(from, byte);
      if (to !== START) return to;
      from = this.#at(this.#shorter, from);
    }
    return this.#at(this.#first, byte);
  }

  /** The length of the longest pattern that ends in this state; 0 when none does. */
  found(state: number): number {
    return this.#at(this.#found, state);
  }

  /** How many of the last bytes may be the beginning of a pattern that is not complete. */
  begun(state: number): number {
    let from = state;
    while (from !== START && this.#at(this.#child, from) === START) from = this.#at(this.#shorter, from);
    return this.#at(this.#depth, from);
  }

  #add(pattern: Buffer): void {
    let state = START;
    for (const byte of pattern) {
      const known = state === START ? this.#at(this.#first, byte) : this.#after(state, byte);
      state = known === START ? this.#grow(state, byte) : known;
    }
    this.#found[state] = pattern.length;
  }

  #grow(from: number, byte: number): number {
    const state = this.#size++;
    this.#byte[state] = byte;
    this.#depth[state] = this.#at(this.#depth, from) + 1;
    this.#sibling[state] = this.#at(this.#child, from);
    this.#child[from] = state;
    if (from === START) this.#first[byte] = state;
    if (this.#depth[from] === 1) this.#second[this.#pair(from, byte)] = state;
    return state;
  }

  /** Goes through the states by their depth, so that what is shorter is linked already. */
  #link(): void {
    const queue = new Int32Array(this.#size);
    for (let at = 0, end = 1; at < end; at++) {
      const state = this.#at(queue, at);
      for (let to = this.#at(this.#child, state); to !== START; to = this.#at(this.#sibling, to)) {
        const shorter = state === START ? START : this.next(this.#at(this.#shorter, state), this.#at(this.#byte, to));
        this.#shorter[to] = shorter;
        this.#found[to] = this.#at(this.#found, to) || this.#at(this.#found, shorter);
        queue[end++] = to;
      }
    }
  }

  #after(state: number, byte: number): number {
    if (this.#depth[state] === 1) return this.#at(this.#second, this.#pair(state, byte));
    let to = this.#at(this.#child, state);
    while (to !== START && this.#byte[to] !== byte) to = this.#at(this.#sibling, to);
    return to;
  }

  #pair(state: number, byte: number): number {
    return (this.#at(this.#byte, state) << 8) | byte;
  }

  #at(array: Uint8Array | Int32Array, index: number): number {
    return array[index] ?? START; // never beyond the end
  }
}
