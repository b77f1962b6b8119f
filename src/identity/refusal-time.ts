import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/**
 * How long a refusal takes. What is looked at for somebody who exists takes longer than for somebody who does not: their
 * password in each organization, and the audit log of each. All of it is over by then, unless the service is very busy.
 */
@Injectable()
export class RefusalTime {
  /** In milliseconds: far more than the work takes. */
  least = 1000;

  /** Does something that may be refused, and says no only when the time is over. */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    try {
      return await work();
    } catch (error) {
      const left = this.least - (performance.now() - begun);
      if (left > 0) await sleep(left);
      throw error;
    }
  }
}
