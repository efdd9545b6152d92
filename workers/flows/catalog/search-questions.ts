/** What staff read of searches: what shoppers looked for, what nothing answered, and words that mean the same. */
import { z } from 'zod'
import { LANGUAGES } from '#domain/languages'
import { ok } from '#domain/result'
import { synonymsOf } from '#schema/products/catalog/search/synonyms'
import { firstDayOf, PERIODS, searchesByLanguage, topTerms } from '#schema/statistics/catalog/search-terms'
import { question } from '../question.ts'

/** The most searched, or those that most often found nothing. */
export const TERM_ORDERS = ['searches', 'without-hits'] as const
/** More than somebody looks through; whoever wants all of them reads the event log. */
export const TERMS_MAX = 100

/** A list of terms for each order that is asked for; the sums are of all terms. */
export const readingSearches = question({
  name: 'statistics:searches',
  permission: 'statistics:see',
  input: z.object({
    days: z
      .enum(PERIODS.map(String) as ['7', '30'])
      .default('7')
      .describe('So many days, today among them.'),
    language: z.enum(LANGUAGES).optional(),
    orders: z.array(z.enum(TERM_ORDERS)).max(TERM_ORDERS.length),
    most: z.int().min(1).max(TERMS_MAX),
  }),
  refusals: [],
  answer: async ({ env, now }, { days, language = null, orders, most }) => {
    const of = { since: firstDayOf(days === '7' ? 7 : 30, now), language }
    const [sums, ...lists] = await Promise.all([
      searchesByLanguage(env.STATISTICS_DB, of),
      ...orders.map((order) => topTerms(env.STATISTICS_DB, of, order, most)),
    ])
    return ok({ since: of.since, sums, lists })
  },
})

export const listingSynonyms = question({
  name: 'catalog:synonyms',
  permission: 'catalog:see',
  input: z.object({}),
  refusals: [],
  answer: async ({ env }) => ok(await synonymsOf(env.PRODUCTS_DB)),
})
