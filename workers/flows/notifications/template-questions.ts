/** What staff read of templates: which there are, what they say, how they look. */
import { z } from 'zod'
import { LANGUAGES, type Language } from '#domain/languages'
import { EDITABLE_TEMPLATES, VARIABLES } from '#domain/notifications/template'
import { ok } from '#domain/result'
import { currentTemplates, templateVersions } from '#schema/transactions/notifications/templates'
import type { Env } from '../../env.ts'
import { question } from '../question.ts'
import { settingsFresh } from '../settings/settings.ts'
import { sampleMessage, samplePush, type SampleShop } from './samples.ts'
import { startingWords } from './starting-words.ts'
import { wordingIn } from './wording.ts'

export const which = {
  template: z.enum(EDITABLE_TEMPLATES),
  language: z.enum(LANGUAGES as readonly [Language, ...Language[]]),
}

export const sampleShop = async (env: Pick<Env, 'PRODUCTS_DB' | 'CURRENCY' | 'SHOP_URL'>): Promise<SampleShop> => {
  const { shop, markets } = await settingsFresh(env, Date.now())
  return {
    ...shop,
    url: env.SHOP_URL ?? '',
    currency: markets.currencies[0] ?? env.CURRENCY,
    country: shop.address?.country ?? markets.markets[0]?.countries[0] ?? null,
  }
}

export const listingTemplates = question({
  name: 'notifications:templates',
  permission: 'notifications:see',
  input: z.object({}),
  refusals: [],
  answer: async ({ env }) => ok(await currentTemplates(env.TRANSACTIONS_DB)),
})

/** With the words that count, those that the shop has of its own, and every version. */
export const readingTemplate = question({
  name: 'notifications:template',
  permission: 'notifications:see',
  input: z.object(which),
  refusals: [],
  answer: async ({ env }, id) => {
    const versions = await templateVersions(env.TRANSACTIONS_DB, id)
    const starting = startingWords(id.template, id.language)
    const [current] = versions
    // Kept before a rule was there, it is not used where it fails: staff see it here, and not in what shoppers are sent.
    const { wordsFaults } = await import('./liquid.ts')
    return ok({
      unused: current?.words ? wordsFaults(id.template, current.words) : [],
      versions,
      starting,
      words: current?.words ?? starting,
      isOwn: !current?.words,
      version: current?.version ?? 0,
      variables: VARIABLES[id.template],
      push: samplePush(id, await sampleShop(env)),
    })
  },
})

/** As it would be sent, about nobody. */
export const previewingTemplate = question({
  name: 'notifications:preview-template',
  permission: 'notifications:see',
  input: z.object(which),
  refusals: [],
  answer: async ({ env }, id) => ok(sampleMessage(id, await sampleShop(env), await wordingIn(env.TRANSACTIONS_DB))),
})
