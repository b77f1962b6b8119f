/**
 * Of a previous root key that wraps nothing and has no check: a change that is done leaves it so, and so does one whose keys
 * were swapped, which changes nothing. Nobody but the operator can tell the two apart.
 * @returns what is the case, and what to do
 */
export function doneWithOrSwapped(previous: string, current: string): [string, string] {
  return [
    `Everything is wrapped with the root key ${current} already, and nothing with the previous one, ${previous}, which was never a key here or is done with`,
    `If ${previous} is the old key, take KEYRACK_PREVIOUS_ROOT_KEY (or _FILE) out of the configuration. If it is the new one, the two are swapped and nothing was changed: give ${previous} as KEYRACK_ROOT_KEY and ${current} as KEYRACK_PREVIOUS_ROOT_KEY, start every process anew`,
  ];
}
