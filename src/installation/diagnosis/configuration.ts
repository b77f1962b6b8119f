import { isIP } from 'node:net';
import type { Config } from '../../platform/index.js';
import { joined, type Check } from './check.js';

type Finding = Omit<Check, 'name'>;

const THIS_MACHINE = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/;

/** Settings that are risky, alone or together. */
export function checkConfiguration({ host, publicUrl, trustProxy, mail }: Config): Check {
  const findings: Finding[] = [];
  const isOpen = !THIS_MACHINE.test(host);
  if (isOpen && publicUrl === undefined) {
    findings.push({
      status: 'warning',
      message: 'The service listens beyond this machine and speaks HTTP without TLS, and KEYRACK_PUBLIC_URL is not set',
      advice: 'Put a proxy in front that speaks TLS, and set KEYRACK_PUBLIC_URL to its address, or listen on 127.0.0.1',
    });
  }
  if (publicUrl?.startsWith('http:') && !THIS_MACHINE.test(new URL(publicUrl).hostname)) {
    findings.push({
      status: 'warning',
      message: 'KEYRACK_PUBLIC_URL is an http:// address, over which keys and passwords travel unencrypted',
      advice: 'Put a proxy in front that speaks TLS, and set KEYRACK_PUBLIC_URL to its https:// address',
    });
  }
  if (publicUrl?.startsWith('https:') && trustProxy === false) {
    findings.push({
      status: 'warning',
      message:
        'There is a proxy in front, which TRUST_PROXY does not name: the audit log has its address as that of everybody',
      advice: 'Set TRUST_PROXY to the number of proxies in front, or to their addresses',
    });
  }
  const otherwise = `The service listens on ${isOpen ? 'other addresses than those of this machine alone' : 'this machine only'}`;
  const aboutMail = mail ? 'mails go out' : 'no mail server is set, so links of invitations are shown to be passed on';
  return joined('configuration', findings, `${otherwise}; ${aboutMail}`);
}

/** A range with more addresses than this is hardly one that somebody has looked at. */
const WIDE = { 4: 16, 6: 48 };
const METADATA = [
  '169.254.169.254',
  'fd00:ec2::254',
  'fd20:ce::254',
  '100.100.100.200',
  '192.0.0.192',
  '168.63.129.16',
];

/** What KEYRACK_EGRESS_ALLOW opens to tenants. */
export function checkEgress({ egress: { allow } }: Config): Check {
  const findings = allow.flatMap((word): Finding[] => {
    const place = placeIn(word);
    if (METADATA.includes(place)) return [{ ...METADATA_OPEN, message: `${word} opens the metadata of this machine's cloud` }];
    if (isWide(place)) return [{ ...NARROW, message: `${word} opens a wide range of private addresses to every tenant` }];
    if (place.startsWith('*.')) return [{ ...NARROW, message: `${word} opens every host of a domain to every tenant, on private addresses too` }];
    return [];
  }); // prettier-ignore
  const otherwise =
    allow.length === 0
      ? 'Tests, webhooks and sign-in reach public addresses only, over TLS'
      : `${allow.length} places beyond public addresses are open`;
  return joined('egress', findings, otherwise, { allow });
}

const NARROW = {
  status: 'warning',
  advice: 'Name the hosts that are meant, each with its port, in KEYRACK_EGRESS_ALLOW',
} as const;
const METADATA_OPEN = {
  status: 'warning',
  advice: 'Take it out of KEYRACK_EGRESS_ALLOW: who reaches it gets keys of the machine',
} as const;

/** A word without its port. */
function placeIn(word: string): string {
  const [, bracketed] = /^\[([^\]]*)\]/.exec(word) ?? [];
  if (bracketed !== undefined) return bracketed;
  return word.split(':').length === 2 ? word.replace(/:\d+$/, '') : word;
}

function isWide(place: string): boolean {
  const [ip = '', bits] = place.split('/');
  const family = isIP(ip);
  return bits !== undefined && (family === 4 || family === 6) && Number(bits) < WIDE[family];
}

/** The names that the configuration has the service look up. */
export function namesToLookUp({ mail, egress, database }: Config): string[] {
  const words = egress.allow.map(placeIn).filter((place) => !/[*/]/.test(place));
  const server = database.engine === 'sqlite' ? [] : [new URL(database.url).hostname];
  const names = [...(mail ? [mail.host] : []), ...server, ...words];
  return [...new Set(names)].filter((name) => name !== '' && isIP(name.replace(/^\[|\]$/g, '')) === 0);
}
