/** A code as it is typed: from a poster, a mail, or by heart. */
import { BASE32 } from '../ids.ts'
import { repairCode, repairLine } from '../one-line.ts'

export const CODE_CHARACTERS_MAX = 64

/**
 * Blanks around and inside a code are none of it: `SUMMER 24` is `SUMMER24`. It is kept as it was made. It begins with a letter or
 * a figure: in a table it is no formula.
 *
 * @returns undefined when it can be no code
 */
export const codeIn = (text: string): string | undefined => {
  const code = repairLine(text).replaceAll(/\s/gu, '')
  return code.length > 0 && code.length <= CODE_CHARACTERS_MAX && /^[\p{L}\p{N}][\p{L}\p{N}_.+%&-]*$/u.test(code)
    ? code
    : undefined
}

/**
 * The spelling by which a code is known, of whatever was typed: in whatever case, with letters of whatever width, and with accents
 * written as one sign or as two it is the same code. Codes are made, given, brought by files and counted by it and by nothing else.
 */
export const foldedCode = (text: string): string => repairCode(text).replaceAll(/\s/gu, '').toLowerCase()

/** Whether both are the same code. */
export const isSameCode = (one: string, other: string): boolean => foldedCode(one) === foldedCode(other)

/** Of signs that nobody mistakes for others, 32 of them: eight are 40 bits, which nobody guesses by trying. */
export const GENERATED_SIGNS = 10

/** @param random one byte for each sign @param prefix what stands before it, such as `SPRING-` */
export const generatedCode = (random: Uint8Array, prefix: string): string =>
  prefix +
  Array.from(random.subarray(0, GENERATED_SIGNS), (byte) => BASE32[byte & 31] ?? '0')
    .join('')
    .toUpperCase()
