/** What an inventory file says, laid onto what stands at each place: by place, and never over what was sold meanwhile. */
import { slug } from '#domain/catalog/slug'
import { folded } from '#domain/catalog/match-options'
import type { Product, Variant } from '#domain/catalog/product'
import { locationId, type LocationId, type VariantId } from '#domain/ids'
import type { InventoryLine } from '#domain/inventory/inventory-file'
import type { StockChange } from '#domain/inventory/stock'
import { NAME_MAX } from '#domain/settings/check'
import { productsBy } from '#schema/products/catalog/catalog'
import { savedSettings, saveSettings } from '#schema/products/settings/settings'
import { purge } from '../../cache/purge.ts'
import { SETTINGS } from '../../cache/tags.ts'
import type { Env } from '../../env.ts'
import { ringAwaited } from './ring-awaited.ts'
import {
  changeStocks,
  moveStocks,
  placesOf,
  savePlace,
  stockOf,
  type StockChangeRefusal,
  type StockMoved,
} from './stock.ts'

/** What became of a line, in the order they were sent. */
export type Applied =
  | { readonly outcome: 'changed'; readonly available: number; readonly before: number }
  | { readonly outcome: 'unchanged'; readonly available: number }
  | { readonly outcome: 'refused'; readonly code: LineRefusal; readonly available?: number }

export type LineRefusal =
  | 'product-unknown'
  | 'variant-unknown'
  | 'location-unknown'
  | 'stock-differs'
  | 'stock-below-zero'
  | 'units-invalid'

type Wishes = { readonly unknownPlaces: 'refuse' | 'create'; readonly key: string; readonly who: string }

export const applyInventoryFile = async (
  env: Env,
  lines: readonly InventoryLine[],
  { unknownPlaces, key, who }: Wishes,
): Promise<{ readonly applied: readonly Applied[]; readonly created: readonly LocationId[] }> => {
  const { meant, thereAt, created } = await meantBy(env, lines, unknownPlaces)
  const changes = new Map<number, StockChange>()
  for (const [index, { line, variant, location }] of meant.entries()) {
    // Only what the file itself leaves as it was is left alone; the shelf may say the number by chance, after a sale.
    if (!variant || !location || line.basedOn === line.units) continue
    const { units, basedOn } = line
    const rest = {
      id: `${key} ${index}`,
      type: 'count',
      item: variant.id,
      location,
      units,
      note: 'inventory file',
      who,
    } as const
    // Without a word of what it was based on, a number is a count of this moment.
    changes.set(index, basedOn === null ? rest : { ...rest, basedOn, byHand: true })
  }
  const answers = await moveStocks(env, [...changes.values()])
  await ringAwaited(env, [...changes.values()], answers)
  const answered = new Map([...changes.keys()].map((index, at) => [index, answers[at]]))
  const applied = meant.map(({ line, product, variant, location }, index): Applied => {
    if (!product) return { outcome: 'refused', code: 'product-unknown' }
    if (!variant) return { outcome: 'refused', code: 'variant-unknown' }
    if (!location) return { outcome: 'refused', code: 'location-unknown' }
    const answer = answered.get(index)
    if (!answer) return { outcome: 'unchanged', available: thereAt(variant.id, location) ?? 0 }
    return answer.ok ? movedAs(answer.value) : refusedAs(answer.refusal, line)
  })
  return { applied, created }
}

/** As the shelf itself says that it has moved it: asked again after a crash it says the same, whatever was sold since. */
const movedAs = ({ stock: { available }, moved }: StockMoved): Applied =>
  moved === 0 ? { outcome: 'unchanged', available } : { outcome: 'changed', available, before: available - moved }

/** A colleague, or this same file before, has made of it what the file says: there is nothing left to change. */
const refusedAs = (refusal: StockChangeRefusal, { units }: InventoryLine): Applied => {
  const { code } = refusal
  if (code === 'change-id-reused') throw new Error('a line was sent under the key of another')
  if (code === 'stock-differs' && refusal.available === units) return { outcome: 'unchanged', available: units }
  return { outcome: 'refused', code, ...('available' in refusal && { available: refusal.available }) }
}

/** Which variant at which place each line means, and what stands there. */
const meantBy = async (env: Env, lines: readonly InventoryLine[], unknownPlaces: Wishes['unknownPlaces']) => {
  const handles = [...new Set(lines.map(({ handle }) => handle))]
  const [products, places] = await Promise.all([
    productsBy(env.PRODUCTS_DB, 'handle', handles),
    placesByName(env, lines, unknownPlaces),
  ])
  const byHandle = new Map(products.map((product) => [product.handle, product]))
  const meant = lines.map((line) => {
    const product = byHandle.get(line.handle)
    return { line, product, variant: product && variantIn(product, line), location: places.named(line.place) }
  })
  const stock = await stockOf(env, [...new Set(meant.flatMap(({ variant }) => variant?.id ?? []))])
  const thereAt = (item: VariantId, at: LocationId) =>
    stock.get(item)?.find(({ location }) => location === at)?.available
  return { meant, thereAt, created: places.created }
}

