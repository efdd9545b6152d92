/** An address as the input of a question: old bookmarks and links that were cut open the page all the same. */
import { z } from 'zod'

/** Whatever stands there and cannot be read is left aside, as if it had been left out. */
export const addressReading = <S extends z.ZodType>(schema: S) =>
  z.preprocess((asked) => {
    const wrong = new Set(schema.safeParse(asked).error?.issues.map(({ path: [name] }) => name))
    if (wrong.size === 0) return asked
    return Object.fromEntries(Object.entries(asked as object).filter(([name]) => !wrong.has(name)))
  }, schema)
