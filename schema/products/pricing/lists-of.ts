/** Which price lists are about a variant, as SQL: one column beside the variant's own, however many lists there are. */
import type { ListOffer } from '#domain/pricing/price-list'
import { UNION } from '#domain/tax/union'

/** Of `l`, a list with a rule: whether `p`, a product, is of its goods. */
const IS_OF_RULE = `CASE l.pricing ->> '$.of.type'
  WHEN 'all' THEN 1
  WHEN 'vendors' THEN p.vendor IN (SELECT value FROM json_each(l.pricing, '$.of.names'))
  WHEN 'products' THEN p.id IN (SELECT value FROM json_each(l.pricing, '$.of.names'))
  WHEN 'tags' THEN EXISTS (SELECT 1 FROM json_each(p.tags) t JOIN json_each(l.pricing, '$.of.names') n ON n.value = t.value)
  WHEN 'collections' THEN EXISTS (SELECT 1 FROM collection_products m JOIN collections c ON c.number = m.collection
    WHERE m.product = p.number AND c.id IN (SELECT value FROM json_each(l.pricing, '$.of.names')))
  END`

/** Of `l`, a list: whether `p`, a product, has anything of it. */
export const IS_OF_LIST = `CASE l.pricing ->> '$.type'
  WHEN 'fixed' THEN EXISTS (SELECT 1 FROM variants o JOIN price_list_prices f ON f.variant = o.id AND f.list = l.number
    WHERE o.product = p.number)
  ELSE ${IS_OF_RULE} END`

const FIXED = `(SELECT json_group_array(json_object('units', f.units, 'amount', f.amount))
  FROM price_list_prices f WHERE f.variant = v.id AND f.list = l.number)`

/**
 * Of `v`, a variant of the product `p`, as ListOffer has them; those that are over are left out.
 *
 * @param now a parameter, ms @param audience of whom: what is for some never comes into what is the same for everyone
 */
export const listsOf = (now: string, audience: 'everyone' | 'anybody'): string => `(
  SELECT json_group_array(json_object('list', l.id, 'number', l.number, 'kind', l.kind, 'audience', json(l.audience),
    'currency', l.currency, 'from', l.begins_at, 'until', l.ends_at, 'priority', l.priority,
    'pricing', json_object('type', l.pricing ->> '$.type', 'value', l.pricing ->> '$.value'),
    'breaks', iif(l.pricing ->> '$.type' = 'fixed', json(${FIXED}), json('[]'))))
  FROM price_lists l INDEXED BY price_lists_published
  WHERE l.state = 'published' AND (l.ends_at IS NULL OR l.ends_at > ${now})
    ${audience === 'everyone' ? `AND l.audience ->> '$.type' = 'everyone'` : ''}
    AND CASE l.pricing ->> '$.type'
      WHEN 'fixed' THEN EXISTS (SELECT 1 FROM price_list_prices f WHERE f.variant = v.id AND f.list = l.number)
      ELSE ${IS_OF_RULE} END)`

export const listsIn = (text: string): readonly ListOffer[] => (text === '[]' ? [] : JSON.parse(text))

const IN_EU = UNION.map((country) => `'${country}'`).join(', ')

/** Whether only the lowest price of the last thirty days may be struck: strikesPriorPrices, asked of the store. */
export const STRICT = `EXISTS (
  SELECT 1 FROM current_settings s JOIN json_each(s.value, '$.markets') m
  WHERE s.document = 'markets' AND CASE coalesce(m.value ->> 'priorPrices', 'by-law')
    WHEN 'by-law' THEN EXISTS (SELECT 1 FROM json_each(m.value, '$.countries') c WHERE c.value IN (${IN_EU}))
    ELSE m.value ->> 'priorPrices' = 'always' END)`

/** Of `r`, the prices of a product: what is struck through beside the lowest. */
export const STRUCK = `iif(${STRICT}, r.prior, r.was)`
