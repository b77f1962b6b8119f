import { CredentialPicker } from './picker.js';

const NAME = 'keyrack-credential-picker';

// A page may load this twice.
if (!customElements.get(NAME)) customElements.define(NAME, CredentialPicker);
