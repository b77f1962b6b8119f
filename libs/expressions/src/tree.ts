const MOST_LEVELS = 100;

/** What is done at each part of a tree. `path` is a JSON Pointer. */
export interface Visitor {
  /** @returns what takes the place of the text */
  text(text: string, path: string): unknown;
  /** A list, an object, a number or the like is about to be taken over. */
  pass(path: string): void;
  /** What is no JSON, or nested too deep. `message` is a sentence. */
  refuse(path: string, message: string): void;
}

/** A copy of a JSON value with its texts replaced. Keys stay as they are, `__proto__` among them. */
export function rewrite(tree: unknown, visitor: Visitor): unknown {
  return rewriteAt(tree, '', 0, visitor);
}

function rewriteAt(value: unknown, path: string, level: number, visitor: Visitor): unknown {
  if (typeof value === 'string') return visitor.text(value, path);
  visitor.pass(path);
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return value;
  const isList = Array.isArray(value);
  if (!isList && !isPlainObject(value)) {
    return visitor.refuse(path, 'only texts, numbers, true, false, null, lists and plain objects can be taken over');
  }
  if (level === MOST_LEVELS) return visitor.refuse(path, `lists and objects nest at most ${MOST_LEVELS} levels deep`);
  const copyOf = (child: unknown, key: string | number): unknown =>
    rewriteAt(child, `${path}/${pointerOf(key)}`, level + 1, visitor);
  if (isList) return Array.from(value, copyOf);
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, copyOf(child, key)]));
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null; // of whichever realm
}

const pointerOf = (key: string | number): string => String(key).replaceAll('~', '~0').replaceAll('/', '~1');
