import type { ComponentDto, ComponentInputDto } from '@keyrack/client';

/** A credential type with these inputs. */
export function aType(inputs: ComponentInputDto[], more: Partial<ComponentDto> = {}): ComponentDto {
  return {
    name: 'acmeApi',
    label: 'Acme API',
    version: 1,
    description: 'A key for the rockets of Acme.',
    category: 'other',
    documentation: 'https://docs.acme.example.com',
    icon: '/components-credentials-icon/acmeApi',
    origin: 'test',
    changed: '2026-11-21',
    testable: true,
    inputs,
    ...more,
  };
}

export const KEY: ComponentInputDto = { name: 'key', label: 'API key', type: 'password' };
export const NOTE: ComponentInputDto = { name: 'note', label: 'Note', type: 'string', optional: true };
export const PORT: ComponentInputDto = { name: 'port', label: 'Port', type: 'number', integer: true, maximum: 65535 };

/** What the service shows for a secret. */
export const HIDDEN = '_FLOWISE_BLANK_07167752-1a71-43b1-bf8f-4f32252165db';
