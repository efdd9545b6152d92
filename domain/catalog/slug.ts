/** A name as it stands in an address: `Délos mug, 350 ml` becomes `delos-mug-350-ml`; 马克杯 stays 马克杯. */

/** What fits a line of any address bar, and the longest that exports contain. */
export const HANDLE_MAX = 255

/** Letters of every script stay, so that a Chinese name has an address too. Applied again it changes nothing. */
export const slug = (name: string): string =>
  Array.from(
    name
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .normalize('NFC')
      .replaceAll(/['’]/g, '')
      .replaceAll(/[^\p{L}\p{N}_]+/gu, '-'),
  )
    .slice(0, HANDLE_MAX)
    .join('')
    .replaceAll(/^-+|-+$/g, '')
