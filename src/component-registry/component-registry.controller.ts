import { catalogue } from '@keyrack/credential-types';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiNotModifiedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AllowAnyone, AllowConnectSession } from '../authorization/index.js';
import { ComponentList } from './component-list.js';
import { ORIGIN } from './component.js';
import { ComponentDto, ListComponentsQuery } from './component.dto.js';

/** Under Flowise's path, and under the one that its documentation of credentials names. */
const PATHS = ['components-credentials', 'concepts/nodes-and-edges-credentials'];
/** Kept, and asked after each time: plugins may bring other types with the next start. */
const ASK_AGAIN = 'private, no-cache';

const openAI = catalogue.find(({ name }) => name === 'openAIApi');
const EXAMPLE = openAI && ComponentDto.of({ type: openAI, origin: ORIGIN, changed: '2026-11-21' });

@ApiTags('Credential types')
@ApiNotModifiedResponse({ description: 'The caller has it already, by its ETag' })
@Controller(PATHS)
export class ComponentRegistryController {
  constructor(private readonly components: ComponentList) {}

  /** The credential types that are installed. */
  @Get()
  @AllowAnyone()
  @AllowConnectSession()
  @ApiOkResponse({ description: 'The types, in the order of their labels', type: [ComponentDto], example: [EXAMPLE] })
  list(
    @Query() query: ListComponentsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return this.components.list(query).answer(request, reply, ASK_AGAIN);
  }

  /** One credential type; or several, joined by `&`, as an array in that order. */
  @Get(':name')
  @AllowAnyone()
  @AllowConnectSession()
  @ApiExtraModels(ComponentDto)
  @ApiOkResponse({
    description: 'The type, or the types',
    example: EXAMPLE,
    schema: { $ref: '#/components/schemas/NamedComponentsDto' },
  })
  get(
    @Param('name') names: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return this.components.named(names).answer(request, reply, ASK_AGAIN);
  }

  /** The JSON Schema (2020-12) of the values of a type, for forms and for checking them beforehand. */
  @Get(':name/schema')
  @AllowAnyone()
  @AllowConnectSession()
  @ApiOkResponse({
    description: 'A JSON Schema, under the names that the type declares',
    content: { 'application/schema+json': { schema: { type: 'object', additionalProperties: true } } },
  })
  getSchema(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return this.components.schema(name).answer(request, reply, ASK_AGAIN);
  }
}
