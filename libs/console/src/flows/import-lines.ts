/** What the service says came of one line of an import. */
export interface ImportedLine {
  line: number;
  id?: string;
  status: 'created' | 'updated' | 'refused';
  /** References that the workspace cannot use. */
  problems?: number;
  remarks?: number;
  error?: { message: string };
}

/** A file as the lines of an import: a single flow, such as an exported one, becomes a line, and JSON lines stay as they are. */
export function linesOf(file: string): string {
  const flow = singleFlow(file);
  return flow === undefined ? file : `${JSON.stringify(flow)}\n`;
}

/** Without what an export says beyond the flow. */
function singleFlow(file: string): object | undefined {
  try {
    const value: unknown = JSON.parse(file);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const { needs: _needs, ...flow } = value as Record<string, unknown>;
    return flow;
  } catch {
    return undefined; // several lines, each JSON of its own
  }
}

/** The service's answer, line by line. */
export function outcomesIn(answer: string): ImportedLine[] {
  const lines = answer.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as ImportedLine);
}
