/** Searches as the API shows them to the staff. */
import { z } from '@hono/zod-openapi'
import { SYNONYM_WORDS_MAX } from '#domain/catalog/search/synonyms'
import type { Synonym as Kept } from '#schema/products/catalog/search/synonyms'
import { Instant, Language, text } from '../../contract/parts.ts'

const counts = {
  language: Language,
  searches: z.int(),
  withoutHits: z.int().describe('Of these, those that nothing answered.'),
  clicks: z.int().describe('Products that were chosen from what was found.'),
}

/** Whether it can be looked for is the rule's to say. */
const WORD_MAX = 100
const words = (description: string) => z.array(text(1, WORD_MAX)).max(SYNONYM_WORDS_MAX).describe(description)

const said = {
  words: words('Without `instead` each stands for all others.'),
  instead: words('Where there are any, it goes one way: whoever types one of `words` finds these too.'),
}
export const SynonymDraft = z
  .strictObject({ words: said.words, instead: said.instead.default([]) })
  .openapi('SynonymDraft', { example: { words: ['couch', 'sofa'], instead: [] } })

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
