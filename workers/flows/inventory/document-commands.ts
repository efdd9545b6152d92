/** What staff do with documents of stock: open one, fill its lines, carry it out, call it off. */
import { z } from 'zod'
import { isCurrency, AMOUNT_MAX, type Currency } from '#domain/money'
import { locationId, variantId, type LocationId, type VariantId } from '#domain/ids'
import {
  DOCUMENT_KINDS,
  newDocumentId,
  stockDocumentId,
  type StockDocument,
} from '#domain/inventory/documents/document'
import { rewrite, type Head } from '#domain/inventory/documents/acts'
import type { UnitsSaid } from '#domain/inventory/documents/line-change'
import { STOCK_MAX } from '#domain/inventory/stock'
import { ok, refuse, type Result } from '#domain/result'
import {
  addScans,
  documentBy,
  openDocument,
  type NewDocument,
  type Read,
  type Scan,
} from '#schema/products/inventory/documents'
import { itemsBy, variantsCalled } from '#schema/products/inventory/items'
import { supplierBy } from '#schema/products/inventory/suppliers'
import type { Env } from '../../env.ts'
import { command } from '../command.ts'
import { id, locationName, text } from '../input.ts'
import { actOn } from './documents.ts'
import { placesOf, stockOf } from './stock.ts'

/** A document is one call to the shards for each hundred of them, and one page. */
export const DOCUMENT_LINES_MAX = 500
/** Lines of one call: a whole document, as its page sends it. */
export const ADDED_MAX = DOCUMENT_LINES_MAX
/** Another may send it elsewhere between reading and writing: it is read again. */
const TRIES_MAX = 3

const note = text(0, 200).default('').describe('A sentence for colleagues.')
const amount = z.int().min(0).max(AMOUNT_MAX)
const day = z.iso.date().nullable().default(null)

const terms = z.strictObject({
  currency: z
    .string()
    .refine(isCurrency, 'No currency of ISO 4217')
    .transform((code) => code as Currency),
  freight: amount.default(0).describe('Minor units, for all lines together.'),
  duty: amount.default(0).describe('Minor units, for all lines together.'),
  expected: day.describe('When it should come.'),
})

const head = {
  from: locationName.nullable().default(null).describe('Of a transfer: the place that it leaves.'),
  to: locationName.describe('Where units arrive, or are counted.'),
  supplier: id.nullable().default(null).describe('Of an order.'),
  note,
  terms: terms.nullable().default(null).describe('Of an order.'),
}

type Said = {
  readonly from: string | null
  readonly to: string
  readonly supplier: string | null
  readonly terms: unknown
}
type Places = { readonly from: LocationId | null; readonly to: LocationId }

type Kept = Pick<StockDocument, 'kind'> & Partial<Pick<StockDocument, 'supplier'>>

/** Places that there are, two different ones; a supplier that there is, and that nobody has laid aside. */
const checked = async (env: Env, { kind, supplier: before }: Kept, { from, to, supplier, terms: said }: Said) => {
  const places = new Set((await placesOf(env)).map((place) => place.id))
  const [origin, target] = [from === null ? undefined : locationId(from), locationId(to)]
  if (!target || !places.has(target)) return refuse({ code: 'location-unknown', field: 'to' } as const)
  if (kind === 'transfer' && (!origin || !places.has(origin)))
    return refuse({ code: 'location-unknown', field: 'from' } as const)
  if (kind === 'transfer' && origin === target) return refuse({ code: 'location-same' } as const)
  if (kind === 'purchase') {
    const known = supplier === null ? undefined : await supplierBy(env.PRODUCTS_DB, supplier)
    if (!known || said === null) return refuse({ code: 'supplier-unknown' } as const)
    if (known.archived && known.id !== before) return refuse({ code: 'supplier-archived' } as const)
  }
  return ok<Places>({ from: kind === 'transfer' ? (origin ?? null) : null, to: target })
}

