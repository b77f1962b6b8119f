import useAutocomplete from '@mui/material/useAutocomplete';
import type { HTMLAttributes, InputHTMLAttributes, Ref } from 'react';
import type { Command } from './command.js';

interface Given {
  commands: readonly Command[];
  typed: string;
  onType: (text: string) => void;
  onClose: () => void;
}

/** A group of what can be chosen; `index` counts over all groups. */
export interface Group {
  group: string;
  index: number;
  options: Command[];
}

/** What makes an input and a list a combobox. */
export interface Choice {
  groups: Group[];
  rootProps: HTMLAttributes<HTMLDivElement>;
  inputProps: InputHTMLAttributes<HTMLInputElement> & { ref: Ref<HTMLInputElement> };
  listProps: HTMLAttributes<HTMLElement>;
  optionProps: (option: Command, index: number) => HTMLAttributes<HTMLElement>;
}

/** A list that is always open, in which the keyboard moves while one types. */
export function useChoice({ commands, typed, onType, onClose }: Given): Choice {
  const box = useAutocomplete<Command, false, false, false>({
    id: 'palette',
    options: commands,
    open: true,
    value: null,
    inputValue: typed,
    autoHighlight: true,
    clearOnBlur: false,
    filterOptions: (options) => options, // they match already
    groupBy: ({ group }) => group,
    getOptionKey: ({ id }) => id,
    getOptionLabel: ({ label }) => label,
    isOptionEqualToValue: (option, value) => option.id === value.id,
    onInputChange: (_event, text, reason) => reason === 'input' && onType(text),
    onClose: (_event, reason) => reason === 'escape' && onClose(),
    onChange: (_event, command) => {
      if (!command) return;
      onClose();
      command.run();
    },
  });
  return {
    groups: box.groupedOptions,
    rootProps: box.getRootProps(),
    inputProps: box.getInputProps(),
    listProps: box.getListboxProps(),
    optionProps: (option, index) => {
      const { key: _key, ...props } = box.getOptionProps({ option, index }); // React takes no key by spreading
      return props;
    },
  };
}
