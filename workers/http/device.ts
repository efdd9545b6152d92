/** What a browser calls itself, as its owner would: Firefox, Windows. The order matters, for most also name another. */

const BROWSERS = [
  [/\bEdg/, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const

const MACHINES = [
  [/\biPad\b/, 'iPad'],
  [/\biPhone\b/, 'iPhone'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
] as const

const nameIn = (names: readonly (readonly [RegExp, string])[], agent: string): string =>
  names.find(([form]) => form.test(agent))?.[1] ?? ''

/** Empty for whoever says nothing that is known. */
export const deviceText = (agent: string): string =>
  [nameIn(BROWSERS, agent), nameIn(MACHINES, agent)].filter(Boolean).join(', ')
