import { useCallback, useState } from 'react';

/** First and last index that are seen. Told while one scrolls, so it stays the same object while they do. */
export function useRange(): [[from: number, to: number], (from: number, to: number) => void] {
  const [range, setRange] = useState<[number, number]>([0, 0]);
  const tell = useCallback((from: number, to: number) => {
    setRange((before) => (before[0] === from && before[1] === to ? before : [from, to]));
  }, []);
  return [range, tell];
}
