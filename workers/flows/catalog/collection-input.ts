/** What an editor says of a collection, as it may come from anywhere. */
import { z } from 'zod'
import { COLLECTION_SORTS, LISTED_MAX, type CollectionText } from '#domain/catalog/collection'
import { HANDLE_MAX, handleFrom, isHandle } from '#domain/catalog/slug'
import { LANGUAGES } from '#domain/languages'
import { address, line, markup, ruleSet } from './import-input.ts'

const text = z.strictObject({
  title: line(500).optional(),
  description: markup.optional(),
  seoTitle: line(500).optional(),
  seoDescription: line(5_000).optional(),
} satisfies { readonly [F in keyof CollectionText]: z.ZodType })

const handle = z.string().max(HANDLE_MAX).transform(handleFrom)
const moment = z.int().min(0).max(253_402_300_799_999).nullable().optional()

export const fields = {
  handle: handle.optional().describe('In its address.'),
  text: text.optional().describe('In English. What is absent stays, what is blank is made blank.'),
  translations: z
    .strictObject(Object.fromEntries(LANGUAGES.map((language) => [language, text.optional()])))
    .optional()
    .describe('In other languages; what is made blank falls back to English.'),
  picture: address.nullable().optional(),
  sort: z.enum(COLLECTION_SORTS).optional().describe('In which order it stands where nobody asks for another.'),
  publishedFrom: moment.describe('ms since 1970, UTC; null: always.'),
  publishedUntil: moment.describe('The first moment at which it is not there any more; null: never.'),
  position: z.int().min(0).max(1_000_000).optional().describe('In the menu, lowest first.'),
  products: z
    .array(z.string().refine(isHandle, 'No handle of a product'))
    .max(LISTED_MAX)
    .optional()
    .describe('By hand: handles of its products in their order. All of them: those that are left out go.'),
  rules: ruleSet.nullable().optional().describe('By rule; null: by hand.'),
}
