/** One line as a person writes it: whole characters, and no sign that steers a machine (a line's end, a NUL, an escape). */
export const ONE_LINE = /^[^\p{Cc}\p{Cs}]*$/u

export const isOneLine = (text: string): boolean => ONE_LINE.test(text)
