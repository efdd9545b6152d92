/** What staff read of redirects. */
import { z } from 'zod'
import { PATH_MAX } from '#domain/catalog/redirects'
import { ok } from '#domain/result'
import { redirectsFound } from '#schema/products/catalog/redirects'
import { question } from '../question.ts'

/** So many on one page. */
export const REDIRECTS_SHOWN = 100

export const listingRedirects = question({
  name: 'catalog:redirects',
  permission: 'catalog:see',
  input: z.object({
    q: z.string().trim().max(200).default('').describe('Letters of the one or the other address.'),
    after: z.string().max(PATH_MAX).default('').describe('The last path of the page before.'),
    before: z.string().max(PATH_MAX).default('').describe('The first path of the page behind, to go back.'),
  }),
  refusals: [],
  answer: async ({ env }, { q, after, before }) => {
    const isBack = before !== ''
    const found = await redirectsFound(env.PRODUCTS_DB, q, isBack ? { before } : { after }, REDIRECTS_SHOWN + 1)
    const isMore = found.length > REDIRECTS_SHOWN
    const redirects = isBack ? found.slice(-REDIRECTS_SHOWN) : found.slice(0, REDIRECTS_SHOWN)
    return ok({
      redirects,
      before: redirects.length > 0 && (isBack ? isMore : after !== '') ? (redirects[0]?.from ?? null) : null,
      after: isBack || isMore ? (redirects.at(-1)?.from ?? null) : null,
    })
  },
})
