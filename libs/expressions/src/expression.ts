import { readLiteral, type Fault } from './literal.js';
import type { CredentialReference } from './lookup.js';

/** A part of a sum: a text in quotes, or a reference and the offset at which it begins. */
export type Operand = string | (CredentialReference & { offset: number });

interface Expression {
  operands: Operand[];
  /** Offset behind the closing braces. */
  end: number;
}

/** Bounded, because V8 runs out of stack on a very long match. */
const NAME = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]{0,255}/uy;
const BLANKS = /\s*/y;
const ROOT = '$credentials';
const MADE_OF = 'an expression is made of $credentials.alias.field, texts in quotes and +';

/** Reads what stands behind `{{`, up to and with the `}}`. Nothing is evaluated. */
export function readExpression(text: string, start: number): Expression | Fault {
  return new Reader(text, start).read();
}

/** Goes through the text once. A method that cannot go on notes why, and returns undefined. */
class Reader {
  private fault: Fault | undefined;

  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  read(): Expression | Fault {
    const operands = this.sum();
    if (operands && this.takes('}}')) return { operands, end: this.at };
    return this.fault ?? { offset: this.at, message: this.complaint() };
  }

  private sum(): Operand[] | undefined {
    const operands: Operand[] = [];
    do {
      const operand = this.operand();
      if (operand === undefined) return undefined;
      operands.push(operand);
    } while (this.takes('+'));
    return operands;
  }

  private operand(): Operand | undefined {
    this.skipBlanks();
    const offset = this.at;
    if (this.isQuote()) return this.literal();
    const name = this.name();
    if (name === ROOT) return this.reference(offset);
    return name === undefined ? this.refuse() : this.refuse(offset, `only $credentials can be named here: ${MADE_OF}`);
  }

  /** What follows `$credentials`: one step is a field, two are an alias and a field of it. */
  private reference(offset: number): Operand | undefined {
    const first = this.step();
    if (first === undefined) return this.fault ? undefined : this.refuse();
    const second = this.step();
    if (this.fault) return undefined;
    this.skipBlanks();
    if (second === undefined) return { field: first, offset };
    const third = this.at;
    if (this.takes('.') || this.takes('['))
      return this.refuse(third, 'a field has nothing below it: write $credentials.alias.field');
    return { alias: first, field: second, offset };
  }

  /** `.name` or `["name"]`; undefined without a fault where there is none. */
  private step(): string | undefined {
    if (this.takes('.')) {
      this.skipBlanks();
      return (
        this.name() ?? this.refuse(this.at, 'a name follows the dot; one that is no plain word is written ["my name"]')
      );
    }
    if (!this.takes('[')) return undefined;
    this.skipBlanks();
    if (!this.isQuote()) return this.refuse(this.at, 'a name in quotes follows the bracket: ["my name"]');
    const name = this.literal();
    if (name === undefined || this.takes(']')) return name;
    return this.refuse(this.at, 'the bracket is closed behind the name: ["my name"]');
  }

  private literal(): string | undefined {
    const literal = readLiteral(this.text, this.at);
    if ('message' in literal) return this.refuse(literal.offset, literal.message);
    this.at = literal.end;
    return literal.value;
  }

  private name(): string | undefined {
    NAME.lastIndex = this.at;
    const [name] = NAME.exec(this.text) ?? [];
    this.at += name?.length ?? 0;
    return name;
  }

  private takes(sign: string): boolean {
    this.skipBlanks();
    if (!this.text.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }

  private isQuote(): boolean {
    return ['"', "'"].includes(this.text.charAt(this.at));
  }

  private skipBlanks(): void {
    BLANKS.lastIndex = this.at;
    BLANKS.test(this.text);
    this.at = BLANKS.lastIndex;
  }

  private refuse(offset = this.at, message = this.complaint()): undefined {
    this.fault = { offset, message };
  }

  /** What is wrong with the character at which reading stopped. */
  private complaint(): string {
    switch (this.text.charAt(this.at)) {
      case '(':
        return `functions are not called: ${MADE_OF}`;
      case '?':
        return `neither conditions nor ?. are understood: ${MADE_OF}`;
      case '-':
        return 'nothing is calculated; a name with - in it is written $credentials["my-name"]';
      case '':
      case '}':
        return `something is missing here: ${MADE_OF}`;
      default:
        return `this is not understood: ${MADE_OF}`;
    }
  }
}
