import { styleText } from 'node:util';
import Table from 'cli-table3';

type Style = Parameters<typeof styleText>[0];

/** A column of a table: its heading, and what stands in it. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => string | undefined>>;

/**
 * What a command found goes to standard output: as JSON for programs, or in words. What it does meanwhile goes to standard
 * error, so that a pipe has the one without the other.
 */
export class Output {
  constructor(readonly json: boolean) {}

  /** A list. */
  table<Row>(rows: readonly Row[], columns: Columns<Row>, whenEmpty: string): void {
    if (this.json) return this.value(rows);
    if (rows.length === 0) return this.note(whenEmpty);
    const table = new Table({ chars: PLAIN, style: { 'padding-left': 0, 'padding-right': 3, head: [], border: [] } });
    table.push(Object.keys(columns).map((heading) => this.styled('dim', heading.toUpperCase())));
    for (const row of rows) table.push(Object.values(columns).map((cell) => plain(cell(row) ?? '')));
    this.line(table.toString().replaceAll(/ +$/gm, ''));
  }

  /** One thing, by its properties. Those without a value are left out. */
  facts(value: unknown, facts: Readonly<Record<string, string | undefined>>): void {
    if (this.json) return this.value(value);
    const shown = Object.entries(facts).filter(([, text]) => text !== undefined && text !== '');
    const width = Math.max(...shown.map(([name]) => name.length));
    for (const [name, text] of shown) {
      this.line(
        `${this.styled('dim', name.padEnd(width))}  ${plain(text ?? '').replaceAll('\n', `\n${' '.repeat(width + 2)}`)}`,
      );
    }
  }

  /** What a command did: in words, or what it got as JSON. */
  done(value: unknown, words: string): void {
    if (this.json) this.value(value);
    else this.line(`${this.styled('green', '✓')} ${plain(words)}`);
  }

  value(value: unknown): void {
    this.line(JSON.stringify(value, null, process.stdout.isTTY ? 2 : 0));
  }

  line(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  /** For the person in front of it; no part of the result. */
  note(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  styled(style: Style, text: string): string {
    return styleText(style, text, { stream: process.stdout }); // it knows NO_COLOR and pipes
  }
}

/** Names come from others: nothing in them may move the cursor or change colours. */
export function plain(text: string): string {
  return text.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '�');
}

/** The same on one line. */
export function plainLine(text: string): string {
  return plain(text).replaceAll('\n', '�');
}

/** A time as people read it, here. */
export function shownTime(time: string | null | undefined): string | undefined {
  return time ? new Date(time).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' }) : undefined;
}

const PLAIN = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'].map((part) => [part, '']), // prettier-ignore
);
