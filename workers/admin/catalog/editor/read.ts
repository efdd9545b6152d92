/**
 * From what was typed to what is meant: only what differs from what stood there, so that a form that shows everything says no more
 * than somebody has changed. What cannot be read is told at its field, and changes nothing.
 */
import type { MomentFault } from '#domain/logistics/moment'
import type { VariantEdit } from '#domain/catalog/edit'
import type { VariantDraft } from '#domain/catalog/draft'
import type { Product } from '#domain/catalog/product'
import { LANGUAGES } from '#domain/languages'
import { metafieldsSaid } from './metafields-typed.ts'
import { tooLowIn } from '#domain/catalog/markdowns'
import { cellNamed, together, type CellFault } from './cells.ts'
import { cellName, CONTACT, CONTACTS, FURTHER, TEXTS, type Filled, type Shop } from './filled.ts'
import { combinationsOf } from '#domain/catalog/option-plan'
import { gridOf, orderOf, VARIANTS_MAX, type Grid } from './rows.ts'
import { momentIn } from '../../frame/moment-field.ts'

export type FieldFault = CellFault | MomentFault | 'title' | 'option-name' | 'option-values' | 'too-many-variants'
export type Problem = { readonly field: string; readonly fault: FieldFault }

type Texts = Readonly<Record<string, string>>

/** The input of the command, without what it is said of. */
export type EditSaid = {
  readonly [field: string]: unknown
  readonly variants?: readonly VariantEdit[]
}

export type Reading = {
  readonly edit: EditSaid
  readonly problems: readonly Problem[]
  /** Names of fields that say something else than before. */
  readonly changed: readonly string[]
  /** Which line of `edit.variants` is of which row. */
  readonly keys: readonly string[]
}

type Basis = {
  /** What the form was made of. */
  readonly product: Product
  /** What is there now, where somebody has saved meanwhile: lists are changed in it, not replaced. */
  readonly current: Product
  readonly shown: Filled
  readonly shop: Shop
}

const CELLS = 'variants.'

const changedIn = (typed: Filled, shown: Filled): readonly string[] =>
  Array.from(typed.keys()).filter(
    (name) =>
      !name.startsWith(CELLS) &&
      typed.get(name) !== (shown.get(name) ?? (name.startsWith('collections.') ? 'off' : '')),
  )

export const listed = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[,，、\n\t]/)
      .map((one) => one.trim())
      .filter(Boolean),
  ),
]

/** What was added to it and what was taken out, done to the list as it is now. */
const tagsAfter = ({ product, current }: Basis, typed: string): readonly string[] => {
  const said = listed(typed)
  if (product.version === current.version) return said
  const added = said.filter((tag) => !product.tags.includes(tag))
  const gone = new Set(product.tags.filter((tag) => !said.includes(tag)))
  return [...new Set([...current.tags.filter((tag) => !gone.has(tag)), ...added])]
}

const under = (typed: Filled, changed: readonly string[], path: string): Texts | undefined => {
  const said = changed
    .filter((name) => name.startsWith(`${path}.`))
    .map((name) => [name.slice(path.length + 1), typed.get(name) ?? ''])
  return said.length > 0 ? Object.fromEntries(said) : undefined
}

const byLanguage = (typed: Filled, changed: readonly string[], path: string) => {
  const said = FURTHER.flatMap((language) => {
    const texts = under(typed, changed, `${path}.${language}`)
    return texts ? [[language, texts] as const] : []
  })
  return said.length > 0 ? Object.fromEntries(said) : undefined
}

/** As a whole: who made it, who answers for it, what to beware of. Nothing at all is null. */
const safetyIn = (typed: Filled, shown: Filled) => {
  const text = (name: string) => (typed.get(name) ?? shown.get(name) ?? '').trim()
  const contact = (who: string) =>
    Object.fromEntries(CONTACT.map((part) => [part, text(`safety.${who}.${part}`)] as const))
  const isBlank = (one: Texts) => Object.values(one).every((part) => part === '')
  const [manufacturer, responsible] = CONTACTS.map(contact)
  const warnings = Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const warning = text(`safety.warnings.${language}`)
      return warning === '' ? [] : [[language, warning] as const]
    }),
  )
  if (isBlank(manufacturer ?? {}) && isBlank(responsible ?? {}) && isBlank(warnings)) return null
  return { manufacturer, responsible: isBlank(responsible ?? {}) ? null : responsible, warnings }
}

const PLAIN = ['handle', 'status', 'vendor', 'type', 'category', 'taxClass'] as const
const MOMENTS = ['publishedFrom', 'publishedUntil'] as const
const VARIANT_CELL = /^variants\.(.+?)\.((?:price|compareAt|cost)\.[A-Z]{3}|[a-zA-Z]+)$/s

/** Lines of one variant, from the cells that were changed. */
const variantsIn = (typed: Filled, grid: Grid, { shop }: Basis) => {
  const rows = new Map(grid.rows.map((row) => [row.key, row]))
  const problems: Problem[] = []
  const changed: string[] = []
  const drafts = new Map<string, VariantDraft>()
  for (const [name, text] of typed) {
    const [, key = '', cell = ''] = name.startsWith(CELLS) ? (VARIANT_CELL.exec(name) ?? []) : []
    const row = rows.get(key)
    if (row && cell === 'removed' && text === 'on') changed.push(name)
    const known = cellNamed(cell, shop.currencies)
    if (!row || !known || row.isRemoved || text.trim() === known.shown(row.variant)) continue
    changed.push(name)
    const said = known.read(text)
    if ('fault' in said) problems.push({ field: name, fault: said.fault })
    else drafts.set(key, together(drafts.get(key) ?? {}, said.draft))
  }
  for (const [key, { prices = [] }] of drafts) {
    const low = tooLowIn(prices, rows.get(key)?.variant ?? { prices: [] })
    if (low) problems.push({ field: cellName(key, `compareAt.${low.currency}`), fault: 'markdown' })
  }
  return { drafts, problems, changed }
}

