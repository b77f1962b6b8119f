import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '../authorization/index.js';
import { problem } from '../platform/index.js';
import { ResolvedNodesDto, ResolveNodesDto } from './flow-resolution.dto.js';
import { FlowResolution } from './flow-resolution.service.js';

@ApiTags('Runtime')
@Controller('flows')
export class FlowResolutionController {
  constructor(private readonly flows: FlowResolution) {}

  /**
   * The parameters of nodes with the values of their credentials where `{{ $credentials.alias.field }}` stands. Other
   * expressions stay as they are. It takes an API key with `credentials:resolve`.
   * @throws {409} The stored values of a credential do not open, or refer to an environment variable that cannot be read
   */
  @Post('resolve')
  @HttpCode(200)
  @Allow('resolve', 'Credential')
  async resolve(@CurrentActor() actor: Actor, @Body() body: ResolveNodesDto): Promise<ResolvedNodesDto> {
    const nodes = body.nodes ?? (body.parameters && [body]);
    if (!nodes)
      throw problem('invalid', { nodes: 'Give the nodes of a flow, or parameters and credentials of one node' });
    const whole = nodes.map((node) => ({
      ...node,
      parameters: node.parameters ?? {},
      credentials: node.credentials ?? {},
    }));
    return { nodes: await this.flows.resolve(actor, whole) };
  }
}
