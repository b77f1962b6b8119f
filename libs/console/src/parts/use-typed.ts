import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 250;

/** A text that is told on only after a pause in typing. */
export function useTyped(told: string, tell: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(told);
  const own = useRef(told);
  useEffect(() => {
    // What was told from here comes back later, when more may have been typed.
    if (told !== own.current) setTyped(told);
    own.current = told;
  }, [told]);
  useEffect(() => {
    if (typed === told) return undefined;
    const timer = setTimeout(() => {
      own.current = typed;
      tell(typed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, told, tell]);
  return [typed, setTyped];
}
