import Alert from '@mui/material/Alert';
import Snackbar from '@mui/material/Snackbar';
import { createContext, useCallback, useContext, useState, type JSX, type ReactNode } from 'react';

/** What went well is said in passing. The rest stays until somebody does something. */
type Severity = 'success' | 'warning' | 'error';
type Say = (text: string, severity?: Severity) => void;

const NoticeContext = createContext<Say>(() => undefined);
const SHOWN_MS = 5000;

/** Says shortly what was done, or what has happened. */
export const useNotice = (): Say => useContext(NoticeContext);

export function Notices({ children }: { children: ReactNode }): JSX.Element {
  const [notice, setNotice] = useState({ text: '', severity: 'success' as Severity, isOpen: false });
  const say = useCallback<Say>((text, severity = 'success') => setNotice({ text, severity, isOpen: true }), []);
  const close = (): void => setNotice((before) => ({ ...before, isOpen: false }));
  const isGood = notice.severity === 'success';
  return (
    <NoticeContext value={say}>
      {children}
      <Snackbar open={notice.isOpen} autoHideDuration={isGood ? SHOWN_MS : null} onClose={close}>
        <Alert severity={notice.severity} variant="filled" role={isGood ? 'status' : 'alert'} onClose={close}>
          {notice.text}
        </Alert>
      </Snackbar>
    </NoticeContext>
  );
}
