import { isEmail } from 'class-validator';

const LONGEST_EMAIL = 254;
/** A name may be twice as long: some letters count twice. */
const MOST_LETTERS = 127;

/** What a provider has said of somebody: in the signed token, and, where that lacks something, when it was asked. */
export interface Claims {
  token: object;
  userInfo: object;
}

/** Somebody whom a provider knows. */
export interface Stranger {
  subject: string;
  /** In lower case; undefined where the provider tells none. */
  email: string | undefined;
  /** The provider says that the address is theirs. */
  isVerified: boolean;
  /** The provider says that it may be somebody else's. Many say neither. */
  isDenied: boolean;
  name: string;
  /** What the role claim holds. */
  values: readonly string[];
}

/** Undefined for a subject that cannot be one. */
export function strangerIn({ token, userInfo }: Claims, roleClaim: string | null): Stranger | undefined {
  const subject = at(token, 'sub');
  // Some databases do not tell texts apart that differ in spaces at their ends.
  if (typeof subject !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(subject)) return undefined;
  const source = at(token, 'email') === undefined ? userInfo : token; // an address is verified by whoever tells it
  const email = emailIn(at(source, 'email'));
  const verified = at(source, 'email_verified');
  const [isVerified, isDenied] = [verified === true, verified === false || verified === 'false'];
  return { subject, email, isVerified, isDenied, name: nameIn(token, userInfo, email ?? subject), values: valuesIn({ token, userInfo }, roleClaim) }; // prettier-ignore
}

/** Whether the token lacks something that the provider may tell when it is asked. */
export function lacksSomething(token: object, roleClaim: string | null): boolean {
  return at(token, 'email') === undefined || (roleClaim !== null && found(token, roleClaim) === undefined);
}

function valuesIn({ token, userInfo }: Claims, roleClaim: string | null): string[] {
  if (roleClaim === null) return [];
  const value = found(token, roleClaim) ?? found(userInfo, roleClaim);
  return (Array.isArray(value) ? (value as unknown[]) : [value]).filter((one) => typeof one === 'string');
}

/** What stands at a path. A claim whose very name has dots in it, such as a URL, counts before one that is nested. */
function found(claims: object, path: string): unknown {
  return at(claims, path) ?? path.split('.').reduce<unknown>((inner, part) => at(inner, part), claims);
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function emailIn(value: unknown): string | undefined {
  // The one letter that is another address's only in lower case: the sign of Kelvin turns into a k.
  const text = typeof value === 'string' && !value.includes('\u212a') ? value.trim().toLowerCase() : '';
  return text.length <= LONGEST_EMAIL && isEmail(text) ? text : undefined;
}

function nameIn(token: object, userInfo: object, otherwise: string): string {
  const named = ['name', 'preferred_username'].flatMap((claim) => [at(token, claim), at(userInfo, claim)]);
  const texts = named.map((value) => (typeof value === 'string' && value.isWellFormed() ? clean(value) : ''));
  return texts.find((text) => text !== '') ?? otherwise;
}

function clean(text: string): string {
  const plain = text.replace(/\p{Cc}/gu, '').trim();
  return [...plain].slice(0, MOST_LETTERS).join('');
}
