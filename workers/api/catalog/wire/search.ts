/** Searches as the API shows them to the staff. */
import { z } from '@hono/zod-openapi'
import type { Synonym as Kept } from '#schema/products/catalog/search/synonyms'
import { Instant, Language } from '../../contract/parts.ts'

const counts = {
  language: Language,
  searches: z.int(),
  withoutHits: z.int().describe('Of these, those that nothing answered.'),
  clicks: z.int().describe('Products that were chosen from what was found.'),
}

export const Synonym = z
  .object({
    id: z.string().openapi({ description: '`syn_` and 24 characters.', example: 'syn_0123456789abcdef01234567' }),
    words: z.array(z.string()),
    instead: z.array(z.string()),
    updatedAt: Instant,
  })
  .openapi('Synonym')

export const synonymOf = ({ id, words: one, instead, updatedAt }: Kept): z.infer<typeof Synonym> => ({
  id,
  words: [...one],
  instead: [...instead],
  updatedAt,
})

export const SearchSum = z.object(counts).openapi('SearchSum')

export const SearchedTerm = z
  .object({ term: z.string().describe('In small letters, with single blanks, at most 80 characters.'), ...counts })
  .openapi('SearchedTerm')
