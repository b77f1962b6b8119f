export const flows = {
  heading: 'Flows',
  import: 'Import',
  delete: 'Delete',
  deleteOf: (name: string): string => `Delete ${name}`,
  columns: { name: 'Name', state: 'State', credentials: 'Credentials', updated: 'Last Updated', actions: 'Actions' },
  references: (count: number): string => (count === 1 ? '1 place' : `${count.toLocaleString('en')} places`),
  search: 'Search flows',
  filterState: 'State',
  states: { any: 'Any state', active: 'Active', inactive: 'Not active' },
  count: (total: number): string => (total === 1 ? '1 flow' : `${total.toLocaleString('en')} flows`),
  empty: 'No flows yet',
  emptyHelp:
    'Engines register their flows through the API, so that it is known what uses which credential. You can also import a file of them.',
  emptyReadOnly: 'Engines register their flows through the API. None has done so in this workspace yet.',
  nothingFound: 'No flow matches',
  nothingFoundHelp: 'Try another search, or clear the filters.',
  clearFilters: 'Clear filters',
  deleteQuestion: (name: string): string => `Delete flow ${name}?`,
  deleteHelp: 'It is forgotten here only: its engine keeps it, and registers it again when it is saved there.',
  deleted: 'Flow deleted',
} as const;

export const flowImport = {
  title: 'Import flows',
  help: 'A flow that was exported here, or JSON lines: on each line an object with id, name and definition. A flow that is here already is replaced.',
  file: 'File',
  fileMissing: 'Choose a file.',
  done: (registered: number, refused: number): string =>
    refused === 0 ? `${counted(registered)} registered.` : `${counted(registered)} registered, ${refused} refused.`,
  line: (line: number): string => `Line ${line}`,
  created: 'Registered',
  updated: 'Replaced',
  refused: 'Refused',
  problems: (count: number): string =>
    count === 1 ? '1 credential cannot be used' : `${count} credentials cannot be used`,
  remarks: (count: number): string => (count === 1 ? '1 remark' : `${count} remarks`),
  outcome: 'What came of each line',
} as const;

export const flow = {
  facts: 'About',
  engine: 'Engine',
  created: 'Registered',
  updated: 'Last updated',
  id: 'Id at the engine',
  nodes: 'Credentials in its nodes',
  nodesNone: 'None of its nodes refers to a credential.',
  cannotSee: 'You cannot see this credential.',
  remarks: 'Remarks',
  download: 'Download',
} as const;

function counted(flows: number): string {
  return flows === 1 ? '1 flow' : `${flows} flows`;
}
