import { texts } from '../texts.js';

// In this order: those further down also say what those further up say of themselves.
const BROWSERS = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(?:e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;
const SYSTEMS = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux|CrOS/, 'Linux'],
] as const;

/** What people call a browser, from how it calls itself. */
export function browserOf(userAgent: string): string {
  const browser = nameIn(BROWSERS, userAgent) ?? nameOfTool(userAgent) ?? texts.profile.unknownBrowser;
  const system = nameIn(SYSTEMS, userAgent);
  return system === undefined ? browser : texts.profile.on(browser, system);
}

function nameIn(names: readonly (readonly [RegExp, string])[], userAgent: string): string | undefined {
  return names.find(([pattern]) => pattern.test(userAgent))?.[1];
}

/** `curl/8.5.0` says all there is to say. */
function nameOfTool(userAgent: string): string | undefined {
  return /^[\w.-]{1,40}(?=\/)/.exec(userAgent)?.[0];
}
