export const people = {
  heading: 'People',
  columns: { name: 'Name', added: 'Added', actions: 'Actions' },
  count: (total: number): string => (total === 1 ? '1 person' : `${total.toLocaleString('en')} people`),
  search: 'Search people',
  nothingFound: 'Nobody matches',
  nothingFoundHelp: 'Try another name or e-mail address. To let somebody in, invite them to a workspace.',
  clear: 'Clear the search',
  you: 'You',
  name: 'Name',
  rename: 'Rename',
  renameOf: (name: string): string => `Rename ${name}`,
  renamed: 'Person renamed',
  reset: 'Remove second factor',
  resetOf: (name: string): string => `Remove the second factor of ${name}`,
  resetQuestion: (name: string): string => `Remove the second factor of ${name}?`,
  resetHelp:
    'For somebody who has lost their app and their recovery codes. They are signed out everywhere, and sign in with their password alone until they set a second factor up again. Make sure that it is really them who ask for it.',
  resetDone: 'Second factor removed',
  remove: 'Remove',
  removeOf: (name: string): string => `Remove ${name}`,
  removeQuestion: (name: string, organization: string): string => `Remove ${name} from ${organization}?`,
  removeHelp: 'They leave every workspace at once, they are signed out, and the API keys that act as them end.',
  removed: 'Person removed',
} as const;

/** What becomes of what somebody leaves behind. */
export const leaving = {
  owns: (count: number): string =>
    count === 1 ? 'They own 1 personal credential:' : `They own ${count.toLocaleString('en')} personal credentials:`,
  list: 'Personal credentials',
  more: (count: number): string => `and ${count.toLocaleString('en')} more`,
  unused: 'No flow uses it',
  usedBy: (flows: number, active: number): string =>
    `${flows === 1 ? '1 flow uses it' : `${flows} flows use it`}, ${active === 0 ? 'none of them active' : `${active} active`}`,
  question: 'What becomes of their personal credentials?',
  transfer: 'Give them to the workspace',
  transferHelp: 'It owns them then, and flows go on working.',
  delete: 'Delete them',
  deleteHelp: 'Their values are gone for good, and flows that use them break.',
} as const;
