import Alert from '@mui/material/Alert';
import Snackbar from '@mui/material/Snackbar';
import { createContext, useCallback, useContext, useState, type JSX, type ReactNode } from 'react';

const NoticeContext = createContext<(text: string) => void>(() => undefined);
const SHOWN_MS = 5000;

/** Says shortly what was done. */
export const useNotice = (): ((text: string) => void) => useContext(NoticeContext);

export function Notices({ children }: { children: ReactNode }): JSX.Element {
  const [notice, setNotice] = useState({ text: '', isOpen: false });
  const say = useCallback((text: string) => setNotice({ text, isOpen: true }), []);
  const close = (): void => setNotice((before) => ({ ...before, isOpen: false }));
  return (
    <NoticeContext value={say}>
      {children}
      <Snackbar open={notice.isOpen} autoHideDuration={SHOWN_MS} onClose={close}>
        <Alert severity="success" variant="filled" role="status" onClose={close}>
          {notice.text}
        </Alert>
      </Snackbar>
    </NoticeContext>
  );
}
