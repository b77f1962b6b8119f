/** Stands for a secret, or a part of one. */
const MASK = '•••';
/** Shorter secrets are left: they would mask parts of every word, and nobody could keep them anyway. */
const SHORTEST_SECRET = 4;
/** So many characters of a secret, in a row, are not repeated either. */
const PART = 8;
const LONGEST_SENTENCE = 300;
/** Read before secrets are replaced. More than is shown, as secrets become shorter. */
const LONGEST_READ = 4000;

/** A text as one line for a person: without secrets and control characters; undefined when it is no text, or an empty one. */
export function sentenceOf(text: unknown, secrets: readonly string[]): string | undefined {
  if (typeof text !== 'string') return undefined;
  const line = withoutSecrets(inOneLine(text.slice(0, LONGEST_READ)), [...secrets, ...secrets.map(inOneLine)]).trim();
  if (line === '') return undefined;
  const characters = [...line];
  return characters.length > LONGEST_SENTENCE ? `${characters.slice(0, LONGEST_SENTENCE - 1).join('')}…` : line;
}

/** Format characters count as control characters: they turn the direction of a text, or hide a secret from being found. */
function inOneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '');
}

/**
 * A text in which secrets of four characters or more are replaced by `•••`, in upper or lower case, as they are or in Base64
 * (also as a part of something longer), hexadecimal, percent-encoded or escaped for JSON; and so are eight characters or
 * more of any of these.
 */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const forms = [...new Set(secrets.filter(({ length }) => length >= SHORTEST_SECRET).flatMap(formsOf))];
  const folded = fold(text);
  const spans = merged([...wholes(folded, forms), ...parts(folded, forms)]);
  if (spans.length === 0) return text;
  const clear = spans.map(({ end }, index) => text.slice(end, spans[index + 1]?.start));
  const masked = [text.slice(0, spans[0]?.start), ...clear].join(MASK);
  // Only a secret that contains the mask can come back by masking.
  return wholes(fold(masked), forms).length > 0 ? MASK : masked;
}

interface Span {
  start: number;
  end: number;
}

/** Lower case that keeps each character's place, which `toLowerCase` does not. */
const fold = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The ways in which others may write a secret, folded. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const percent = encodeURIComponent(secret.toWellFormed());
  const all = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    percent,
    percent.replace(/[!'()*~]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`),
    new URLSearchParams([['', secret]]).toString().slice(1),
    encodeURI(secret.toWellFormed()),
    bytes.toString('hex'),
    ...base64Of(bytes),
  ];
  return all.map(fold).filter(({ length }) => length >= SHORTEST_SECRET);
}

/** Base64 in both alphabets, and what of it stays the same when one or two bytes stand in front and others behind. */
function base64Of(bytes: Buffer): string[] {
  const within = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64url');
    const isCut = (offset + bytes.length) % 3 !== 0;
    return text.slice(Math.ceil((offset * 8) / 6), isCut ? -1 : undefined);
  });
  const all = [bytes.toString('base64url'), ...within];
  return all.flatMap((text) => [text, text.replaceAll('-', '+').replaceAll('_', '/')]);
}

/** Where forms stand as a whole. */
function wholes(text: string, forms: readonly string[]): Span[] {
  return forms.flatMap((form) => {
    const spans: Span[] = [];
    for (let start = text.indexOf(form); start !== -1; start = text.indexOf(form, start + 1))
      spans.push({ start, end: start + form.length });
    return spans;
  });
}

/** Where as many characters stand as count as a part of a form. */
function parts(text: string, forms: readonly string[]): Span[] {
  const rest = new Map<string, number[]>();
  for (let start = 0; start + PART <= text.length; start += 1) {
    const part = text.slice(start, start + PART);
    const starts = rest.get(part);
    if (starts) starts.push(start);
    else rest.set(part, [start]);
  }
  const spans: Span[] = [];
  for (const form of forms)
    for (let at = 0; at + PART <= form.length; at += 1) {
      const part = form.slice(at, at + PART);
      for (const start of rest.get(part) ?? []) spans.push({ start, end: start + PART });
      rest.delete(part);
    }
  return spans;
}

/** Spans in their order, those that touch as one. */
function merged(spans: readonly Span[]): Span[] {
  const inOrder = spans.toSorted((a, b) => a.start - b.start);
  const result: Span[] = [];
  for (const { start, end } of inOrder) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}
