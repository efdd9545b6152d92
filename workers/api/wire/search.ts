/** Searches as the API shows them to the staff. */
import { z } from '@hono/zod-openapi'
import { Language } from './parts.ts'

const counts = {
  language: Language,
  searches: z.int(),
  withoutHits: z.int().describe('Of these, those that nothing answered.'),
  clicks: z.int().describe('Products that were chosen from what was found.'),
}

export const SearchSum = z.object(counts).openapi('SearchSum')

export const SearchedTerm = z
  .object({ term: z.string().describe('In small letters, with single blanks, at most 80 characters.'), ...counts })
  .openapi('SearchedTerm')
