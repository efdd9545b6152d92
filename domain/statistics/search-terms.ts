/**
 * What shoppers searched for, as it may be kept: written in one way, bounded, and nothing that looks like a person's.
 *
 * A term says what somebody wants. Who that was is not asked, and a term that seems to tell it is not kept.
 */

/** As long as most titles; a term is counted with its like, and nobody types the same hundred characters twice. */
export const TERM_LENGTH_MAX = 80
/** Looked at before it is cut, so that no half of a card number is kept. The shop's own field takes 100. */
const READ_LENGTH_MAX = 400

/** Digits from which on a number may be somebody's telephone, card, account or passport; sizes and years have fewer. */
const DIGITS_MIN = 7
const LONG_NUMBER = new RegExp(`(?:\\p{Nd}[\\p{P}\\p{S}\\s]*){${DIGITS_MIN},}`, 'u')
/** Something on both sides of the sign, also with blanks around it. */
const MAIL_ADDRESS = /[^\s@]\s?@\s?[^\s@]/u
/** Keys, tickets, numbers of orders: letters and digits in one, longer than any article's number. */
const SECRET = /(?<![a-z0-9_])(?=[a-z_]*\d)[a-z0-9_]{20,}/

const looksPersonal = (term: string): boolean => MAIL_ADDRESS.test(term) || LONG_NUMBER.test(term) || SECRET.test(term)

/**
 * A term as it is logged and counted: small letters, single blanks, no control signs, at most 80 characters.
 * Applied again it changes nothing.
 *
 * @returns undefined when there is nothing to keep, or when it looks personal
 */
export const termToLog = (typed: string): string | undefined => {
  const term = typed
    .slice(0, READ_LENGTH_MAX)
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{C}\s\uFFFD]+/gu, ' ')
    .trim()
  if (!/[\p{L}\p{N}]/u.test(term) || looksPersonal(term)) return undefined
  return Array.from(term).slice(0, TERM_LENGTH_MAX).join('').trim()
}
