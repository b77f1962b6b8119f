import { AddDialog } from './add-dialog.js';
import { Keyrack, PickerError, type Credential, type GetToken } from './keyrack.js';
import { texts } from './texts.js';
import { View } from './view.js';

/**
 * Picks a credential of Keyrack in a form of any page: `<keyrack-credential-picker url type name value label required>`. The
 * value is the credential's id. `getToken` is a property, as no token belongs in a document. Fires `change` with the
 * credential as `detail`, and `keyrack-error`.
 */
export class CredentialPicker extends HTMLElement {
  static readonly formAssociated = true;
  static readonly observedAttributes = ['url', 'type', 'label', 'value', 'required'];

  private readonly internals = this.attachInternals();
  private readonly view = new View(this.attachShadow({ mode: 'open', delegatesFocus: true }));
  private readonly chosen = { value: '', isTouched: false };
  private ask: GetToken | undefined;
  private keyrack: Keyrack | undefined;
  private credentials: readonly Credential[] = [];
  private loads = 0;

  constructor() {
    super();
    this.view.select.addEventListener('change', () => this.choose(this.view.select.value));
    this.view.refresh.addEventListener('click', () => void this.load());
    this.view.create.addEventListener('click', () => void this.add());
  }

  /** Asks the editor's back end for the token of a connect session. Asked again when one has ended. */
  get getToken(): GetToken | undefined {
    return this.ask;
  }
  set getToken(ask: GetToken | undefined) {
    this.ask = ask;
    this.connect();
  }

  /** The id of the chosen credential; empty for none. */
  get value(): string {
    return this.chosen.value;
  }
  set value(value: string) {
    this.chosen.isTouched = true;
    this.take(value);
  }

  get name(): string {
    return this.getAttribute('name') ?? '';
  }
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }
  get validity(): ValidityState {
    return this.internals.validity;
  }
  get validationMessage(): string {
    return this.internals.validationMessage;
  }
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  connectedCallback(): void {
    this.upgrade('getToken');
    this.upgrade('value');
    this.connect();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === 'value' && !this.chosen.isTouched) this.take(after ?? '');
    if (name === 'url') this.connect();
    if (name === 'type') void this.load();
    if (name === 'label' || name === 'required') this.judge();
  }

  formResetCallback(): void {
    this.chosen.isTouched = false;
    this.take(this.getAttribute('value') ?? '');
  }

  formDisabledCallback(isDisabled: boolean): void {
    this.view.disable(isDisabled);
  }

  formStateRestoreCallback(state: string): void {
    this.value = state;
  }

  private get types(): string[] {
    const names = (this.getAttribute('type') ?? '').split(',').map((name) => name.trim());
    return names.filter((name) => name !== '');
  }

  /** A page may have set a property before it loaded this. */
  private upgrade(name: 'getToken' | 'value'): void {
    if (!Object.hasOwn(this, name)) return;
    const given = this[name];
    delete this[name as never];
    Object.assign(this, { [name]: given });
  }

  private connect(): void {
    const url = this.getAttribute('url')?.replace(/\/+$/, '');
    this.keyrack = url && this.ask ? new Keyrack(url, this.ask) : undefined;
    void this.load();
  }

  private async load(): Promise<void> {
    const { keyrack } = this;
    if (!keyrack || !this.isConnected) return;
    const load = ++this.loads;
    this.setAttribute('aria-busy', 'true');
    try {
      const [session, credentials] = await Promise.all([keyrack.session(), keyrack.credentials(this.types)]);
      const types = this.types.length > 0 ? this.types : session.types;
      const labels = types.length > 1 ? await keyrack.labels(types) : new Map<string, string>();
      if (load !== this.loads) return;
      this.credentials = credentials;
      this.view.create.hidden = !session.mayCreate;
      this.view.show({ credentials, labels }, this.chosen.value);
      this.judge();
    } catch (error) {
      if (load === this.loads) this.fail(error);
    } finally {
      if (load === this.loads) this.removeAttribute('aria-busy');
    }
  }

  private async add(): Promise<void> {
    const { keyrack } = this;
    const url = this.getAttribute('url')?.replace(/\/+$/, '');
    if (!keyrack || !url) return;
    const wish = { url, types: this.types, theme: themeOf(this), token: (isNew: boolean) => keyrack.token({ isNew }) };
    try {
      const created = await new AddDialog(this.view.root, wish).open();
      if (!created) return;
      await this.load();
      this.view.select.value = created.id;
      this.choose(created.id);
      this.view.select.focus();
    } catch (error) {
      this.fail(error);
    }
  }

  private choose(id: string): void {
    this.value = id;
    const { name = '', credentialName: type = '' } = this.credentials.find((one) => one.id === id) ?? {};
    this.dispatchEvent(new CustomEvent('change', { bubbles: true, composed: true, detail: { id, name, type } }));
  }

  private take(value: string): void {
    this.chosen.value = value;
    this.internals.setFormValue(value);
    this.view.select.value = value;
    this.judge();
  }

  private judge(): void {
    const isRequired = this.hasAttribute('required');
    this.view.name(this.getAttribute('label'), isRequired);
    const isMissing = isRequired && this.chosen.value === '';
    this.internals.setValidity(
      isMissing ? { valueMissing: true } : {},
      isMissing ? texts.required : '',
      this.view.select,
    );
  }

  private fail(error: unknown): void {
    const { message, status, code } =
      error instanceof PickerError ? error : new PickerError(texts.noAnswer, 0, 'FAILED');
    this.view.say(message, true);
    this.dispatchEvent(new CustomEvent('keyrack-error', { bubbles: true, composed: true, detail: { message, status, code } })); // prettier-ignore
  }
}

/** What `color-scheme` comes to where an element stands. */
function themeOf(element: Element): 'light' | 'dark' {
  const { colorScheme } = getComputedStyle(element);
  if (!colorScheme.includes('dark')) return 'light';
  const isChoice = colorScheme.includes('light');
  return !isChoice || window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
