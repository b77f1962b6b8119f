const LONGEST = 100;
const SECRET =
  /(?:passw(?:or)?d|passphrase|pwd|secret|apikey|accesskey|accountkey|authkey|encryptionkey|licensekey|privatekey|secretkey|signingkey|subscriptionkey)s?$|token$|^(?:authconfig|encrypteddata)$/;
/** What comes before `token` in the names of limits, pages and the alphabets of language models. */
const HARMLESS = new Set(['bos', 'cancel', 'continuation', 'cursor', 'end', 'eos', 'max', 'min', 'next', 'pad', 'page', 'start', 'stop', 'sync', 'unk']); // prettier-ignore
const WORDS = /[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/;
const HEADER =
  /^(?:(?:proxy-)?authorization|(?:set-)?cookie|api-key|(?:[a-z0-9]+-)+(?:api-?key|auth-key|(?:access|api|auth|private)-token|subscription-key|secret))$/i;

/** Whether a field of this name holds a secret by all experience: `openAIApiKey`, `db_password`, `webhookSecret`. */
export function isSecretName(name: string): boolean {
  if (name.length > LONGEST) return false;
  const words = name.split(WORDS).map((word) => word.toLowerCase());
  return SECRET.test(words.join('')) && !(words.at(-1) === 'token' && HARMLESS.has(words.at(-2) ?? ''));
}

/** Whether a header of this name authenticates: `Authorization`, `x-api-key`, `Cookie`. */
export function isSecretHeader(name: string): boolean {
  return name.length <= LONGEST && HEADER.test(name);
}