export const openingDocument = command({
  name: 'inventory:document-open',
  permission: 'inventory:change',
  input: z.strictObject({ kind: z.enum(DOCUMENT_KINDS), ...head }),
  refusals: ['location-unknown', 'location-same', 'supplier-unknown', 'supplier-archived'],
  repeats: 'claim',
  act: async ({ env, now, once, staff }, { kind, supplier, terms: said, note: words, ...places }) => {
    const sound = await checked(env, { kind }, { ...places, supplier, terms: said })
    if (!sound.ok) return sound
    const documentId = newDocumentId(kind, once.key)
    const made: NewDocument = {
      id: documentId,
      kind,
      ...sound.value,
      ...(kind === 'purchase' ? { supplier, terms: said } : { supplier: null, terms: null }),
      note: words,
      who: staff.userId,
    }
    await openDocument(env.PRODUCTS_DB, made, once.key, now)
    return ok({ id: documentId })
  },
  audit: ({ kind, from, to }, { id: subject }) => [{ subject, details: { kind, from, to } }],
})

const units = z.int().min(-STOCK_MAX).max(STOCK_MAX)

const added = z.strictObject({
  variantId: id.optional(),
  code: text(1, 255).optional().describe('In place of the id: a SKU or a barcode, as a scanner reads it.'),
  by: units.optional().describe('So many more, or fewer with a minus; one more where neither is said.'),
  to: units.min(0).optional().describe('So many, whatever stood there.'),
  seen: units
    .min(0)
    .optional()
    .describe(
      'So many were there when you looked, with `to` or `remove`: where a colleague has changed the line since, ' +
        'nothing of the call is done (`document-changed`).',
    ),
  remove: z
    .boolean()
    .default(false)
    .describe(
      'Nobody meant it: the line goes with all that was scanned into it. A count of 0 says that none were found.',
    ),
  cost: amount
    .nullish()
    .describe('Of an order: what one unit costs, minor units of its currency; null: nobody knows it any more.'),
})

const unitsOf = ({ by, to, seen, remove }: z.output<typeof added>): UnitsSaid => {
  const looked = seen === undefined ? {} : { seen }
  if (remove) return { removed: true, ...looked }
  return to === undefined ? { by: by ?? 1 } : { to, ...looked }
}

type Meant = Result<
  VariantId,
  { readonly code: 'item-code-unknown' | 'item-code-shared' | 'variant-unknown'; readonly index: number }
>

/** Which variant each line is about: one question for all codes, and one for all ids. */
const meantBy = async (env: Env, lines: readonly z.output<typeof added>[]): Promise<readonly Meant[]> => {
  const called = await variantsCalled(
    env.PRODUCTS_DB,
    lines.flatMap(({ code }) => code ?? []),
  )
  const said = lines.map(({ variantId: text, code }, index): Meant => {
    if (code === undefined) {
      const variant = variantId(text)
      return variant ? ok(variant) : refuse({ code: 'variant-unknown', index })
    }
    const found = called.get(code)
    if (!found) return refuse({ code: 'item-code-unknown', index })
    return found.many > 1 ? refuse({ code: 'item-code-shared', index }) : ok(found.id)
  })
  const known = await itemsBy(
    env.PRODUCTS_DB,
    said.flatMap((one) => (one.ok ? [one.value] : [])),
  )
  // What is out of the catalogue may still be taken out of a document.
  return said.map((one, index) =>
    one.ok && !known.has(one.value) && !lines[index]?.remove ? refuse({ code: 'variant-unknown', index }) : one,
  )
}

/** Of a count: what stands there when its first unit is counted. */
const basesOf = async (env: Env, { kind, to, lines }: StockDocument, variants: readonly VariantId[]) => {
  const known = new Set(lines.map(({ variant }) => variant))
  const fresh = kind === 'count' ? variants.filter((variant) => !known.has(variant)) : []
  const stock = await stockOf(env, fresh)
  return new Map(
    fresh.map((variant) => {
      const level = stock.get(variant)?.find(({ location }) => location === to)
      return [variant, { available: level?.available ?? 0, held: level?.held ?? 0 }]
    }),
  )
}

