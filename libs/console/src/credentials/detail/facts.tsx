import type { ComponentDto, CredentialDto } from '@keyrack/client';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { JSX, ReactNode } from 'react';
import { When } from '../../parts/when.js';
import { texts } from '../../texts.js';
import { Section } from './section.js';

const words = texts.detail;

interface Props {
  credential: CredentialDto;
  type: ComponentDto | undefined;
}

/** What it is, whose, and when it ends. */
export function Facts({ credential, type }: Props): JSX.Element {
  const { id, credentialName, scope, createdDate, updatedDate, expiresAt } = credential;
  return (
    <Section heading={words.facts}>
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', columnGap: 2, rowGap: 1 }}
      >
        <Fact name={words.type}>{type?.label ?? credentialName}</Fact>
        <Fact name={words.owner}>{scope === 'personal' ? words.onePerson : texts.form.ownerWorkspace}</Fact>
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
          <Box component="code" sx={{ fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
            {id}
          </Box>
        </Fact>
      </Box>
    </Section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): JSX.Element {
  return (
    <>
      <Typography component="dt" variant="body2" color="textSecondary">
        {name}
      </Typography>
      <Typography component="dd" variant="body2" sx={{ m: 0 }}>
        {children}
      </Typography>
    </>
  );
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
