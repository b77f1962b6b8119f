import { Findings } from './expression-error.js';
import { Room } from './room.js';

/** `{{NAME}}` in a text. */
export interface EnvironmentReference {
  name: string;
  /** Offset of the opening braces. */
  start: number;
  /** Offset behind the closing braces. */
  end: number;
}

const REFERENCE = /\{\{[ \t]*([A-Z_][A-Z0-9_]*)[ \t]*\}\}/g;

/** The references to variables of the environment, in the order in which they stand. */
export function environmentReferences(text: string): EnvironmentReference[] {
  return Array.from(text.matchAll(REFERENCE), ({ 0: whole, 1: name = '', index }) => ({
    name,
    start: index,
    end: index + whole.length,
  }));
}

/**
 * Puts the values of variables in the places of the references to them. References in a value stay as they are.
 * @param read gives the value of a variable, undefined when it has none or may not be read
 * @throws ExpressionError naming the variables without a value, up to 20; the path of its findings is ''
 */
export function expandEnvironment(text: string, read: (name: string) => string | undefined): string {
  const findings = new Findings();
  const room = new Room();
  let from = 0;
  const pieces = environmentReferences(text).map(({ name, start, end }) => {
    const value = read(name);
    if (value === undefined) findings.add('', start, `the variable ${name} is not set, or may not be read`);
    room.take(value?.length ?? 0, '', start);
    const before = text.slice(from, start);
    from = end;
    return before + (value ?? '');
  });
  findings.conclude();
  return pieces.join('') + text.slice(from);
}
