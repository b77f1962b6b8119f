import type { CredentialDto } from '@keyrack/client';
import type { JSX } from 'react';
import { Link } from 'react-router';
import { TypeIcon } from '../../parts/type-icon.js';
import { Marks } from '../marks.js';

/** By which the buttons of the row are told apart. */
export const nameIdOf = (id: string): string => `name-${id}`;

/** The name with the type's icon, which leads to the credential. */
export function CredentialName({ credential, type }: { credential: CredentialDto; type: string }): JSX.Element {
  return (
    <div className="named">
      <TypeIcon type={credential.credentialName} />
      <div>
        <Link id={nameIdOf(credential.id)} to={`/credentials/${credential.id}`}>
          {credential.name}
        </Link>
        <div className="line">
          <span className="soft">{type}</span>
          <Marks credential={credential} />
        </div>
      </div>
    </div>
  );
}
