import { Command } from 'commander';
import { password, text } from '@clack/prompts';
import { Keyrack } from '@keyrack/client';
import {
  assertUrl,
  environmentSettings,
  isSameOrigin,
  readKey,
  USUAL_PROFILE,
  USUAL_URL,
  type Everywhere,
} from '../connection.js';
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
      const url = assertUrl(options.url ?? environmentSettings().url ?? (await askUrl(name)));
      const apiKey = options.apiKeyFile === undefined ? await keyFor(url, options) : await readKey(options.apiKeyFile);
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

/** The key of the environment where it is for this service, without a doubt if somebody can be asked; or else the answer. */
async function keyFor(url: string, { url: given }: Everywhere): Promise<string> {
  const { url: own, apiKey } = environmentSettings();
  const isFor = own === undefined ? given !== undefined && !process.stdin.isTTY : isSameOrigin(own, url);
  if (apiKey !== undefined && isFor) return apiKey;
  if (!process.stdin.isTTY) throw new Refusal('Give the API key with --api-key-file, a path or - for standard input');
  return answered(await password({ message: 'API key', output: process.stderr })).trim();
}