/** Two who add at once lose nothing of each other's: what each adds has an id of its own. */
export const addingToDocument = command({
  name: 'inventory:document-add',
  permission: 'inventory:change',
  input: z.strictObject({ id, lines: z.array(added).min(1).max(ADDED_MAX) }),
  refusals: [
    'document-unknown',
    'document-changed',
    'document-state',
    'document-full',
    'variant-unknown',
    'item-code-unknown',
    'item-code-shared',
  ],
  repeats: 'claim',
  act: async ({ env, now, once, staff }, { id: said, lines }) => {
    const meant = await meantBy(env, lines)
    const wrong = meant.find((one) => !one.ok)
    if (wrong && !wrong.ok) return wrong
    const variants = meant.flatMap((one) => (one.ok ? [one.value] : []))
    const removed = [...new Set(variants.filter((_, index) => lines[index]?.remove))]
    for (let tries = 1; ; tries++) {
      const read = await readBy(env, said)
      if (!read.ok) return read
      const { document } = read.value
      if (document.state !== 'draft') return refuse({ code: 'document-state', state: document.state })
      if (tries > TRIES_MAX) return refuse({ code: 'document-changed', version: document.version })
      if (new Set([...document.lines.map(({ variant }) => variant), ...variants]).size > DOCUMENT_LINES_MAX)
        return refuse({ code: 'document-full', linesMax: DOCUMENT_LINES_MAX })
      const bases = await basesOf(env, document, variants)
      const scans = lines.map((line, index): Scan => {
        const variant = variants[index] as VariantId
        return {
          id: `${once.key} ${index}`,
          variant,
          units: unitsOf(line),
          base: bases.get(variant) ?? null,
          ...(line.cost !== undefined && { cost: line.cost }),
          who: staff.userId,
        }
      })
      if (await addScans(env.PRODUCTS_DB, document, scans, now))
        return ok({ id: document.id, variants: [...new Set(variants)], removed })
    }
  },
  // Each unit of a count is a scan that is kept with who and when: the log has what becomes of them, and what is kept no more.
  audit: (_, { id: subject, removed }) => (removed.length > 0 ? [{ subject, details: { removed } }] : []),
})

export const readBy = async (env: Env, text: string): Promise<Result<Read, { readonly code: 'document-unknown' }>> => {
  const documentId = stockDocumentId(text)
  const read = documentId && (await documentBy(env.PRODUCTS_DB, documentId))
  return read ? ok(read) : refuse({ code: 'document-unknown' })
}

export const changingDocument = command({
  name: 'inventory:document-change',
  permission: 'inventory:change',
  input: z.strictObject({ id, version: z.int().min(1).describe('That whoever changes it has seen.'), ...head }),
  refusals: [
    'document-unknown',
    'document-changed',
    'document-state',
    'document-begun',
    'location-unknown',
    'location-same',
    'supplier-unknown',
    'supplier-archived',
  ],
  repeats: 'claim',
  act: async (context, { id: said, version: seen, supplier, terms: agreed, note: words, ...places }) => {
    const read = await readBy(context.env, said)
    if (!read.ok) return read
    const { document } = read.value
    const sound = await checked(context.env, document, { ...places, supplier, terms: agreed })
    if (!sound.ok) return sound
    const rest = document.kind === 'purchase' ? { supplier, terms: agreed } : { supplier: null, terms: null }
    const head: Head = { ...sound.value, ...rest, note: words }
    const { env, now, once, staff } = context
    const done = await actOn(
      env,
      {
        id: document.id,
        version: seen,
        act: once.key,
        who: staff.userId,
        decide: (there) => rewrite(there, head),
        after: { patch: head },
      },
      now,
    )
    return done.ok ? ok(done.value.document) : done
  },
  audit: (_, { id: subject, number, state }) => [{ subject, details: { number, state } }],
})
