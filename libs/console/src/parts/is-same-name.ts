/** Whether somebody has typed a name as it is shown: pages show several spaces as one, and none at the ends. */
export function isSameName(typed: string, name: string): boolean {
  return asShown(typed) === asShown(name);
}

const asShown = (text: string): string => text.trim().replace(/\s+/g, ' ');
