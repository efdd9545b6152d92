/** Synonyms by their ids. */
import { synonymsOf, type Synonym } from '#schema/products/catalog/search/synonyms'
import type { Databases } from '../../env.ts'

/** As long as any id of a synonym; whatever else stands in an address is unknown without a look. */
const ID_FORM = /^syn_[0-9a-z]{16,40}$/
export const isSynonymId = (text: string): boolean => ID_FORM.test(text)

/** Of a new one: the same request makes the same one. @param key a hash of who asks and under which key */
export const synonymIdFor = (key: string): string => `syn_${key.slice(0, 24)}`

export const synonymThere = async (env: Pick<Databases, 'PRODUCTS_DB'>, id: string): Promise<Synonym | undefined> =>
  isSynonymId(id) ? (await synonymsOf(env.PRODUCTS_DB)).find((one) => one.id === id) : undefined
