/** A name as it stands in an address: `Délos mug, 350 ml` becomes `delos-mug-350-ml`; 马克杯 stays 马克杯. */

/** What fits a line of any address bar, and the longest that exports contain. */
export const HANDLE_MAX = 255

/** Letters of every script stay, so that a Chinese name has an address too. Applied again it changes nothing. */
export const slug = (name: string): string =>
  Array.from(
    name
      .normalize('NFKD')
      // An accent is not typed in an address; in other scripts a mark makes another letter (й), or is the vowel (का).
      .replaceAll(/([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, '$1')
      .toLowerCase()
      .normalize('NFC')
      .replaceAll(/['’]/g, '')
      .replaceAll(/[^\p{L}\p{M}\p{N}_]+/gu, '-'),
  )
    .slice(0, HANDLE_MAX)
    .join('')
    .replaceAll(/^[-\p{M}]+|-+$/gu, '')

/**
 * A handle as shops of elsewhere have them: small letters of every script with their marks, also `blue-mug-`, `a--b`,
 * `logo™-tee`, `100%-linen`. What would end a path, or needs quotation marks, is none; joiners of Indian and Persian
 * words are letters.
 */
export const isHandle = (text: string): boolean =>
  text.length <= HANDLE_MAX &&
  /[\p{L}\p{N}]/u.test(text) &&
  !/[\s\p{Lu}\p{Lt}/?#\\<>"'`’&,;|^{}[\]]|(?![\u200c\u200d])\p{C}/u.test(text)

/** A handle stays as it is, so that addresses of before are those of today; anything else becomes one. */
export const handleFrom = (text: string): string => (isHandle(text) ? text : slug(text))

/** Room for a number behind a handle. */
const NUMBER_LENGTH = 6

/** What handles of the same name begin with: the handle, or as much of it as leaves room for a number. */
export const stemOf = (handle: string): string =>
  Array.from(handle)
    .slice(0, HANDLE_MAX - NUMBER_LENGTH)
    .join('')

/** `mug`, else `mug-1`, `mug-2`, …: the first that nobody has. */
export const freeHandle = (handle: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(handle)) return handle
  const stem = stemOf(handle)
  for (let number = 1; ; number++) if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`
}

/** The path of a product in the first language. A handle may hold a per cent sign, which an address reads otherwise. */
export const productPath = (handle: string): string => `/products/${handle.replaceAll('%', '%25')}`
