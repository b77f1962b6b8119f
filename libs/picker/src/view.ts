import { ARROWS, make, picture } from './elements.js';
import type { Credential } from './keyrack.js';
import { styles } from './styles.js';
import { texts } from './texts.js';

/** What there is to pick from. */
export interface Choice {
  credentials: readonly Credential[];
  /** The labels of the types, where there are several. */
  labels: ReadonlyMap<string, string>;
}

/** What people see: a label, a list of the browser's own, and two buttons. */
export class View {
  readonly select = make('select', { id: 'list', part: 'select', 'aria-describedby': 'says' });
  readonly refresh = make('button', { type: 'button', class: 'icon', part: 'refresh', 'aria-label': texts.refresh, title: texts.refresh }, picture(ARROWS)); // prettier-ignore
  readonly create = make('button', { type: 'button', class: 'create', part: 'create', hidden: '' }, texts.create);
  private readonly label = make('label', { for: 'list', part: 'label' }, texts.label);
  private readonly says = make('p', { id: 'says', part: 'message', role: 'status' });

  constructor(readonly root: ShadowRoot) {
    root.adoptedStyleSheets = [styles()];
    const row = make('div', { class: 'row' }, this.select, this.refresh);
    root.append(this.label, row, this.create, this.says);
    this.show(undefined, '');
  }

  name(label: string | null, isRequired: boolean): void {
    this.label.textContent = label ?? texts.label;
    this.select.required = isRequired;
  }

  disable(isDisabled: boolean): void {
    for (const part of [this.select, this.refresh, this.create]) part.disabled = isDisabled;
  }

  say(text: string, isWrong = false): void {
    this.says.textContent = text;
    this.says.classList.toggle('wrong', isWrong);
  }

  /** Draws the list. What is chosen stays chosen, even where it is not there. */
  show(choice: Choice | undefined, value: string): void {
    const credentials = choice?.credentials ?? [];
    const isEmpty = choice !== undefined && credentials.length === 0;
    const hint = choice === undefined ? texts.loading : isEmpty ? texts.none : texts.choose;
    const isGone = value !== '' && !credentials.some(({ id }) => id === value);
    this.select.replaceChildren(
      make('option', { value: '' }, hint),
      ...(isGone ? [make('option', { value }, choice ? texts.gone : texts.loading)] : []),
      ...optionsOf(credentials, choice?.labels ?? new Map()),
    );
    this.select.value = value;
    this.say(choice && isGone ? texts.goneHelp : '');
  }
}

function optionsOf(credentials: readonly Credential[], labels: ReadonlyMap<string, string>): HTMLElement[] {
  if (labels.size === 0) return credentials.map(optionOf);
  return [...labels]
    .map(([type, label]) => [label, credentials.filter(({ credentialName }) => credentialName === type)] as const)
    .filter(([, ofType]) => ofType.length > 0)
    .map(([label, ofType]) => make('optgroup', { label }, ...ofType.map(optionOf)));
}

function optionOf({ id, name, shared }: Credential): HTMLOptionElement {
  return make('option', { value: id }, shared ? texts.shared(name) : name);
}
