import { Parser, type Handler } from 'htmlparser2';
import { attributesOf, callsOf, rootAttributesOf, type Attributes } from './attributes.js';
import { escaped, isXmlText, referencesIn, safeRules } from './values.js';
import { ELEMENTS, TEXT_ONLY, TEXTUAL } from './vocabulary.js';
import { weightOf, type Part } from './weight.js';

const MAX_BYTES = 256 * 1024;
const MAX_DEPTH = 64;
const MAX_ELEMENTS = 10_000;

/**
 * The same picture, written anew from what static SVG is made of: nothing in it runs, loads or links. It has a `viewBox`
 * in place of a size. `defaults` are attributes of the root, for where it has none of its own.
 *
 * Undefined for what is no SVG or is malformed, and for pictures that are too large (256 KiB), too deep (64) or too
 * much to draw (10,000 elements; what is drawn again counts again).
 */
export function safeSvg(text: string, defaults: Readonly<Record<string, string>> = {}): string | undefined {
  if (Buffer.byteLength(text) > MAX_BYTES || !isXmlText(text)) return undefined;
  const source = text.replace(/^\uFEFF/, '');
  const picture = new Picture(source, new Map(Object.entries(defaults)));
  try {
    new Parser(picture, { xmlMode: true }).end(source);
    return picture.written();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

class Refusal extends Error {}

interface OpenElement {
  name: string;
  kept: boolean;
  part: Part;
}

/** Hears from the parser what stands in the source, and writes what may stay. Of comments, DOCTYPEs and instructions it writes nothing. */
class Picture implements Partial<Handler> {
  private readonly out: string[] = [];
  private readonly open: OpenElement[] = [];
  private readonly whole: Part = { children: [], calls: [] };
  private readonly named = new Map<string, Part>();
  private attributes = new Map<string, string>();
  private sheet = '';
  private isEmpty = false;
  private parser?: Parser;

  constructor(
    private readonly source: string,
    private readonly defaults: Attributes,
  ) {}

  /** @throws Refusal if there is no picture, or too much of it */
  written(): string {
    if (this.out.length === 0 || weightOf(this.whole, this.named) > MAX_ELEMENTS) throw new Refusal();
    return this.out.join('');
  }

  onparserinit(parser: Parser): void {
    this.parser = parser;
  }

  onprocessinginstruction(name: string, data: string): void {
    // A declaration of entities, in a DOCTYPE or loose. Plain DOCTYPEs are what old programs write.
    if (name.startsWith('!') && (name !== '!DOCTYPE' || data.includes('['))) throw new Refusal();
  }

  onopentagname(): void {
    if (this.open.length >= MAX_DEPTH || (this.open.length === 0 && this.out.length > 0)) throw new Refusal();
    this.attributes = new Map();
  }

  onattribute(name: string, value: string, quote?: string | null): void {
    if (typeof quote !== 'string' || this.attributes.has(name)) throw new Refusal();
    this.attributes.set(name, value);
  }

  onopentag(name: string): void {
    const parent = this.open.at(-1);
    const kept = ELEMENTS.has(name) && (!parent || (parent.kept && !TEXT_ONLY.has(parent.name)));
    const part: Part = { children: [], calls: [] };
    this.open.push({ name, kept, part });
    const { attributes, defaults } = this;
    const own = parent ? attributesOf(name, attributes) : rootAttributesOf(name, attributes, defaults);
    if (!own) throw new Refusal();
    if (!kept) return;
    part.calls.push(...callsOf(name, own));
    (parent?.part ?? this.whole).children.push(part);
    const id = own.get('id');
    if (id !== undefined) this.group(`#${id}`).children.push(part);
    this.write(`<${[name, ...[...own].map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ')}>`);
    this.isEmpty = true;
  }

  ontext(text: string): void {
    const { name = '', kept = false } = this.open.at(-1) ?? {};
    if (this.open.length === 0 && text.trim() !== '') throw new Refusal();
    if (kept && name === 'style') this.sheet += text;
    if (kept && TEXTUAL.has(name)) this.write(escaped(text));
  }

  onclosetag(name: string, implied: boolean): void {
    if (implied && !this.closesItself()) throw new Refusal();
    if (!this.open.pop()?.kept) return;
    if (name === 'style') this.writeSheet();
    if (this.isEmpty) this.out.push(`${this.out.pop()?.slice(0, -1) ?? ''}/>`);
    else this.out.push(`</${name}>`);
    this.isEmpty = false;
  }

  /** The parser says `implied` of `<path/>` too, and not only of what nobody closed. */
  private closesItself(): boolean {
    const end = this.parser?.endIndex ?? 0;
    return this.source.slice(end - 1, end + 1) === '/>';
  }

  private writeSheet(): void {
    for (const { selectors, declarations } of safeRules(this.sheet)) {
      const references = referencesIn(declarations).map((id) => `#${id}`);
      for (const selector of selectors) this.group(`{${selector}`).calls.push(...references);
      this.write(escaped(`${selectors.join(',')}{${declarations}}`));
    }
    this.sheet = '';
  }

  private write(text: string): void {
    this.isEmpty = false;
    this.out.push(text);
  }

  /** Whatever goes by this name. */
  private group(name: string): Part {
    const group = this.named.get(name) ?? { children: [], calls: [] };
    this.named.set(name, group);
    return group;
  }
}
