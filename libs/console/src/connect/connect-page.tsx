import type { ComponentDto, CredentialDto, CurrentConnectSessionDto } from '@keyrack/client';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState, type JSX } from 'react';
import { AddForm } from '../credentials/add/add-form.js';
import { TypeCards } from '../credentials/add/type-cards.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { MeContext } from '../session/use-me.js';
import type { Me } from '../session/session-api.js';
import { Frame } from './frame.js';
import { texts } from '../texts.js';
import { useNamedTypes } from './use-named-types.js';

interface Props {
  session: CurrentConnectSessionDto;
  /** The types that the editor wants one of. */
  wanted: readonly string[];
  onAdded: (credential: CredentialDto) => void;
  onClose: () => void;
}

/** Adding a credential from an editor's page: choose the type, if there are several, and fill in its form. */
export function ConnectPage({ session, wanted, onAdded, onClose }: Props): JSX.Element {
  const names = session.types.filter((name) => wanted.length === 0 || wanted.includes(name));
  const { data: types, error, refetch } = useNamedTypes(names);
  const [picked, setPicked] = useState<ComponentDto>();
  const [only, ...others] = types ?? [];
  const type = picked ?? (others.length === 0 ? only : undefined);
  if (!session.mayCreate || names.length === 0) {
    return (
      <Frame origin={session.origin}>
        <DialogContent>
          <Alert severity="info">{session.mayCreate ? texts.connect.noTypes : texts.connect.mayNotAdd}</Alert>
        </DialogContent>
        <Closing onClose={onClose} />
      </Frame>
    );
  }
  return (
    <MeContext value={asMe(session)}>
      <Frame origin={session.origin}>
        {type ? (
          <AddForm
            key={type.name}
            type={type}
            onBack={others.length > 0 ? () => setPicked(undefined) : undefined}
            onAdded={onAdded}
            onClose={onClose}
          />
        ) : (
          <>
            <DialogTitle>{texts.connect.choose}</DialogTitle>
            <DialogContent dividers>
              {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
              {!types && !error && <Loading />}
              <TypeCards types={types ?? []} isByCategory={false} onPick={setPicked} />
            </DialogContent>
            <Closing onClose={onClose} />
          </>
        )}
      </Frame>
    </MeContext>
  );
}

function Closing({ onClose }: { onClose: () => void }): JSX.Element {
  return (
    <DialogActions sx={{ px: 3, py: 1.5 }}>
      <Button onClick={onClose}>{texts.cancel}</Button>
    </DialogActions>
  );
}

/** Who works with the forms here: nobody with an account, who may try and add. */
function asMe({ origin }: CurrentConnectSessionDto): Me {
  const permissions = ['credentials:view', 'credentials:use', 'credentials:create'];
  return { kind: 'connect', keyId: null, userId: null, name: origin, organizationId: '', workspaceId: '', permissions };
}
