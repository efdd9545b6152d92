/** Searches for the staff: what shoppers looked for, and what nothing answered. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { firstDayOf, PERIODS, searchesByLanguage, topTerms } from '#schema/statistics/search-terms'
import { answer, Language } from '../wire/parts.ts'
import { refusals } from '../wire/problem.ts'
import { SearchedTerm, SearchSum } from '../wire/search.ts'
import { only, STAFF_REFUSALS, STAFF_SECURITY as security, type Door } from './staff.ts'

const tags = ['Staff: search']
/** More than somebody looks through; whoever wants all of them reads the event log. */
const TERMS_MAX = 100

const terms = createRoute({
  method: 'get',
  path: '/terms',
  tags,
  security,
  middleware: [only('statistics:see')] as const,
  summary: 'What shoppers searched',
  description:
    'Told by the pages that were seen and rolled up by day (UTC), some seconds late. What looks personal is not ' +
    'kept. May: `statistics:see`.',
  request: {
    query: z.object({
      days: z
        .enum(PERIODS.map(String) as ['7', '30'])
        .default('7')
        .openapi({ description: 'So many days, today among them.' }),
      language: Language.optional(),
      order: z
        .enum(['searches', 'without-hits'])
        .default('searches')
        .openapi({ description: 'The most searched, or those that most often found nothing.' }),
    }),
  },
  responses: {
    200: answer(
      z.object({ since: z.string(), sums: z.array(SearchSum), terms: z.array(SearchedTerm) }).openapi('SearchedTerms'),
      'At most a hundred terms; `sums` are of all.',
    ),
    ...refusals(...STAFF_REFUSALS, 'request-invalid'),
  },
})

export const staffSearch = new OpenAPIHono<Door>().openapi(terms, async (c) => {
  const { days, language = null, order } = c.req.valid('query')
  const since = firstDayOf(days === '7' ? 7 : 30, Date.now())
  const [sums, found] = await Promise.all([
    searchesByLanguage(c.env.STATISTICS_DB, { since, language }),
    topTerms(c.env.STATISTICS_DB, { since, language }, order, TERMS_MAX),
  ])
  return c.json({ since, sums, terms: found }, 200)
})
