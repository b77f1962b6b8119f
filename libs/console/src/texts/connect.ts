/** Of the page that pickers show. */
export const connect = {
  newFor: (host: string): string => `New credential for ${host}`,
  choose: 'Which kind?',
  alone: 'This page is shown by the credential picker of an editor. There is nothing to do here by itself.',
  foreign: 'The token that this page was given is for an editor of another origin, so it is not used.',
  mayNotAdd: 'You may not add credentials here.',
  noTypes: 'The editor may add none of the types that it wants.',
} as const;
