import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../authorization/index.js';
import { FLOW_LIMITS, InputPipe, parseJson, Problem, problem, tooLarge } from '../platform/index.js';
import { ImportedFlowDto } from './flows.dto.js';
import { FlowsService } from './flows.service.js';

/** What came of one line. */
export interface ImportedLine {
  line: number;
  id?: string;
  status: 'created' | 'updated' | 'refused';
  references?: number;
  /** References that the workspace cannot use. */
  problems?: number;
  remarks?: number;
  error?: { code: string; message: string; details?: unknown };
}

/** Registers flows from JSON lines, one at a time as they come in. A line that is refused does not stop the others. */
@Injectable()
export class FlowImport {
  private readonly check = new InputPipe();

  constructor(private readonly flows: FlowsService) {}

  async *read(actor: Actor, lines: Readable): AsyncGenerator<ImportedLine> {
    let line = 0;
    for await (const text of linesOf(lines)) {
      line++;
      if (text instanceof Error || text.trim() !== '') yield await this.one(actor, line, text);
    }
  }

  private async one(actor: Actor, line: number, text: string | Error): Promise<ImportedLine> {
    try {
      if (text instanceof Error) throw text;
      const given = await this.parse(text);
      const { flow, isNew } = await this.flows.put(actor, given.id, {
        ...given,
        kind: given.kind,
        active: given.active ?? true,
      });
      return {
        line,
        id: flow.id,
        status: isNew ? 'created' : 'updated',
        references: flow.references.length,
        problems: flow.references.filter((reference) => reference.problem).length,
        remarks: flow.remarks.length,
      };
    } catch (error) {
      const { code, message, details } = error instanceof Problem ? error : problem('internal');
      return { line, status: 'refused', error: { code, message, ...(details !== undefined && { details }) } };
    }
  }

  private async parse(text: string): Promise<ImportedFlowDto> {
    const value = parseJson(text, FLOW_LIMITS);
    return (await this.check.transform(value, { type: 'body', metatype: ImportedFlowDto })) as ImportedFlowDto;
  }
}

/** The lines of a stream; an error in the place of one that is too long. */
async function* linesOf(stream: Readable): AsyncGenerator<string | Error> {
  let rest = '';
  let isTooLong = false;
  for await (const chunk of stream.setEncoding('utf8') as AsyncIterable<string>) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      yield isTooLong ? tooLarge(FLOW_LIMITS.bytes) : part;
      isTooLong = false;
    }
    if (rest.length > FLOW_LIMITS.bytes) isTooLong = true;
    if (isTooLong) rest = '';
  }
  if (isTooLong || rest !== '') yield isTooLong ? tooLarge(FLOW_LIMITS.bytes) : rest;
}
