/** Searches for the staff: what shoppers looked for, what nothing answered, and words that mean the same. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { addingSynonym, changingSynonym, removingSynonym } from '../../flows/catalog/search-commands.ts'
import { listingSynonyms, readingSearches, TERM_ORDERS, TERMS_MAX } from '../../flows/catalog/search-questions.ts'
import { refused } from '../../http/refusal.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { refusals } from '../contract/problem.ts'
import { SearchedTerm, SearchSum, Synonym, synonymOf } from './wire/search.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'

const tags = ['Staff: search']

const terms = createRoute({
  method: 'get',
  path: '/terms',
  tags,
  ...questions(readingSearches),
  summary: 'What shoppers searched',
  description:
    'Told by the pages that were seen and rolled up by day (UTC), some seconds late. What looks personal is not ' +
    `kept. ${mayLine(readingSearches)}`,
  request: {
    query: readingSearches.input.pick({ days: true, language: true }).extend({
      order: z
        .enum(TERM_ORDERS)
        .default('searches')
        .openapi({ description: 'The most searched, or those that most often found nothing.' }),
    }),
  },
  responses: {
    200: answer(
      z.object({ since: z.string(), sums: z.array(SearchSum), terms: z.array(SearchedTerm) }).openapi('SearchedTerms'),
      'At most a hundred terms; `sums` are of all.',
    ),
    ...refusals(...questionRefusals(readingSearches)),
  },
})

const SYNONYMS = { words: ['mug', 'cup'] }
const params = z.object({
  id: z.string().max(40).openapi({ description: 'The id of the synonym.', example: 'syn_0123456789abcdef01234567' }),
})

const listing = createRoute({
  method: 'get',
  path: '/synonyms',
  tags,
  ...questions(listingSynonyms),
  summary: 'List all synonyms, the latest first',
  description: mayLine(listingSynonyms),
  responses: {
    200: answer(z.object({ synonyms: z.array(Synonym) }).openapi('SynonymList'), 'Five hundred at most.'),
    ...refusals(...questionRefusals(listingSynonyms)),
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
  request: { headers: IdempotencyKey, body: body(component(addingSynonym.input, 'SynonymDraft', SYNONYMS)) },
  responses: { 201: answer(Synonym, 'The synonym.'), ...refusals(...commandRefusals(addingSynonym)) },
})

const changing = createRoute({
  method: 'put',
  path: '/synonyms/{id}',
  tags,
  ...commands(changingSynonym),
  summary: 'Change a synonym',
  description: `${WRONG} ${mayLine(changingSynonym)}`,
  request: { params, body: body(component(changingSynonym.input.omit({ id: true }), 'SynonymChange', SYNONYMS)) },
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
  .openapi(listing, async (c) => {
    const all = await ask(c, listingSynonyms, {})
    return all.ok ? c.json({ synonyms: all.value.map(synonymOf) }, 200) : refused(c, all.refusal)
  })
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
    const { order, ...query } = c.req.valid('query')
    const found = await ask(c, readingSearches, { ...query, orders: [order], most: TERMS_MAX })
    if (!found.ok) return refused(c, found.refusal)
    const { since, sums, lists } = found.value
    return c.json({ since, sums, terms: lists[0] ?? [] }, 200)
  })
