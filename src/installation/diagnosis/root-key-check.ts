import type { RootKeys, RootKeyUse } from '../../credentials/index.js';
import { doneWithOrSwapped } from '../root-key/swapped.js';
import { joined, type Check } from './check.js';

type Finding = Omit<Check, 'name'>;

/** Whether the root key is the one that the data needs, and the previous one is still needed. */
export async function checkRootKey(rootKeys: RootKeys): Promise<Check> {
  const uses = await rootKeys.uses();
  const wraps = Object.fromEntries(uses.map((use) => [use.id, countOf(use)]));
  const current = uses.find(({ use }) => use === 'current');
  const isOutdated = !(await rootKeys.passes());
  const findings: Finding[] = [];
  if (isOutdated) {
    findings.push({
      status: 'failure',
      message: 'The root key of this process passes no check in the database: another process has changed the root key',
      advice: 'Start this process anew with the root key that the others have',
    });
  }
  for (const one of uses) {
    if (one.use === 'unknown') findings.push(unknownKey(one, isOutdated));
    if (one.use === 'previous' && !isOutdated) findings.push(previousKey(one, current?.id ?? ''));
  }
  return joined('root-key', findings, 'The root key is the one that everything here is sealed under', { wraps });
}

function countOf({ wraps }: RootKeyUse): number {
  return Object.values(wraps).reduce((sum, count) => sum + count, 0);
}

/** Where the process is outdated, that was said already, with what to do. */
function unknownKey(use: RootKeyUse, isOutdated: boolean): Finding {
  const message = `${countOf(use)} data keys are wrapped with the root key ${use.id}, which this service does not have`;
  const advice = 'Give that key as KEYRACK_PREVIOUS_ROOT_KEY, start the service anew, and change the root key';
  return { status: 'failure', message, ...(!isOutdated && { advice }) };
}

function previousKey(use: RootKeyUse, current: string): Finding {
  const count = countOf(use);
  const finish = 'Finish the change of the root key: POST /api/v1/installation/root-key/rotation';
  if (count > 0) {
    return {
      status: 'warning',
      message: `${count} data keys are still wrapped with the previous root key`,
      advice: finish,
    };
  }
  if (use.starts) {
    const message = 'Nothing is wrapped with the previous root key any more, but the service still starts with it';
    return { status: 'warning', message, advice: finish };
  }
  const [message, advice] = doneWithOrSwapped(use.id, current);
  return { status: 'warning', message, advice };
}
