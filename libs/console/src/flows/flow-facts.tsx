import type { FlowDetailsDto } from '@keyrack/client';
import type { JSX } from 'react';
import { engineName } from '../names.js';
import { Code, Fact, Facts } from '../parts/facts.js';
import { Section } from '../parts/section.js';
import { When } from '../parts/when.js';
import { texts } from '../texts.js';

const words = texts.flow;

export function FlowFacts({ flow: { id, kind, createdDate, updatedDate } }: { flow: FlowDetailsDto }): JSX.Element {
  return (
    <Section heading={words.facts}>
      <Facts>
        <Fact name={words.engine}>{engineName(kind)}</Fact>
        <Fact name={words.updated}>
          <When at={updatedDate} />
        </Fact>
        <Fact name={words.created}>
          <When at={createdDate} />
        </Fact>
        <Fact name={words.id}>
          <Code>{id}</Code>
        </Fact>
      </Facts>
    </Section>
  );
}
