import type { ComponentDto, ComponentInputDto } from '@keyrack/client';
import { Command } from 'commander';
import { withService } from '../command.js';

interface Options {
  search?: string;
  category?: string;
}

export function types(): Command {
  return new Command('types')
    .description('List the types of credentials, or show the inputs of one')
    .argument('[name]', 'the name of a type')
    .option('--search <text>', 'Only types whose name or label contains this text')
    .option('--category <name>', 'Only types of this category')
    .action(
      withService<Options, [string | undefined]>(async ({ keyrack, out, options: { search, category } }, name) => {
        if (name !== undefined) {
          const type = await keyrack.getCredentialType({ path: { name } });
          return out.facts(type, factsOf(type as ComponentDto));
        }
        const found = await keyrack.listCredentialTypes({ query: { ...(search && { search }), ...(category && { category }) } }); // prettier-ignore
        out.table(found, COLUMNS, 'There are none that match.');
      }),
    );
}

const COLUMNS = {
  name: ({ name }: ComponentDto) => name,
  label: ({ label }: ComponentDto) => label,
  category: ({ category }: ComponentDto) => category,
  inputs: ({ inputs }: ComponentDto) => inputs.map(({ name }) => name).join(', '),
};

function factsOf(type: ComponentDto): Record<string, string | undefined> {
  return {
    Name: type.name,
    Label: type.label,
    Category: type.category,
    About: type.description.replaceAll(/<[^>]*>/g, ''),
    Documentation: type.documentation,
    Deprecated: type.deprecated,
    Test: type.testable ? 'a request tells whether its values work' : type.untestable,
    Inputs: type.inputs.map(shownInput).join('\n'),
  };
}

function shownInput({ name, type, label, optional, default: usual, env, options }: ComponentInputDto): string {
  const rest = [
    optional && 'optional',
    usual !== undefined && usual !== '' && `default ${typeof usual === 'string' ? usual : JSON.stringify(usual)}`,
    options && `one of ${options.map((option) => option.name).join(', ')}`,
    env !== undefined && `as ${env} in keyrack run`,
  ];
  return [`${name} (${type}): ${label}`, ...rest.filter(Boolean)].join('; ');
}
