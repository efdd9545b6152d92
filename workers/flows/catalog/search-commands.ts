/** What staff say of words that mean the same: write one down, take it away, bring it back. */
import { z } from 'zod'
import { SYNONYM_WORDS_MAX } from '#domain/catalog/search/synonyms'
import { ok, refuse } from '#domain/result'
import { deleteSynonym, saveSynonym } from '#schema/products/catalog/search/synonyms'
import { auditEntriesOf } from '#schema/users/customers/audit'
import { LISTS } from '../../cache/tags.ts'
import { command } from '../command.ts'
import { id, texts } from '../input.ts'
import { isSynonymId, synonymIdFor, synonymThere } from './synonyms.ts'

/** Whether a word can be looked for is the rule's to say, also of a book: a body or a form holds no longer one. */
const WORD_MAX = 100_000
const WORDS_MAX = 10 * SYNONYM_WORDS_MAX

const synonymFields = {
  words: texts(WORD_MAX, WORDS_MAX).default([]).describe('Without `instead` each stands for all others.'),
  instead: texts(WORD_MAX, WORDS_MAX)
    .default([])
    .describe('Where there are any, it goes one way: whoever types one of `words` finds these too.'),
}

const UNFIT = ['synonym-too-few', 'synonym-too-many', 'synonym-word-unfit', 'synonyms-full'] as const

export const addingSynonym = command({
  name: 'catalog:synonym-add',
  permission: 'catalog:change',
  input: z.strictObject(synonymFields),
  refusals: UNFIT,
  repeats: 'claim',
  act: ({ env, once, now }, draft) => saveSynonym(env.PRODUCTS_DB, draft, now, synonymIdFor(once.key)),
  purges: () => [LISTS],
  audit: (_, { id: subject, words, instead }) => [{ subject, details: { words, instead } }],
})

export const changingSynonym = command({
  name: 'catalog:synonym-change',
  permission: 'catalog:change',
  input: z.strictObject({ id, ...synonymFields }),
  refusals: ['synonym-unknown', ...UNFIT],
  repeats: 'none',
  act: async ({ env, now }, { id: named, ...draft }) =>
    (await synonymThere(env, named))
      ? saveSynonym(env.PRODUCTS_DB, draft, now, named)
      : refuse({ code: 'synonym-unknown' }),
  purges: () => [LISTS],
  audit: (_, { id: subject, words, instead }) => [{ subject, details: { words, instead } }],
})

export const removingSynonym = command({
  name: 'catalog:synonym-delete',
  permission: 'catalog:change',
  input: z.strictObject({ id }),
  refusals: ['synonym-unknown'],
  repeats: 'none',
  act: async ({ env, log }, { id: named }) => {
    const synonym = await synonymThere(env, named)
    if (!synonym) return refuse({ code: 'synonym-unknown' })
    const { words, instead } = synonym
    // Written first: what is not in the log could not be brought back.
    await log({ subject: named, details: { words, instead } })
    await deleteSynonym(env.PRODUCTS_DB, named)
    return ok(synonym)
  },
  purges: () => [LISTS],
})

/** One that was deleted last, as it was: the log knows. One that is there stays as it is. */
export const restoringSynonym = command({
  name: 'catalog:synonym-restore',
  permission: 'catalog:change',
  input: z.strictObject({ id }),
  refusals: ['synonym-unknown', ...UNFIT],
  repeats: 'none',
  act: async ({ env, now, log }, { id: named }) => {
    const still = await synonymThere(env, named)
    if (still) return ok(still)
    const [last] = isSynonymId(named) ? await auditEntriesOf(env.USERS_DB, named, 1) : []
    if (last?.action !== removingSynonym.name) return refuse({ code: 'synonym-unknown' })
    const { words, instead } = last.details as { words: string[]; instead: string[] }
    const saved = await saveSynonym(env.PRODUCTS_DB, { words, instead }, now, named)
    if (saved.ok) await log({ subject: named, details: { words, instead } })
    return saved
  },
  purges: () => [LISTS],
})
