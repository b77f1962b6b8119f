import type { MeDto } from '@keyrack/client';

/** The service refuses what it does not carry out, or tell, for this person in this workspace. */
const HEADER = 'x-keyrack-place';
/** Who is signed in, and signing in and out, is the same for all pages. */
const FOR_ALL = /^GET .*\/api\/v1\/me$|\/api\/v1\/auth(\/|$)/;

let shown: string | undefined;

/** Notes for whom and for which workspace the page is drawn: another window may have gone elsewhere with the session. */
export function showPlace(me: Pick<MeDto, 'userId' | 'workspaceId'> | null | undefined): void {
  shown = me ? `${me.userId}/${me.workspaceId}` : undefined;
}

/** Has a request count only where the page believes to be. */
export function holdToPlace(request: Request): Request {
  const isForAll = FOR_ALL.test(`${request.method} ${new URL(request.url).pathname}`);
  if (shown !== undefined && !isForAll) request.headers.set(HEADER, shown);
  return request;
}
