/** Where a link of the shop may lead: for whoever picks one. */
import { z } from 'zod'
import { hasWords } from '#domain/folding'
import { LANGUAGES } from '#domain/languages'
import { ok } from '#domain/result'
import { textIn } from '#domain/settings/text'
import { destinationsOf } from '#schema/products/settings/destinations'
import { question } from '../question.ts'
import { contentPagesFresh } from './settings.ts'

/** Of each kind. */
const OFFERED = 50

export const listingDestinations = question({
  name: 'settings:destinations',
  permission: 'settings:see',
  input: z.object({
    q: z.string().max(200).default('').describe('A part of what it is called.'),
    language: z.enum(LANGUAGES).default('en'),
  }),
  refusals: [],
  answer: async ({ env, now }, { q, language }) => {
    const [pages, others] = await Promise.all([
      contentPagesFresh(env, now),
      destinationsOf(env.PRODUCTS_DB, q, OFFERED),
    ])
    const written = pages.map(({ folder, handle, title }) => ({
      path: `/${folder}/${handle}`,
      title: textIn(title, language),
    }))
    return ok([...written.filter(({ title, path }) => hasWords(`${title} ${path}`, q)), ...others])
  },
})
