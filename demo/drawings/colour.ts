/** The colours of the demo shop. Light is warm, shade is violet, nothing is ever black. */

const parts = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

/** @param share how much of `b`: 0 to 1 */
export const mix = (a: string, b: string, share: number): string => {
  const other = parts(b)
  const mixed = parts(a).map((part, index) => Math.round(part + ((other[index] ?? 0) - part) * share))
  return `#${mixed.map((part) => Math.min(255, Math.max(0, part)).toString(16).padStart(2, '0')).join('')}`
}
export const lit = (colour: string, share = 0.3) => mix(colour, '#fff3d8', share)
export const dim = (colour: string, share = 0.3) => mix(colour, '#2a2a4a', share)

export const paint = {
  chalk: '#f1eadd',
  bone: '#e4d8c3',
  stone: '#c4bcae',
  ash: '#dcc298',
  oak: '#c69a64',
  walnut: '#7d5537',
  clay: '#bd7a58',
  brick: '#a6523a',
  blush: '#dcae9b',
  rose: '#c48578',
  butter: '#ecd08c',
  ochre: '#d09a3e',
  olive: '#85854a',
  sage: '#a6b097',
  moss: '#59653f',
  pine: '#33493f',
  shade: '#93a9ba',
  aegean: '#446685',
  deep: '#2d4560',
  ink: '#31353f',
  plum: '#6d4654',
  brass: '#c2a058',
  copper: '#c17d52',
  steel: '#b3b8ba',
  lemon: '#efc648',
} as const

/** A wall and the ground before it. */
export type Ground = readonly [wall: string, floor: string]
export const ground = {
  sand: ['#e9dfcf', '#dccfba'],
  sky: ['#cbd8de', '#bccbd2'],
  blush: ['#ecd7ca', '#e0c5b5'],
  butter: ['#f1e2b9', '#e6d3a0'],
  sage: ['#d3d8c6', '#c3cab3'],
  stone: ['#deddd8', '#cfcdc6'],
  dusk: ['#a8bac6', '#98abb9'],
  clay: ['#d6a78c', '#c8957a'],
  olive: ['#bfc1a0', '#b0b28e'],
  ink: ['#4a5361', '#414955'],
  rose: ['#dfc0b8', '#d1ada4'],
  pine: ['#667a6c', '#5a6e60'],
} as const satisfies Record<string, Ground>

/** Whether a wall is so dark that light on it must be faint. */
export const isDark = (colour: string): boolean => (parts(colour)[1] ?? 0) < 140
