import { useEffect, useEffectEvent } from 'react';
import { isShortcut } from './shortcut.js';

/** Calls back when the shortcut is pressed, unless a dialog is open, whose fields would be lost on another page. */
export function useShortcut(onPress: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!isShortcut(event)) return;
    event.preventDefault(); // browsers search with it
    if (!document.querySelector('[role=dialog], [role=alertdialog]')) onPress();
  });
  useEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
