import { Injectable } from '@nestjs/common';
import { schemaOf } from '@keyrack/credential-types';
import { Representation } from '../platform/index.js';
import type { Component } from './component.js';
import { ComponentDto, type ListComponentsQuery } from './component.dto.js';
import { ComponentRegistry } from './component-registry.service.js';

/** What is answered of the types that are installed. They do not change, so nor does it. */
@Injectable()
export class ComponentList {
  private whole: Representation | undefined;

  constructor(private readonly registry: ComponentRegistry) {}

  list({ search, category, origin }: ListComponentsQuery): Representation {
    if (search === undefined && category === undefined && origin === undefined) {
      this.whole ??= Representation.json(this.registry.list().map(ComponentDto.of));
      return this.whole;
    }
    const found = this.registry
      .list()
      .filter(({ type }) => category === undefined || type.category === category)
      .filter((component) => origin === undefined || isFrom(component, origin))
      .filter((component) => search === undefined || speaksOf(component, search.toLowerCase()));
    return Representation.json(found.map(ComponentDto.of));
  }

  /** One type; or several, joined by `&`. */
  named(names: string): Representation {
    // Flowise's clients write the separator as it is, percent-encoded, or as HTML.
    const components = names.split(/&(?:amp;)?/).map((name) => ComponentDto.of(this.registry.get(name)));
    return Representation.json(components.length === 1 ? components[0] : components);
  }

  /** @throws Problem `notFound` */
  schema(name: string): Representation {
    const body = Buffer.from(JSON.stringify(schemaOf(this.registry.get(name).type)));
    return new Representation(body, 'application/schema+json; charset=utf-8');
  }
}

function isFrom({ origin }: Component, wanted: string): boolean {
  return origin === wanted || origin.replace(/@[^@/]*$/, '') === wanted;
}

function speaksOf({ type: { name, label, description } }: Component, lowered: string): boolean {
  return [name, label, description].some((text) => text.toLowerCase().includes(lowered));
}
