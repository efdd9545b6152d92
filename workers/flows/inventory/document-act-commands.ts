/** What staff carry out with documents of stock: send, order, receive, lay a count onto the shelves, call off. */
import { z } from 'zod'
import type { VariantId } from '#domain/ids'
import { apply, arrive, cancel, lose, order, send, type LineUnits } from '#domain/inventory/documents/acts'
import { stockDocumentId, type DocumentState, type StockDocument } from '#domain/inventory/documents/document'
import { STOCK_MAX } from '#domain/inventory/stock'
import { ok, refuse } from '#domain/result'
import { command, type Act } from '../command.ts'
import { id, text } from '../input.ts'
import { DOCUMENT_LINES_MAX } from './document-commands.ts'
import { actOn, type Deciding } from './documents.ts'

const version = z.int().min(1).describe('Of the document, as whoever acts has seen it.')
const parts = z
  .array(z.strictObject({ variantId: id, units: z.int().min(0).max(STOCK_MAX) }))
  .min(1)
  .max(DOCUMENT_LINES_MAX)

const linesIn = (said: z.output<typeof parts>): LineUnits[] =>
  said.map(({ variantId: variant, units: many }) => ({ variant: variant as VariantId, units: many }))

const ACT_REFUSALS = [
  'document-unknown',
  'document-changed',
  'document-state',
  'document-empty',
  'line-unknown',
  'units-beyond-document',
] as const

type Acting = { readonly id: string; readonly version: number }

const acting = async (
  { env, now, once, staff }: Act,
  { id: said, version: seen }: Acting,
  decide: Deciding['decide'],
  after: Deciding['after'] = {},
) => {
  const documentId = stockDocumentId(said)
  if (!documentId) return refuse({ code: 'document-unknown' } as const)
  const done = await actOn(env, { id: documentId, version: seen, act: once.key, who: staff.userId, decide, after }, now)
  return done.ok ? ok(done.value.document) : done
}

const entry = ({ id: subject, number, state }: StockDocument, details: Readonly<Record<string, unknown>> = {}) => [
  { subject, details: { number, state, ...details } },
]

const simple = <const N extends `inventory:${string}`>(name: N, decide: Deciding['decide'], state?: DocumentState) =>
  command({
    name,
    permission: 'inventory:change',
    input: z.strictObject({ id, version }),
    refusals: ACT_REFUSALS,
    repeats: 'claim',
    act: async (context, input) => acting(context, input, decide, state ? { state } : {}),
    audit: (_, document) => entry(document, { lines: document.lines.length }),
  })

/** Its units leave their place. */
export const sendingTransfer = simple('inventory:transfer-send', send)
/** The supplier has it: its units are to come. */
export const orderingPurchase = simple('inventory:purchase-order', order, 'ordered')
/** What was counted, or received, is laid onto the shelves. */
export const applyingCount = simple('inventory:count-apply', apply)
/** What is on its way turns back; a draft is laid aside. */
export const cancellingDocument = simple('inventory:document-cancel', cancel, 'cancelled')

export const arriving = command({
  name: 'inventory:document-arrive',
  permission: 'inventory:change',
  input: z.strictObject({ id, version, lines: parts.describe('So many have come.'), note: text(0, 200).default('') }),
  refusals: ACT_REFUSALS,
  repeats: 'claim',
  act: async (context, { lines, note: words, ...input }) =>
    acting(context, input, (document) => arrive(document, linesIn(lines), words)),
  audit: ({ lines }, document) => entry(document, { lines: lines.filter(({ units: many }) => many > 0) }),
})

export const losing = command({
  name: 'inventory:document-lose',
  permission: 'inventory:change',
  input: z.strictObject({
    id,
    version,
    lines: parts.describe('So many will not come.'),
    reason: text(1, 200).describe('Why: broken on the way, not delivered.'),
  }),
  refusals: ACT_REFUSALS,
  repeats: 'claim',
  act: async (context, { lines, reason, ...input }) =>
    acting(context, input, (document) => lose(document, linesIn(lines), reason)),
  audit: ({ lines, reason }, document) =>
    entry(document, { reason, lines: lines.filter(({ units: many }) => many > 0) }),
})
