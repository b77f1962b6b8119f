import { Readable } from 'node:stream';
import { Controller, HttpCode, Post, StreamableFile } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '../../authorization/index.js';
import { JSON_LINES } from '../../platform/index.js';
import { RootKeyService } from './root-key.service.js';

const LINES =
  '{"rewrapped":100,"remaining":20,"byKey":{"0f1e2d3c4b5a6978":20,"8796a5b4c3d2e1f0":100}}\n' +
  '{"rewrapped":120,"remaining":0,"byKey":{"8796a5b4c3d2e1f0":120},"done":true,"unreadable":[],"message":"…"}\n';

@ApiTags('Installation')
@Controller('installation/root-key')
export class RootKeyController {
  constructor(private readonly rootKey: RootKeyService) {}

  /**
   * Move everything from the previous root key to the current one: every data key is wrapped anew, while the service runs. What
   * data keys have sealed stays as it is. A line of JSON tells of each step, and the last one whether it is done. It may be
   * broken off and asked for again.
   */
  @Post('rotation')
  @HttpCode(200)
  @Allow('operate', 'Installation')
  @ApiProduces(JSON_LINES)
  @ApiOkResponse({
    description: 'How far it has come, line by line',
    content: { [JSON_LINES]: { schema: { type: 'string', example: LINES } } },
  })
  @ApiConflictResponse({ description: 'No previous root key is configured; the message says what to do' })
  async rotate(@CurrentActor() actor: Actor): Promise<StreamableFile> {
    const steps = await this.rootKey.rotate(actor);
    return new StreamableFile(Readable.from(lines(steps)), { type: JSON_LINES });
  }
}

async function* lines(steps: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const step of steps) yield `${JSON.stringify(step)}\n`;
}
