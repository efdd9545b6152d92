/** Searches for the staff: what shoppers looked for, what nothing answered, and words that mean the same. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { firstDayOf, PERIODS, searchesByLanguage, topTerms } from '#schema/statistics/catalog/search-terms'
import { synonymsOf } from '#schema/products/catalog/search/synonyms'
import { addingSynonym, changingSynonym, removingSynonym } from '../../flows/catalog/search-commands.ts'
import { refused } from '../../http/refusal.ts'
import { answer, body, IdempotencyKey, Language } from '../contract/parts.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { refusals } from '../contract/problem.ts'
import { SearchedTerm, SearchSum, Synonym, synonymOf } from './wire/search.ts'
import { only, STAFF_REFUSALS, STAFF_SECURITY as security, type Door } from '../contract/staff.ts'

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

const params = z.object({ id: z.string().max(40).openapi({ description: 'The id of the synonym.' }) })

const listing = createRoute({
  method: 'get',
  path: '/synonyms',
  tags,
  security,
  middleware: [only('catalog:see')] as const,
  summary: 'List all synonyms, the latest first',
  description: 'May: `catalog:see`.',
  responses: {
    200: answer(z.object({ synonyms: z.array(Synonym) }).openapi('SynonymList'), 'Five hundred at most.'),
    ...refusals(...STAFF_REFUSALS),
  },
})

const WRONG =
  'Two words at least that mean the same, or one and what it finds: up to twenty, each of at most four words or five ' +
  'Chinese characters. Searches that are kept heed it within a minute.'

const adding = createRoute({
  method: 'post',
  path: '/synonyms',
  tags,
  ...commands(addingSynonym),
  summary: 'Say that words mean the same',
  description: `${WRONG} ${mayLine(addingSynonym)}`,
  request: { headers: IdempotencyKey, body: body(component(addingSynonym.input, 'SynonymDraft')) },
  responses: { 201: answer(Synonym, 'The synonym.'), ...refusals(...commandRefusals(addingSynonym)) },
})

const changing = createRoute({
  method: 'put',
  path: '/synonyms/{id}',
  tags,
  ...commands(changingSynonym),
  summary: 'Change a synonym',
  description: `${WRONG} ${mayLine(changingSynonym)}`,
  request: { params, body: body(component(changingSynonym.input.omit({ id: true }), 'SynonymChange')) },
  responses: { 200: answer(Synonym, 'The synonym now.'), ...refusals(...commandRefusals(changingSynonym)) },
})

const removing = createRoute({
  method: 'delete',
  path: '/synonyms/{id}',
  tags,
  ...commands(removingSynonym),
  summary: 'Delete a synonym',
  description: `Once more it is unknown. ${mayLine(removingSynonym)}`,
  request: { params },
  responses: { 200: answer(Synonym, 'As it was.'), ...refusals(...commandRefusals(removingSynonym)) },
})

export const staffSearch = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => c.json({ synonyms: (await synonymsOf(c.env.PRODUCTS_DB)).map(synonymOf) }, 200))
  .openapi(adding, async (c) => {
    const done = await perform(c, addingSynonym, c.req.valid('json'))
    return done.ok ? c.json(synonymOf(done.value), 201) : refused(c, done.refusal)
  })
  .openapi(changing, async (c) => {
    const done = await perform(c, changingSynonym, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(synonymOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(removing, async (c) => {
    const done = await perform(c, removingSynonym, c.req.valid('param'))
    return done.ok ? c.json(synonymOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(terms, async (c) => {
    const { days, language = null, order } = c.req.valid('query')
    const since = firstDayOf(days === '7' ? 7 : 30, Date.now())
    const [sums, found] = await Promise.all([
      searchesByLanguage(c.env.STATISTICS_DB, { since, language }),
      topTerms(c.env.STATISTICS_DB, { since, language }, order, TERMS_MAX),
    ])
    return c.json({ since, sums, terms: found }, 200)
  })
