/** Every English text of the picker. What the service says is shown in its own words. */
export const texts = {
  label: 'Connect Credential',
  choose: 'Choose a credential',
  required: 'Choose a credential.',
  loading: 'Loading …',
  none: 'No credentials yet',
  gone: 'Not available',
  goneHelp: 'The chosen credential is not among those that can be used here.',
  shared: (name: string): string => `${name} (shared)`,
  refresh: 'Refresh the list',
  create: '+ Create New',
  dialog: 'New credential',
  close: 'Close',
  noAnswer: 'Keyrack does not answer. Check the connection, and refresh the list.',
  noToken: 'This editor could not get access to Keyrack.',
};
