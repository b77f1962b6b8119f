const HOME = '/';

/** The address of signing in, from which one gets back to where one was. */
export function signInFrom(path: string): string {
  return path === HOME ? '/sign-in' : `/sign-in?to=${encodeURIComponent(path)}`;
}

/** Where to go after signing in: a path of the console, whatever somebody wrote into the link. */
export function returnPath(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? HOME;
  // Browsers read a backslash as a slash, and two of them as the start of a host.
  const isPath = /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(to);
  return isPath && !to.startsWith('/sign-in') ? to : HOME;
}
