/** Descriptions of other products hold HTML. These read the text and the link out of them. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** The text without markup, as a sentence; undefined when there is none. */
export function plainSentence(html: unknown): string | undefined {
  if (typeof html !== 'string') return undefined;
  const text = html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (all, name: string) => ENTITIES[name] ?? all)
    .replace(/[<>]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:])/g, '$1')
    .trim();
  if (text === '') return undefined;
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** The first link of a text, if it is one that a browser may follow. */
export function documentationIn(html: unknown): string | undefined {
  if (typeof html !== 'string') return undefined;
  return /https?:\/\/[^\s"'<>)\]]+/.exec(html)?.[0].replace(/[.,;]$/, '');
}
