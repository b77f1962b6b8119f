import type { RootKeys } from '../../credentials/index.js';
import { joined, type Check } from './check.js';

/** Whether the root key is the one that the data needs, and the previous one is still needed. */
export async function checkRootKey(rootKeys: RootKeys): Promise<Check> {
  const uses = await rootKeys.uses();
  const wraps = Object.fromEntries(
    uses.map(({ id, wraps: byTable }) => [id, Object.values(byTable).reduce((sum, count) => sum + count, 0)]),
  );
  const findings: Omit<Check, 'name'>[] = [];
  if (!(await rootKeys.passes())) {
    findings.push({
      status: 'failure',
      message: 'The root key of this process passes no check in the database: another process has changed the root key',
      advice: 'Start this process anew with the root key that the others have',
    });
  }
  for (const { id, use } of uses) {
    const count = wraps[id] ?? 0;
    if (use === 'unknown') {
      findings.push({
        status: 'failure',
        message: `${count} data keys are wrapped with the root key ${id}, which this service does not have`,
        advice: 'Give that key as KEYRACK_PREVIOUS_ROOT_KEY, start the service anew, and change the root key',
      });
    }
    if (use === 'previous') {
      findings.push({
        status: 'warning',
        message: count > 0 ? `${count} data keys are still wrapped with the previous root key` : 'Nothing needs the previous root key any more',
        advice: count > 0 ? 'Finish the change of the root key: POST /api/v1/installation/root-key/rotation' : 'Take KEYRACK_PREVIOUS_ROOT_KEY out of the configuration',
      });
    } // prettier-ignore
  }
  return joined('root-key', findings, 'The root key is the one that everything here is sealed under', { wraps });
}
