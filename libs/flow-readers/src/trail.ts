/** The fields of a JSON object. */
export type Fields = Record<string, unknown>;

/** Rows of a database come with dates and bytes, which are no objects to look into. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !ArrayBuffer.isView(value); // prettier-ignore
}

const KEY_SHOWN = 80;

/** The way to a value: the keys that lead there from the top, and the object or array that each of them is a key of. */
export class Trail {
  readonly keys: string[] = [];
  readonly holders: (Fields | unknown[])[] = [];
  private readonly shown: string[] = [];

  get depth(): number {
    return this.keys.length;
  }

  /** The key of the value itself; undefined at the top. */
  get key(): string | undefined {
    return this.keys.at(-1);
  }

  /** The fields that the value is one of, if it is one of an object. */
  get fields(): Fields | undefined {
    return this.fieldsOf(-1);
  }

  /** The fields that the key at this index is a key of. */
  fieldsOf(index: number): Fields | undefined {
    const holder = this.holders.at(index);
    return isFields(holder) ? holder : undefined;
  }

  /** @param shown how the key is written in paths */
  enter(holder: Fields | unknown[], key: string, shown: string): void {
    this.keys.push(key);
    this.holders.push(holder);
    this.shown.push(shown);
  }

  leave(): void {
    this.keys.pop();
    this.holders.pop();
    this.shown.pop();
  }

  /** The keys with dots between; those with a dot, a space or a control character in them in brackets. @param length only so many of them */
  path(length?: number): string {
    return this.shown.slice(0, length).map(written).join('').replace(/^\./, '');
  }
}

function written(key: string): string {
  const short = key.length > KEY_SHOWN ? `${key.slice(0, KEY_SHOWN)}…` : key;
  return /^[^.[\]"\s\p{Cc}]+$/u.test(short) ? `.${short}` : `[${JSON.stringify(short)}]`;
}
