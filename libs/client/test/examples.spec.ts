import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const LIBRARY = join(import.meta.dirname, '..');
/** What examples speak of without making it. */
const GIVEN = `import { Keyrack } from '@keyrack/client';
declare const keyrack: Keyrack;
declare const [url, apiKey, id, webhookId]: string[] & [string, string, string, string];
declare const process: { env: Record<string, string | undefined> };
`;

interface Example {
  file: string;
  text: string;
}

describe('The examples', () => {
  it.each(['README.md', 'OPERATIONS.md'])('of %s are right', (page) => {
    const examples = examplesOf(page);
    expect(examples.length).toBeGreaterThan(5);
    expect(complaintsAbout(examples)).toEqual([]);
  });

  it('show every operation', () => {
    const document = readFileSync(join(LIBRARY, '../../openapi/openapi.json'), 'utf8');
    const names = [...document.matchAll(/"operationId": "(\w+)"/g)].map(([, name]) => name);
    const page = readFileSync(join(LIBRARY, 'OPERATIONS.md'), 'utf8');
    expect(names.filter((name) => !page.includes(`await keyrack.${name}(`))).toEqual([]);
  });

  it('would be found wrong', () => {
    const file = join(LIBRARY, 'test', 'wrong.ts');
    const text = `${GIVEN}await keyrack.getCredential({ path: { id: 1 } });\nexport {};`;
    expect(complaintsAbout([{ file, text }])).toHaveLength(1);
  });
});

/** Each code block of a page as a module. Those that import a client of their own are given no other. */
function examplesOf(page: string): Example[] {
  const blocks = [...readFileSync(join(LIBRARY, page), 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(
    ([, code = '']) => code,
  );
  return blocks.map((code, at) => {
    const given = code.includes('import { Keyrack }') ? GIVEN.split('\n').slice(3).join('\n') : GIVEN;
    return { file: join(LIBRARY, 'test', `${page}.${at}.ts`), text: `${given}${code}\nexport {};` };
  });
}

function complaintsAbout(examples: readonly Example[]): string[] {
  const texts = new Map(examples.map(({ file, text }) => [file, text]));
  const options = optionsOfRepository();
  const host = ts.createCompilerHost(options);
  const onDisk = { ...host };
  host.fileExists = (file) => texts.has(file) || onDisk.fileExists(file);
  host.readFile = (file) => texts.get(file) ?? onDisk.readFile(file);
  host.getSourceFile = (file, ...more) => {
    const text = texts.get(file);
    return text === undefined
      ? onDisk.getSourceFile(file, ...more)
      : ts.createSourceFile(file, text, ts.ScriptTarget.ES2023);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  const found = [...texts.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  return found.map(
    ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
  );
}

/** As for a program in a browser: what the examples need of Node they declare. */
function optionsOfRepository(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(LIBRARY, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, LIBRARY);
  return { ...options, rootDir: undefined, noEmit: true, customConditions: ['keyrack-source'] };
}
