import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Public } from './authorization/index.js';
import { HealthDto, VersionDto } from './health.dto.js';
import { Database } from './persistence/index.js';
import { problem, VERSION } from './platform/index.js';

@ApiTags('Health')
@Controller()
@Public()
export class HealthController {
  constructor(private readonly database: Database) {}

  /** Says `pong`. */
  @Get('ping')
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'The service answers', schema: { type: 'string', example: 'pong' } })
  ping(): string {
    return 'pong';
  }

  /** Whether the process runs. If not, restart it. */
  @Get('health/live')
  live(): HealthDto {
    return { status: 'ok' };
  }

  /** Whether the service can do its work. If not, send it no requests for now. */
  @Get('health/ready')
  async ready(): Promise<HealthDto> {
    try {
      await this.database.read('SELECT 1 AS one', []);
    } catch {
      throw problem('unavailable', 'The database does not answer');
    }
    return { status: 'ok' };
  }

  /** The version of the service. */
  @Get('version')
  version(): VersionDto {
    return { version: VERSION };
  }
}
