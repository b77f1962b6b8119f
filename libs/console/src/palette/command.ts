import type { SvgIconProps } from '@mui/material/SvgIcon';
import type { ComponentType } from 'react';

/** Something that one can choose in the palette. */
export interface Command {
  /** Told apart from all others by this. */
  id: string;
  group: string;
  label: string;
  /** What else tells it apart, such as the type of a credential. */
  hint?: string;
  Icon: ComponentType<SvgIconProps>;
  run: () => void;
}

/** Those whose words begin with what was typed, word for word: `api k` finds `API keys`. */
export function matching(commands: readonly Command[], typed: string): Command[] {
  const sought = wordsOf(typed);
  return commands.filter(({ label, group }) => {
    const words = wordsOf(`${label} ${group}`);
    return sought.every((part) => words.some((word) => word.startsWith(part)));
  });
}

const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean); // prettier-ignore
