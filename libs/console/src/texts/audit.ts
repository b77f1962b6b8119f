export const audit = {
  heading: 'Audit',
  columns: {
    what: 'What happened',
    subject: 'To what',
    who: 'Who',
    when: 'When',
    address: 'Address',
    details: 'Details',
  },
  label: 'Audit log, newest first',
  refused: 'Refused',
  detailsOf: (event: string, actor: string): string => `Details of “${event}” by ${actor}`,
  event: 'Event',
  anyEvent: 'Any event',
  allOf: (area: string): string => `All about ${area.toLowerCase()}`,
  outcome: 'Outcome',
  outcomes: { any: 'Any outcome', done: 'Done', refused: 'Refused' },
  actor: 'Who',
  anyActor: 'Anybody',
  people: 'People',
  keys: 'API keys',
  from: 'From',
  to: 'Until',
  about: (subject: string): string => `About ${subject}`,
  clear: 'Clear filters',
  live: 'Live',
  liveHelp: 'Shows what happens while you look.',
  came: (count: number): string => (count === 1 ? '1 new entry' : `${count} new entries`),
  count: (shown: number, isAll: boolean): string =>
    isAll ? counted(shown) : `${counted(shown)}, and older ones: scroll or show more.`,
  more: 'Show more',
  export: 'Export',
  csv: 'As a table (CSV)',
  jsonl: 'As JSON lines',
  empty: 'Nothing is recorded yet',
  emptyHelp: 'What people and programs do here is written down, and stays.',
  nothingFound: 'No entry matches',
  nothingFoundHelp: 'Try another time or event, or clear the filters.',
} as const;

export const auditEntry = {
  at: 'When',
  who: 'Who',
  kinds: { key: 'an API key', session: 'a person', system: 'the service itself' },
  what: 'Event',
  outcome: 'Outcome',
  subject: 'To what',
  address: 'Address',
  request: 'Request id',
  id: 'Entry',
  details: 'Details',
  onlyActor: 'Only by them',
  onlySubject: 'Only about this',
} as const;

function counted(entries: number): string {
  return entries === 1 ? '1 entry' : `${entries.toLocaleString('en')} entries`;
}
