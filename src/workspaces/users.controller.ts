import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '../authorization/index.js';
import { CreateUserDto, LeaveQuery, RenameUserDto, UserDto } from './users.dto.js';
import { UsersService } from './users.service.js';

@ApiTags('Users')
@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  /** The people of the organization. */
  @Get()
  @Allow('view', 'User')
  async list(@CurrentActor() actor: Actor): Promise<UserDto[]> {
    return (await this.users.list(actor)).map(UserDto.of);
  }

  /**
   * Add a person to the organization. They see nothing until they are made a member of a workspace.
   * @throws {409} There is a user with this e-mail address
   */
  @Post()
  @Allow('create', 'User')
  async create(@CurrentActor() actor: Actor, @Body() body: CreateUserDto): Promise<UserDto> {
    return UserDto.of(await this.users.create(actor, body));
  }

  /** One person. */
  @Get(':id')
  @Allow('view', 'User')
  async get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<UserDto> {
    return UserDto.of(await this.users.get(actor, id));
  }

  /** Rename a person. */
  @Put(':id')
  @Allow('update', 'User')
  async update(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { name }: RenameUserDto,
  ): Promise<UserDto> {
    return UserDto.of(await this.users.rename(actor, id, name));
  }

  /**
   * Remove a person from the organization, and from each of its workspaces.
   * @throws {409} It is the last owner, or they own personal credentials and it is not said what becomes of them: `details.credentials`
   */
  @Delete(':id')
  @HttpCode(204)
  @Allow('delete', 'User')
  remove(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { personalCredentials }: LeaveQuery,
  ): Promise<void> {
    return this.users.remove(actor, id, personalCredentials);
  }
}
