/** The code of a gift card: sixteen signs that nobody mistakes for others, as it is dealt, printed and typed. */
import { base32 } from '../ids.ts'

/** 80 bits: nobody finds one by trying. */
const SIGNS = 16
const GROUP = 4
const FORM = new RegExp(`^[0-9A-HJKMNP-TV-Z]{${SIGNS}}$`)

/** @param bytes 16 at least, that nobody guesses */
export const codeOf = (bytes: Uint8Array): string => base32(bytes.subarray(0, SIGNS)).toUpperCase()

/** `7K3M-9QXD-0000-AB12`: as people read it. */
export const spacedCode = (code: string): string => (code.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-')

/** What is shown of it to whoever may not spend it. */
export const endingOf = (code: string): string => code.slice(-GROUP)

/** Signs that are left out of codes, and which they are taken for. */
const LOOK_ALIKE: ReadonlyMap<string, string> = new Map([
  ['O', '0'],
  ['I', '1'],
  ['L', '1'],
  ['U', 'V'],
])

/** Longer than any code with whatever stands between its signs. */
const TYPED_MAX = 200

/**
 * A code as it is typed: in whatever case and width, with blanks, hyphens and dots wherever, and signs that look like others.
 *
 * @returns undefined when it can be none
 */
export const typedCode = (text: string): string | undefined => {
  if (text.length > TYPED_MAX) return undefined
  const signs = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{P}\p{S}\p{Cf}]/gu, '')
  const code = signs.replaceAll(/[OILU]/g, (sign) => LOOK_ALIKE.get(sign) ?? sign)
  return FORM.test(code) ? code : undefined
}