/** A new variant says everything, beginning with what its sisters say. */
const wholeDraft = ({ variant, options }: Grid['rows'][number]): VariantDraft => {
  const { prices, cost, grams, hsCode, origin, lowStock, requiresShipping, taxable, tracked, oversell } = variant
  const lines = prices.map(({ amount, currency }) => ({
    currency,
    price: amount,
    ...(cost.some((one) => one.currency === currency) && {
      cost: cost.find((one) => one.currency === currency)?.amount,
    }),
  }))
  return { options, prices: lines, grams, hsCode, origin, lowStock, requiresShipping, taxable, tracked, oversell }
}

const optionProblems = ({ options, plan }: Grid): readonly Problem[] => {
  const gaps = options.flatMap(({ name, values }, at): Problem[] => [
    ...(name === '' ? [{ field: `options.${at}.name`, fault: 'option-name' as const }] : []),
    ...(values.length === 0 ? [{ field: `options.${at}.more`, fault: 'option-values' as const }] : []),
  ])
  const tooMany = plan && combinationsOf(plan.options) > VARIANTS_MAX
  return [...gaps, ...(tooMany ? [{ field: 'options.0.name', fault: 'too-many-variants' as const }] : [])]
}

export const readEdit = (typed: Filled, basis: Basis): Reading => {
  const { product, shown, shop } = basis
  const grid = gridOf(product, typed)
  const changed = changedIn(typed, shown)
  const is = (name: string) => changed.includes(name)
  const text = (name: string) => typed.get(name) ?? ''
  const moments = MOMENTS.filter(is).map((name) => ({ name, at: momentIn(text(name).trim(), null, shop.timeZone) }))
  const { drafts, problems, changed: cells } = variantsIn(typed, grid, basis)
  const lines = grid.rows
    .filter((row) => !row.isRemoved)
    .flatMap((row): { readonly key: string; readonly line: VariantEdit }[] => {
      const { key, options, isNew } = row
      const draft = drafts.get(key)
      if (isNew) return [{ key, line: together(wholeDraft(row), draft ?? {}) }]
      const moved = grid.plan !== undefined && options.join('\u0000') !== row.variant.options.join('\u0000')
      return draft || moved ? [{ key, line: { id: key, ...draft, ...(moved && { options }) } }] : []
    })
  const removed = [
    ...(grid.plan?.lost.map(({ id }) => id) ?? []),
    ...grid.rows.filter((row) => row.isRemoved && !row.isNew).map(({ key }) => key),
  ]
  const texts = Object.fromEntries(TEXTS.filter(is).map((name) => [name, text(name)]))
  const translations = byLanguage(typed, changed, 'translations')
  const words = byLanguage(typed, changed, 'words')
  const metafields = metafieldsSaid(changed, text, product.metafields, shop.definitions)
  const isSafety = changed.some((name) => name.startsWith('safety.'))
  const order = orderOf(grid)
  const memberships = changed.filter((name) => name.startsWith('collections.'))
  const handlesOf = (ticked: boolean) =>
    memberships.filter((name) => (text(name) === 'on') === ticked).map((name) => name.slice('collections.'.length))
  const edit: EditSaid = {
    ...Object.fromEntries(PLAIN.filter(is).map((name) => [name, text(name).trim()])),
    ...Object.fromEntries(moments.flatMap(({ name, at }) => (typeof at === 'string' ? [] : [[name, at]]))),
    ...(is('tags') && { tags: tagsAfter(basis, text('tags')) }),
    ...(Object.keys(texts).length > 0 && { text: texts }),
    ...(translations && { translations }),
    ...(words && { words }),
    ...(metafields && { metafields }),
    ...(isSafety && { safety: safetyIn(typed, shown) }),
    ...(grid.plan && { options: grid.plan.options }),
    ...(lines.length > 0 && { variants: lines.map(({ line }) => line) }),
    ...(removed.length > 0 && { removedVariants: removed }),
    ...(order && { variantOrder: order }),
    ...(memberships.length > 0 && { collections: { add: handlesOf(true), remove: handlesOf(false) } }),
  }
  const unread = moments.flatMap(({ name, at }) => (typeof at === 'string' ? [{ field: name, fault: at }] : []))
  const touched = [...changed.filter(isOfProduct), ...cells]
  return {
    edit,
    problems: [...unread, ...optionProblems(grid), ...problems],
    changed: touched,
    keys: lines.map(({ key }) => key),
  }
}

/** What the page keeps for itself is no field of the product. */
const OF_PRODUCT = [
  ...TEXTS,
  ...PLAIN,
  ...MOMENTS,
  'tags',
  'collections.',
  'translations.',
  'words.',
  'safety.',
  'metafields.',
]
const isOfProduct = (name: string): boolean => OF_PRODUCT.some((start) => name.startsWith(start))
