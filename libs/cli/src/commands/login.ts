import { Command } from 'commander';
import { password, text } from '@clack/prompts';
import { Keyrack } from '@keyrack/client';
import { assertUrl, readKey, USUAL_PROFILE, USUAL_URL, type Everywhere } from '../connection.js';
import { answered, Refusal } from '../failure.js';
import { Output } from '../output.js';
import { profilePath, readProfiles, writeProfile } from '../profile.js';

export function login(): Command {
  return new Command('login')
    .description('Keep the address of a service and an API key for it in a profile')
    .addHelpText('after', LOGIN_HELP)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Everywhere>();
      const name = nameOf(options);
      const url = assertUrl(options.url ?? process.env['KEYRACK_URL'] ?? (await askUrl(name)));
      const apiKey = options.apiKeyFile === undefined ? await askKey() : await readKey(options.apiKeyFile);
      const me = await new Keyrack({ url, apiKey }).getMe();
      await writeProfile(name, { url, apiKey });
      const kept = { profile: name, url, name: me.name };
      new Output(options.json ?? false).done(
        kept,
        `Signed in to ${url} as ${me.name}. The profile is in ${profilePath()}`,
      );
    });
}

export function logout(): Command {
  return new Command('logout')
    .description('Forget a profile. The API key itself stays valid: keyrack keys rm revokes it')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Everywhere>();
      const name = nameOf(options);
      const wasThere = name in (await readProfiles());
      await writeProfile(name, undefined);
      const words = wasThere ? `The profile ${name} is forgotten.` : `There was no profile ${name}.`;
      new Output(options.json ?? false).done({ profile: name, forgotten: wasThere }, words);
    });
}

const LOGIN_HELP = `
The key is asked for, or read from a file or from standard input; it is never an argument, as others can read those:
  keyrack login --url https://keys.example.com
  keyrack login --url https://keys.example.com --api-key-file - < key.txt`;

function nameOf({ profile = process.env['KEYRACK_PROFILE'] ?? USUAL_PROFILE }: Everywhere): string {
  if (/^[\w.-]{1,64}$/.test(profile) && profile !== '__proto__') return profile;
  throw new Refusal('A profile has a name of letters, digits, dots, - and _');
}

async function askUrl(name: string): Promise<string> {
  const known = (await readProfiles())[name]?.url ?? USUAL_URL;
  if (!process.stdin.isTTY) return known;
  return answered(await text({ message: 'Where is the service?', initialValue: known, output: process.stderr }));
}

async function askKey(): Promise<string> {
  const fromEnvironment = process.env['KEYRACK_API_KEY'];
  if (fromEnvironment !== undefined) return fromEnvironment;
  if (!process.stdin.isTTY) throw new Refusal('Give the API key with --api-key-file, a path or - for standard input');
  return answered(await password({ message: 'API key', output: process.stderr })).trim();
}
