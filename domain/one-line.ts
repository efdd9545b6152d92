/** One line as a person writes it: whole characters, and no sign that steers a machine (a line's end, a NUL, an escape). */
export const ONE_LINE = /^[^\p{Cc}\p{Cs}]*$/u

export const isOneLine = (text: string): boolean => ONE_LINE.test(text)

/** Signs without width that come along when something is copied; the two joiners are letters' business and stay. */
const UNSEEN = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

/** Blanks that nobody meant are put right: single ones, none at its ends. Letters stay as they were written. */
export const repairLine = (text: string): string =>
  text
    .replaceAll(UNSEEN, '')
    .normalize('NFC')
    .replaceAll(/[\p{Z}\t]+/gu, ' ')
    .trim()

/** Digits of every script as 0 to 9: a script's ten stand in a row, and begin at the one that has none before it. */
const digitOf = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1
  return String(value)
}

/** For what is read by machines: one width of letters, one kind of digits and of hyphens. */
export const repairCode = (text: string): string =>
  repairLine(text.normalize('NFKC'))
    .replaceAll(/[^\P{Nd}0-9]/gu, digitOf)
    .replaceAll(/[\p{Pd}\u2212\u30fc]/gu, '-')
