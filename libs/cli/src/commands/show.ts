import type { CredentialDetailsDto } from '@keyrack/client';
import { Command } from 'commander';
import { withService } from '../command.js';
import { CREDENTIAL, findCredential } from '../find.js';
import { shownTime } from '../output.js';

export function show(): Command {
  return new Command('show')
    .description('Show one credential; its secrets only as set or not')
    .argument('<credential>', CREDENTIAL)
    .action(
      withService<object, [string]>(async ({ keyrack, out }, idOrName) => {
        const { id } = await findCredential(keyrack, idOrName);
        const credential = await keyrack.getCredential({ path: { id } });
        out.facts(credential, factsOf(credential));
      }),
    );
}

function factsOf(credential: CredentialDetailsDto): Record<string, string | undefined> {
  const { lastTest, plainDataObj } = credential;
  return {
    Name: credential.name,
    Id: credential.id,
    Type: credential.credentialName,
    Owner: credential.shared ? 'another workspace, which shares it' : credential.scope === 'personal' ? 'one person' : 'the workspace', // prettier-ignore
    Created: shownTime(credential.createdDate),
    Updated: shownTime(credential.updatedDate),
    State: credential.unreadable ? 'its values do not open' : credential.status,
    Expires: shownTime(credential.expiresAt),
    'Rotate by': shownTime(credential.rotateAt),
    'Last test':
      lastTest && [lastTest.result, shownTime(lastTest.testedAt), lastTest.message].filter(Boolean).join(', '),
    'You may': credential.permissions.join(', '),
    Values: plainDataObj && Object.entries(plainDataObj).map(shownValue).join('\n'),
  };
}

const HIDDEN = /^_FLOWISE_BLANK_/;

function shownValue([name, value]: [string, unknown]): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `${name}: ${HIDDEN.test(text) ? '(set)' : text}`;
}
