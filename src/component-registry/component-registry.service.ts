import { catalogue, nearestName, type CredentialType } from '@keyrack/credential-types';
import { Injectable } from '@nestjs/common';
import { problem } from '../platform/index.js';

/** The credential types that are installed. */
@Injectable()
export class ComponentRegistry {
  private readonly types: ReadonlyMap<string, CredentialType> = new Map(catalogue.map((type) => [type.name, type]));

  list(): CredentialType[] {
    return [...this.types.values()];
  }

  /** The type of this name, if it is installed. */
  find(name: string): CredentialType | undefined {
    return this.types.get(name);
  }

  /** @throws Problem `notFound` */
  get(name: string): CredentialType {
    const type = this.types.get(name);
    if (!type) throw problem('notFound', 'Credential type');
    return type;
  }

  /**
   * The type that somebody names in a request.
   * @throws Problem `invalid` with the nearest name there is
   */
  named(name: string): CredentialType {
    const type = this.types.get(name);
    if (type) return type;
    const meant = nearestName(name, this.types.keys());
    const hint = meant === undefined ? 'GET /components-credentials lists them' : `did you mean ${meant}?`;
    throw problem('invalid', { credentialName: `credentialName is no credential type that is installed; ${hint}` });
  }
}
