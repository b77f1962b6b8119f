import { nearestName, type CredentialType } from '@keyrack/credential-types';
import { Injectable } from '@nestjs/common';
import { InstalledTypes } from '../identity/index.js';
import { problem } from '../platform/index.js';
import type { Component, Components } from './component.js';

/** The credential types that are installed. They do not change while the service runs. */
@Injectable()
export class ComponentRegistry extends InstalledTypes {
  constructor(private readonly components: Components) {
    super();
  }

  /** All of them, in the order of their labels. */
  list(): Component[] {
    return [...this.components.values()].sort((a, b) => a.type.label.localeCompare(b.type.label, 'en'));
  }

  /** The type of this name, if it is installed. */
  find(name: string): CredentialType | undefined {
    return this.components.get(name)?.type;
  }

  /** @throws Problem `notFound` */
  get(name: string): Component {
    const component = this.components.get(name);
    if (!component) throw problem('notFound', 'Credential type');
    return component;
  }

  /**
   * The type that somebody names in a request.
   * @throws Problem `invalid` with the nearest name there is
   */
  named(name: string, field = 'credentialName'): CredentialType {
    const type = this.find(name);
    if (type) return type;
    const meant = nearestName(name, this.components.keys());
    const hint = meant === undefined ? 'GET /components-credentials lists them' : `did you mean ${meant}?`;
    throw problem('invalid', { [field]: `${field} is no credential type that is installed; ${hint}` });
  }
}
