/** What means the same, written down, taken away and brought back; each with its entry in the audit log of the staff. */
import type { SynonymDraft, SynonymRefusal } from '#domain/catalog/search/synonyms'
import { ok, refuse, type Result } from '#domain/result'
import { deleteSynonym, saveSynonym, synonymsOf, type Synonym } from '#schema/products/catalog/search/synonyms'
import { auditEntriesOf, saveAuditEntry } from '#schema/users/customers/audit'
import { purge } from '../../cache/purge.ts'
import { LISTS } from '../../cache/tags.ts'
import type { Databases } from '../../env.ts'
import { digest } from '../../http/digest.ts'

type Stores = Pick<Databases, 'PRODUCTS_DB' | 'USERS_DB'>
type Unknown = { readonly code: 'synonym-unknown' }
type Full = { readonly code: 'synonyms-full'; readonly most: number }

/** By whom, for the log. */
export type By = { readonly who: string; readonly now: number }

/** As long as any id of a synonym; whatever else stands in an address is unknown without a look. */
const ID_FORM = /^syn_[0-9a-z]{16,40}$/
export const isSynonymId = (text: string): boolean => ID_FORM.test(text)

/** Of a new one: the same request makes the same one. @param key that the request came with */
export const synonymIdFor = async (who: string, key: string): Promise<string> => `syn_${await digest(`${who}\n${key}`)}`

export const synonymThere = async (env: Pick<Stores, 'PRODUCTS_DB'>, id: string): Promise<Synonym | undefined> =>
  isSynonymId(id) ? (await synonymsOf(env.PRODUCTS_DB)).find((one) => one.id === id) : undefined

/** @param id of one that is there, or as `synonymIdFor` gives it */
export const writeSynonym = async (
  env: Stores,
  id: string,
  draft: SynonymDraft,
  { who, now }: By,
): Promise<Result<Synonym, SynonymRefusal | Full>> => {
  const saved = await saveSynonym(env.PRODUCTS_DB, draft, now, id)
  if (!saved.ok) return saved
  purge([LISTS])
  const { words, instead } = saved.value
  await saveAuditEntry(
    env.USERS_DB,
    { who, action: 'catalog:synonym-save', subject: id, details: { words, instead } },
    now,
  )
  return saved
}

export const changeSynonym = async (
  env: Stores,
  id: string,
  draft: SynonymDraft,
  by: By,
): Promise<Result<Synonym, SynonymRefusal | Full | Unknown>> =>
  (await synonymThere(env, id)) ? writeSynonym(env, id, draft, by) : refuse({ code: 'synonym-unknown' })

const REMOVED = 'catalog:synonym-delete'

export const takeAwaySynonym = async (env: Stores, id: string, { who, now }: By): Promise<Result<Synonym, Unknown>> => {
  const synonym = await synonymThere(env, id)
  if (!synonym) return refuse({ code: 'synonym-unknown' })
  const { words, instead } = synonym
  // Written first: what is not in the log could not be brought back.
  await saveAuditEntry(env.USERS_DB, { who, action: REMOVED, subject: id, details: { words, instead } }, now)
  await deleteSynonym(env.PRODUCTS_DB, id)
  purge([LISTS])
  return ok(synonym)
}

/** One that was deleted last, as it was: the audit log knows. One that is there stays as it is. */
export const bringBackSynonym = async (
  env: Stores,
  id: string,
  by: By,
): Promise<Result<Synonym, SynonymRefusal | Full | Unknown>> => {
  const still = await synonymThere(env, id)
  if (still) return ok(still)
  const [last] = isSynonymId(id) ? await auditEntriesOf(env.USERS_DB, id, 1) : []
  if (last?.action !== REMOVED) return refuse({ code: 'synonym-unknown' })
  return writeSynonym(env, id, last.details as SynonymDraft, by)
}
