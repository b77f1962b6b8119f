import { isIP } from 'node:net';
import {
  applyDecorators,
  createParamDecorator,
  Inject,
  Injectable,
  SetMetadata,
  type CanActivate,
  type CustomDecorator,
  type ExecutionContext,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { problem } from '../platform/index.js';
import type { Action, Subject } from './ability.js';
import { Actor, type RequestTrace } from './actor.js';
import type { Grant } from './grant.js';
import { nounOf } from './rows.js';

interface Access {
  public?: true;
  right?: [Action, Subject];
  withoutSecondFactor?: boolean;
  /** Connect sessions may come, too. */
  connect?: boolean;
}

const ACCESS = 'keyrack:access';
const CONNECT = 'keyrack:connect';
/** Marks public operations while the OpenAPI document is made. */
export const PUBLIC_EXTENSION = 'x-public';

/** Callers need this right on at least some row; which rows, the service asks. */
export const Allow = (action: Action, subject: Subject): CustomDecorator =>
  SetMetadata(ACCESS, { right: [action, subject] } satisfies Access);
/**
 * Any caller who proves who they are. People who lack the second factor that their organization requires are refused, unless
 * it says that they may come without.
 */
export const AllowAnyone = ({ withoutSecondFactor = false } = {}): CustomDecorator =>
  SetMetadata(ACCESS, { withoutSecondFactor } satisfies Access);
/**
 * Connect sessions may call this, too, from pages of other origins. Every handler without it refuses them, so it stands on
 * handlers and not on classes. What they reach there is the ability's to say.
 */
export const AllowConnectSession = (): MethodDecorator =>
  applyDecorators(SetMetadata(CONNECT, true), RouteConfig({ [CONNECT]: true }));

/** Whether a route, by the configuration that the router keeps of it, is one that connect sessions may call. */
export function allowsConnectSession(config: object | undefined): boolean {
  return config !== undefined && CONNECT in config;
}

/** No proof needed. */
export const Public = (): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(ACCESS, { public: true } satisfies Access), ApiExtension(PUBLIC_EXTENSION, true));

/** Finds out who sends a request. Identity implements it. */
export abstract class Authenticator {
  /** @throws Problem `unauthenticated`, or `forbidden` for a request that somebody else's page has sent */
  abstract authenticate(request: FastifyRequest): Promise<Grant>;
}

type ActingRequest = FastifyRequest & { actor?: Actor };

/** Who sent a request, once the guard has found out. */
export function actorOf(request: FastifyRequest): Actor | undefined {
  return (request as ActingRequest).actor;
}

/** Stands before every route: who is it, and may they do such a thing at all? */
@Injectable()
export class AccessGuard implements CanActivate, OnApplicationBootstrap {
  private readonly known = new Map<unknown, Access>();

  constructor(
    private readonly reflector: Reflector,
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    private readonly authenticator: Authenticator,
  ) {}

  /** Deny by default: a route that declares no right does not start. */
  onApplicationBootstrap(): void {
    for (const { instance, metatype } of this.discovery.getControllers()) {
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      for (const method of Object.getOwnPropertyNames(prototype)) {
        const handler = prototype[method];
        const isRoute =
          method !== 'constructor' && typeof handler === 'function' && Reflect.hasMetadata('path', handler);
        if (
          isRoute &&
          !this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
            handler,
            metatype ?? (prototype.constructor as never),
          ])
        ) {
          throw new Error(
            `${metatype?.name}.${method} declares no right: add @Allow(action, subject), @AllowAnyone() or @Public()`,
          );
        }
      }
    }
  }

  /** What a route declares never changes, so it is looked up once. */
  private accessOf(context: ExecutionContext): Access {
    const handler = context.getHandler();
    let access = this.known.get(handler);
    if (!access) {
      const declared = this.reflector.getAllAndOverride<Access>(ACCESS, [handler, context.getClass()]);
      access = { ...declared, connect: this.reflector.get<boolean | undefined>(CONNECT, handler) === true };
      this.known.set(handler, access);
    }
    return access;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.accessOf(context);
    if (access.public) return true;
    const request = context.switchToHttp().getRequest<ActingRequest>();
    const grant = await this.authenticator.authenticate(request);
    const actor = new Actor(grant, traceOf(request));
    request.actor = actor;
    if (grant.lacksSecondFactor && !access.withoutSecondFactor) throw problem('secondFactorRequired');
    if (grant.connect && !access.connect) throw problem('forbidden', ONLY_CONNECT);
    if (access.right && !actor.ability.can(...access.right)) throw problem('forbidden', rightNeeded(...access.right));
    return true;
  }
}

const ONLY_CONNECT =
  'A connect session lists the credentials of its types and adds new ones. It cannot do this; use an API key, or sign in';

function rightNeeded(action: Action, subject: Subject): string {
  if (subject === 'ConnectSession')
    return 'Connect sessions take the permissions credentials:view and credentials:use, and you do not hold both in this workspace';
  if (subject === 'Installation')
    return 'Operating the installation takes the permission installation:operate, which you do not hold';
  return `This takes the right to ${action} ${plural(subject)}, which you do not hold in this workspace`;
}

function plural(subject: Subject): string {
  return subject === 'AuditEntry'
    ? 'the audit log'
    : `${nounOf(subject).replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}s`;
}

/** Which request it is, and where it comes from. */
export function traceOf(request: FastifyRequest): RequestTrace {
  return { requestId: request.id, address: addressOf(request) };
}

/** A trusted proxy passes on what it was sent in X-Forwarded-For, which may be anything; only an address is written down. */
function addressOf({ ip, socket }: FastifyRequest): string {
  return isIP(ip) === 0 ? (socket.remoteAddress ?? '') : ip;
}

/** The actor of a request, for a controller's parameter. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const actor = actorOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (!actor) throw new Error('a public route asks for an actor');
  return actor;
});
