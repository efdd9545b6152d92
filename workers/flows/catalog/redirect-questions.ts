/** What staff read of redirects. */
import { z } from 'zod'
import { PATH_MAX } from '#domain/catalog/redirects'
import { ok } from '#domain/result'
import { redirectsAfter } from '#schema/products/catalog/redirects'
import { question } from '../question.ts'

/** So many on one page. */
export const REDIRECTS_SHOWN = 500

export const listingRedirects = question({
  name: 'catalog:redirects',
  permission: 'catalog:see',
  input: z.object({
    after: z.string().max(PATH_MAX).default('').describe('The last path of the page before.'),
  }),
  refusals: [],
  answer: async ({ env }, { after }) => {
    const found = await redirectsAfter(env.PRODUCTS_DB, after, REDIRECTS_SHOWN + 1)
    const redirects = found.slice(0, REDIRECTS_SHOWN)
    return ok({ redirects, after: found.length > redirects.length ? (redirects.at(-1)?.from ?? null) : null })
  },
})
