/** Cuts what a server says into pieces that can be handed on, and throws when that is not as its protocol has it. */
export type Cut = (chunk: Buffer) => Iterable<Buffer>;

/** No message to somebody who signs in and asks for nothing is as long. */
const MOST_BYTES = 256 * 1024;

/**
 * Whole messages only. Drivers believe what a server says of lengths and ends, so that a wrong one has them read for ever, or
 * throw where nobody listens.
 * @param head bytes that tell how long a message is
 */
function messages(head: number, lengthOf: (bytes: Buffer) => number): (chunk: Buffer) => Generator<Buffer> {
  let rest = Buffer.alloc(0);
  return function* (chunk) {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= head) {
      const length = lengthOf(rest);
      if (length < head || length > MOST_BYTES) throw new Error('no message is as long');
      if (rest.length < length) return;
      const message = rest.subarray(0, length);
      rest = rest.subarray(length);
      yield message;
    }
  };
}

const letters = (text: string): ReadonlySet<number> => new Set(Buffer.from(text));
/** Authentication, an error, ready for a query. */
const ANSWERS = letters('REZ');
/** What else servers say meanwhile, the row of `SELECT 1` with it. Nobody waits for it. */
const ASIDES = letters('CDKNST');
const [AUTHENTICATION, ERROR] = [...ANSWERS];
/** Whom one proves a password to says three or four. Each may be answered with rounds of hashing. */
const MOST_AUTHENTICATIONS = 8;

/** What the driver of PostgreSQL has to know. */
export function postgresMessages(): Cut {
  const whole = messages(5, (bytes) => 1 + bytes.readUInt32BE(1));
  let authentications = 0;
  return function* (chunk) {
    for (const message of whole(chunk)) {
      const kind = message[0] ?? 0;
      if (ASIDES.has(kind)) continue;
      if (!ANSWERS.has(kind)) throw new Error('a message of another protocol');
      if (kind === ERROR && !endsFields(message)) throw new Error('an error without end');
      if (kind === AUTHENTICATION && ++authentications > MOST_AUTHENTICATIONS) throw new Error('a sign-in without end');
      yield message;
    }
  };
}

/** Each field ends with a zero, and so do all of them: who looks for their end finds it. */
function endsFields(message: Buffer): boolean {
  const isEmpty = message.length === 6;
  return message.at(-1) === 0 && (isEmpty || message.at(-2) === 0);
}

const HEAD = 16;
/** Nobody has agreed on the compressed ones (2012), of which few bytes may become many. */
const OP_REPLY = 1;
const OP_MSG = 2013;

/** The answers of MongoDB, one document each. */
export function mongodbMessages(): Cut {
  const whole = messages(HEAD, (bytes) => bytes.readInt32LE(0));
  return function* (chunk) {
    for (const message of whole(chunk)) {
      if (!holdsOneDocument(message)) throw new Error('a message of another protocol');
      yield message;
    }
  };
}

/** Between the head and the document: flags and a kind, or flags, a cursor, a place and how many there are. */
function holdsOneDocument(message: Buffer): boolean {
  const code = message.readInt32LE(12);
  const start = code === OP_MSG ? HEAD + 5 : code === OP_REPLY ? HEAD + 20 : message.length;
  if (message.length < start + 4) return false;
  const isOne = code === OP_MSG ? message[HEAD + 4] === 0 : message.readInt32LE(start - 4) === 1;
  return isOne && message.readInt32LE(start) === message.length - start;
}
