/** A host as URLs write it, in small letters: what may stand in a header without meaning anything else there. */
const SHAPE = /^(https?):\/\/([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/;
const THIS_MACHINE = new Set(['localhost', '127.0.0.1']);

/** Whether this is the origin of a page, as browsers send it: `https://editor.example.com`. HTTP is for this machine only. */
export function isOrigin(text: unknown): text is string {
  if (typeof text !== 'string' || text.length > 255) return false;
  const [, scheme, host = ''] = SHAPE.exec(text) ?? [];
  if (scheme === undefined || (scheme === 'http' && !THIS_MACHINE.has(host))) return false;
  return URL.canParse(text) && new URL(text).origin === text;
}
