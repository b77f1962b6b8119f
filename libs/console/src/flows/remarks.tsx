import type { FlowRemarkDto } from '@keyrack/client';
import type { JSX } from 'react';
import { Code, Fact, Facts } from '../parts/facts.js';
import { Section } from '../parts/section.js';
import { texts } from '../texts.js';

/** What was masked in the definition, or not understood. */
export function Remarks({ remarks }: { remarks: readonly FlowRemarkDto[] }): JSX.Element {
  return (
    <Section heading={texts.flow.remarks}>
      <Facts isStacked>
        {remarks.map(({ path, message }) => (
          <Fact key={`${path} ${message}`} name={<Code>{path}</Code>}>
            {message}
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}
