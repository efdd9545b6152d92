/** An address as the input of a question: old bookmarks and links that were cut open the page all the same. */
import { z } from 'zod'

/** Whatever stands there and cannot be read is left aside, as if it had been left out. */
export const addressReading = <S extends z.ZodType>(schema: S) =>
  z.preprocess((input) => {
    const wrong = new Set(schema.safeParse(input).error?.issues.map(({ path: [name] }) => name))
    if (wrong.size === 0) return input
    return Object.fromEntries(Object.entries(input as object).filter(([name]) => !wrong.has(name)))
  }, schema)
