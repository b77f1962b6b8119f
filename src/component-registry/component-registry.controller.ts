import { Controller, Get, Param } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { AllowAnyone } from '../authorization/index.js';
import { ComponentRegistry } from './component-registry.service.js';
import { ComponentDto } from './component.dto.js';

/** Under Flowise's path, and under the one that its documentation of credentials names. */
const PATHS = ['components-credentials', 'concepts/nodes-and-edges-credentials'];

@ApiTags('Credential types')
@Controller(PATHS)
export class ComponentRegistryController {
  constructor(private readonly registry: ComponentRegistry) {}

  /** All credential types that are installed. */
  @Get()
  @AllowAnyone()
  list(): ComponentDto[] {
    return this.registry.list().map(ComponentDto.of);
  }

  /** One credential type; or several, joined by `&`, as an array in that order. */
  @Get(':name')
  @AllowAnyone()
  @ApiExtraModels(ComponentDto)
  @ApiOkResponse({
    description: 'The type, or the types',
    schema: {
      oneOf: [{ $ref: getSchemaPath(ComponentDto) }, { type: 'array', items: { $ref: getSchemaPath(ComponentDto) } }],
    },
  })
  get(@Param('name') names: string): ComponentDto | ComponentDto[] {
    // Flowise's clients write the separator as it is, percent-encoded, or as HTML.
    const types = names.split(/&(?:amp;)?/).map((name) => ComponentDto.of(this.registry.get(name)));
    const [only] = types;
    return types.length === 1 && only ? only : types;
  }
}
