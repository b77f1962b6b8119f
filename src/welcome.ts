export interface Welcome {
  url: string;
  console: string;
  api: string;
  docs: string;
  database: string;
  /** The database file and the root key, when Keyrack made them itself. */
  backUp: { database: string; rootKey: string } | undefined;
  /** Where the first person sets an account up, as long as nobody can sign in. Works once. */
  setUp: string | undefined;
  /** Only on the first start: the new admin key, or `given` when it came from the environment. */
  firstKey: string | undefined;
}

/** What the terminal shows once the service is up. */
export function welcome({ url, console, api, docs, database, backUp, setUp, firstKey }: Welcome): string {
  const lines = [
    '',
    '  Keyrack is running',
    '',
    `  Console   ${console}`,
    `  API       ${api}`,
    `  Docs      ${docs}`,
    `  Database  ${database}`,
  ];
  if (setUp !== undefined) {
    lines.push(
      '',
      '  Nobody can sign in yet. Make your account here; the link works once, for a day:',
      '',
      `    ${setUp}`,
    );
  }
  if (firstKey === 'given') {
    lines.push('', '  The first admin key is the one in KEYRACK_BOOTSTRAP_API_KEY.');
  } else if (firstKey !== undefined) {
    lines.push(
      '',
      '  Your admin API key. It is shown this once, so keep it safe:',
      '',
      `    ${firstKey}`,
      '',
      '  Try it:',
      '',
      `    curl -H 'Authorization: Bearer ${firstKey}' ${url}/api/v1/me`,
    );
  }
  if (firstKey !== undefined && backUp) {
    lines.push(
      '',
      `  Back up the database and, in another place, ${backUp.rootKey}:`,
      '  without that key nothing in the database opens.',
    );
  }
  return `${lines.join('\n')}\n\n`;
}
