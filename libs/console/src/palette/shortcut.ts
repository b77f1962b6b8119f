const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** What opens the palette, as the person's keyboard has it. */
export const SHORTCUT: string = isApple ? '⌘ K' : 'Ctrl K';

export function isShortcut({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && (isApple ? metaKey : ctrlKey) && !altKey && !shiftKey;
}