/** What the lines would change: nothing is counted, and no place opened. */
export const previewInventoryFile = async (
  env: Env,
  lines: readonly InventoryLine[],
  unknownPlaces: Wishes['unknownPlaces'],
): Promise<readonly Applied[]> => {
  const { meant, thereAt } = await meantBy(env, lines, 'refuse')
  return meant.map(({ line, product, variant, location }): Applied => {
    if (!product) return { outcome: 'refused', code: 'product-unknown' }
    if (!variant) return { outcome: 'refused', code: 'variant-unknown' }
    const isNew = !location && unknownPlaces === 'create' && locationId(slug(line.place).slice(0, 63)) !== undefined
    if (!location && !isNew) return { outcome: 'refused', code: 'location-unknown' }
    const before = (location && thereAt(variant.id, location)) ?? 0
    const available = line.basedOn === null ? line.units : before + line.units - line.basedOn
    if (available < 0) return { outcome: 'refused', code: 'stock-below-zero', available: before }
    return available === before ? { outcome: 'unchanged', available } : { outcome: 'changed', available, before }
  })
}

/** @param moved by how many units each line has changed what stands there: as many are taken back, or as are still there */
export const takeLinesBack = async (
  env: Env,
  moved: readonly { readonly line: InventoryLine; readonly units: number }[],
  key: string,
): Promise<readonly boolean[]> => {
  const { meant } = await meantBy(
    env,
    moved.map(({ line }) => line),
    'refuse',
  )
  const changes = meant.flatMap(
    ({ variant, location }, index): { readonly index: number; readonly change: StockChange }[] => {
      const units = -(moved[index]?.units ?? 0)
      if (!variant || !location || units === 0) return []
      const change = {
        id: `${key} ${index}`,
        type: 'correct',
        item: variant.id,
        location,
        units,
        note: 'import undone',
      } as const
      return [{ index, change }]
    },
  )
  const answers = await changeStocks(
    env,
    changes.map(({ change }) => change),
  )
  const done = new Set(changes.flatMap(({ index }, at) => (answers[at]?.ok ? [index] : [])))
  return moved.map((_, index) => done.has(index))
}

/** By SKU, where the product has it once; else by all of its option values, in whatever order and capitals. */
const variantIn = (product: Product, { sku, options }: InventoryLine): Variant | undefined => {
  const { variants } = product
  const named = sku === '' ? [] : variants.filter((variant) => variant.sku === sku)
  if (named.length === 1) return named[0]
  if (product.options.length === 0) return variants[0]
  const said = new Map(options.map(({ name, value }) => [folded(name), folded(value)]))
  return variants.find((variant) =>
    product.options.every(({ name }, at) => said.get(folded(name)) === folded(variant.options[at] ?? '')),
  )
}

/** Called as the file calls it; by its id, where somebody saves the settings at the same moment. */
const openNamed = async (env: Env, id: LocationId, name: string, open: Open): Promise<void> => {
  const place = { id, priority: Math.max(0, ...open.map(({ priority }) => priority)) + 1 }
  await savePlace(env, place)
  const { documents, versions } = await savedSettings(env.PRODUCTS_DB, ['locations'])
  const known = new Map((documents.locations?.locations ?? []).map((one) => [one.id, one]))
  for (const one of open) if (!known.has(one.id)) known.set(one.id, { ...one, name: one.id, address: null })
  if (!known.has(id)) known.set(id, { ...place, name: name.trim().slice(0, NAME_MAX), address: null })
  const value = { locations: [...known.values()] }
  const isSaved = await saveSettings(
    env.PRODUCTS_DB,
    [{ group: 'locations', value, basedOn: versions.locations ?? 0 }],
    Date.now(),
  )
  if (isSaved) purge([SETTINGS])
}

type Open = Awaited<ReturnType<typeof placesOf>>

/** A place by its id, or by the name that staff have given it. One that nobody knows is opened behind the others, by choice. */
const placesByName = async (env: Env, lines: readonly InventoryLine[], unknown: Wishes['unknownPlaces']) => {
  const [open, saved] = await Promise.all([placesOf(env), savedSettings(env.PRODUCTS_DB, ['locations'])])
  const ids = new Map<string, LocationId>(open.map(({ id }) => [id, id]))
  for (const { id, name } of saved.documents.locations?.locations ?? []) {
    const known = ids.get(id)
    if (known) ids.set(folded(name), known)
  }
  const named = (name: string): LocationId | undefined => ids.get(folded(name)) ?? ids.get(slug(name))
  const created: LocationId[] = []
  let known = open
  for (const name of new Set(lines.map(({ place }) => place))) {
    const id = locationId(slug(name).slice(0, 63))
    if (named(name) || !id || unknown === 'refuse') continue
    await openNamed(env, id, name, known)
    known = await placesOf(env)
    ids.set(folded(name), id)
    created.push(id)
  }
  return { named, created }
}
