import { useState, type SyntheticEvent } from 'react';

/** Events of an input that make it known whether the browser can read what stands in it. */
interface Watched {
  onInvalid: (event: SyntheticEvent<HTMLInputElement>) => void;
  onBlur: (event: SyntheticEvent<HTMLInputElement>) => void;
  onInput: (event: SyntheticEvent<HTMLInputElement>) => void;
  onKeyUp: (event: SyntheticEvent<HTMLInputElement>) => void;
}

/**
 * Notices what the browser cannot read, such as half a time: the input's value is empty then, as if nothing stood in it.
 * Said when the input is left or the form sent, until it is mended.
 */
export function useUnreadable(): [isUnreadable: boolean, watched: Watched] {
  const [isUnreadable, setUnreadable] = useState(false);
  const look = ({ currentTarget }: SyntheticEvent<HTMLInputElement>): void =>
    setUnreadable(currentTarget.validity.badInput);
  const lookAgain = ({ currentTarget }: SyntheticEvent<HTMLInputElement>): void =>
    setUnreadable((before) => before && currentTarget.validity.badInput);
  return [isUnreadable, { onInvalid: look, onBlur: look, onInput: lookAgain, onKeyUp: lookAgain }];
}

/** Whether the browser can read all inputs of a form. Goes to the first that it cannot, which is told so. */
export function isReadable(form: HTMLFormElement): boolean {
  const inputs = [...form.elements].filter((element) => element instanceof HTMLInputElement);
  const [first] = inputs.filter(({ validity }) => validity.badInput);
  if (!first) return true;
  first.checkValidity();
  setTimeout(() => first.focus()); // when what hid it is open
  return false;
}
