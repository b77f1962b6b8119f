import type { ComponentDto, CredentialDto } from '@keyrack/client';
import type { JSX } from 'react';
import { Code, Fact, Facts as FactList } from '../../parts/facts.js';
import { When } from '../../parts/when.js';
import { texts } from '../../texts.js';
import { Section } from '../../parts/section.js';

const words = texts.detail;

interface Props {
  credential: CredentialDto;
  type: ComponentDto | undefined;
}

/** What it is, whose, and when it ends. */
export function Facts({ credential, type }: Props): JSX.Element {
  const { id, credentialName, createdDate, updatedDate, expiresAt } = credential;
  return (
    <Section heading={words.facts}>
      <FactList>
        <Fact name={words.type}>{type?.label ?? credentialName}</Fact>
        <Fact name={words.owner}>{ownerOf(credential)}</Fact>
        <Fact name={words.updated}>
          <When at={updatedDate} />
        </Fact>
        <Fact name={words.created}>
          <When at={createdDate} />
        </Fact>
        <Fact name={words.expires}>{expiresAt === undefined ? texts.never : <When at={expiresAt} />}</Fact>
        <Fact name={words.rotation}>
          <Rotation {...credential} />
        </Fact>
        <Fact name={words.id}>
          <Code>{id}</Code>
        </Fact>
      </FactList>
    </Section>
  );
}

function ownerOf({ scope, shared }: CredentialDto): string {
  if (scope === 'personal') return words.onePerson;
  return shared ? words.otherWorkspace : texts.form.ownerWorkspace;
}

function Rotation({ rotateEvery, rotateAt }: Pick<CredentialDto, 'rotateEvery' | 'rotateAt'>): JSX.Element {
  if (rotateEvery === undefined) return <>{texts.never}</>;
  return (
    <>
      {words.rotationDays(rotateEvery)}
      {rotateAt !== undefined && (
        <>
          , {words.nextRotation} <When at={rotateAt} />
        </>
      )}
    </>
  );
}
