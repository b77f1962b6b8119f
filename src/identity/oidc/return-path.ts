import { ValidateBy } from 'class-validator';

const LONGEST = 2000;
const HERE = 'http://here.invalid';

/** A path of this service to go to, which no browser can read as the address of another one. */
export function IsReturnPath(): PropertyDecorator {
  return ValidateBy(
    { name: 'isReturnPath', validator: { validate: isReturnPath } },
    { message: `to must be a path of this service that begins with one slash, of at most ${LONGEST} characters` },
  );
}

/** What the parser of URLs, which browsers share, would write in another way is refused: `//host`, `/\\host`, `/../x`, line breaks. */
function isReturnPath(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > LONGEST || !value.startsWith('/')) return false;
  if (!URL.canParse(value, HERE)) return false;
  const { origin, pathname, search, hash } = new URL(value, HERE);
  return origin === HERE && pathname + search + hash === value;
}
