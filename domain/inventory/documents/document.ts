/**
 * A document of stock: a transfer, an order at a supplier, a count, a receipt. Its lines say which units it is about; its steps
 * say what it does to the shelves.
 *
 * A step is written down before it is taken, and named by its document and number: taken twice, it happens once. So whoever
 * finds a document whose steps are still due may go on where another stopped.
 */
import { BASE32, type LocationId, type VariantId } from '../../ids.ts'
import type { Currency } from '../../money.ts'
import type { StockChange } from '../stock.ts'

export const DOCUMENT_KINDS = ['transfer', 'purchase', 'count', 'receipt'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export type StockDocumentId = string & { readonly brand: 'StockDocument' }

const PREFIX: Readonly<Record<DocumentKind, string>> = {
  transfer: 'tra',
  purchase: 'por',
  count: 'cnt',
  receipt: 'rcp',
}
const BODY_LENGTH = 16
const FORM = new RegExp(`^(?:tra|por|cnt|rcp)_[${BASE32}]{${BODY_LENGTH}}`)

/** @param body sixteen signs of base 32: whoever asks twice with one key names one document */
export const newDocumentId = (kind: DocumentKind, body: string): StockDocumentId =>
  `${PREFIX[kind]}_${body.slice(0, BODY_LENGTH)}` as StockDocumentId

export const stockDocumentId = (text: string | undefined): StockDocumentId | undefined =>
  text !== undefined && text.length === PREFIX.count.length + 1 + BODY_LENGTH && FORM.test(text)
    ? (text as StockDocumentId)
    : undefined

export const kindOf = (id: StockDocumentId): DocumentKind =>
  DOCUMENT_KINDS.find((kind) => id.startsWith(PREFIX[kind])) ?? 'transfer'

/** The document that caused a movement; undefined: none did. */
export const documentOf = (causeId: string): StockDocumentId | undefined => stockDocumentId(causeId.split(' ', 1)[0])

/**
 * transfer  draft → sent → part → received      purchase  draft → ordered → part → received
 * count, receipt  draft → applied               every one may be cancelled while there is something to call off
 */
export const DOCUMENT_STATES = ['draft', 'ordered', 'sent', 'part', 'received', 'applied', 'cancelled'] as const
export type DocumentState = (typeof DOCUMENT_STATES)[number]

export type DocumentLine = {
  readonly variant: VariantId
  /** To be sent, ordered, or as many as were counted. */
  readonly units: number
  /** Of an order: what one unit costs, in minor units of its currency. */
  readonly cost: number | null
  /** Of a count: what stood there when its first unit was counted. */
  readonly base: { readonly available: number; readonly held: number } | null
}

/**
 * `send` leaves the shelf, `arrive` comes onto one, `return` goes back where it came from, `count` sets what was found;
 * `lose` touches no shelf: it says that units will not come.
 */
export type StepAction = 'send' | 'arrive' | 'return' | 'count' | 'lose'
export type StepState = 'due' | 'done' | 'refused'

export type PlannedStep = {
  readonly variant: VariantId
  readonly action: StepAction
  readonly location: LocationId
  readonly units: number
  /** Of a count: what it is based on. */
  readonly basedOn: number | null
  readonly note: string
}

export type Step = PlannedStep & {
  readonly step: number
  readonly state: StepState
  readonly who: string
  readonly at: number
  /** What was asked for that planned it: asked again, it is not planned twice. */
  readonly act: string
  /** Why it was refused, with what was there. */
  readonly answer: { readonly code?: string; readonly available?: number } | null
}

/** Of an order: in which currency it is, and what came on top of its lines. */
export type Terms = {
  readonly currency: Currency
  readonly freight: number
  readonly duty: number
  /** `2026-12-24`; null: nobody has said when. */
  readonly expected: string | null
}

export type StockDocument = {
  readonly id: StockDocumentId
  readonly kind: DocumentKind
  /** As people say it: the twelfth transfer. */
  readonly number: number
  readonly state: DocumentState
  readonly version: number
  /** Of a transfer. */
  readonly from: LocationId | null
  /** Where units arrive, or are counted. */
  readonly to: LocationId
  readonly supplier: string | null
  readonly note: string
  readonly terms: Terms | null
  readonly createdAt: number
  readonly updatedAt: number
  readonly who: string
  readonly lines: readonly DocumentLine[]
  readonly steps: readonly Step[]
}

export type Tally = {
  readonly sent: number
  /** Of those sent, units that have not left yet. */
  readonly leaving: number
  readonly arrived: number
  readonly returned: number
  readonly lost: number
  /** Of all of these, units of steps that are still to be taken. */
  readonly due: number
}

/** What the steps of one line come to. What was refused has not happened. */
export const tallyOf = ({ steps }: Pick<StockDocument, 'steps'>, variant: VariantId): Tally => {
  const sum = (fits: (step: Step) => boolean) =>
    steps.reduce(
      (all, step) => all + (step.variant === variant && step.state !== 'refused' && fits(step) ? step.units : 0),
      0,
    )
  const of = (action: StepAction) => sum((step) => step.action === action)
  return {
    sent: of('send'),
    leaving: sum(({ action, state }) => action === 'send' && state === 'due'),
    arrived: of('arrive'),
    returned: of('return'),
    lost: of('lose'),
    due: sum(({ state }) => state === 'due'),
  }
}

/** Units of a line that are still to come to where the document leads. */
export const comingOf = (document: StockDocument, { variant, units }: DocumentLine): number => {
  const { sent, leaving, arrived, returned, lost } = tallyOf(document, variant)
  if (document.kind === 'transfer') return sent - leaving - arrived - returned - lost
  if (document.kind !== 'purchase' || document.state === 'draft' || document.state === 'cancelled') return 0
  return Math.max(0, units - arrived - lost)
}

const stateOfTransfer = (document: StockDocument): DocumentState => {
  const tallies = document.lines.map(({ variant }) => tallyOf(document, variant))
  const sum = (of: keyof Tally) => tallies.reduce((all, tally) => all + tally[of], 0)
  const sent = sum('sent')
  // Nothing of it was there when it was to leave: it is as it was before.
  if (sent === 0) return document.state === 'cancelled' ? 'cancelled' : 'draft'
  const [arrived, returned, lost] = [sum('arrived'), sum('returned'), sum('lost')]
  if (sent > arrived + returned + lost) return arrived + returned + lost > 0 ? 'part' : 'sent'
  return arrived + lost > 0 ? 'received' : 'cancelled'
}

/** What its steps have made of it; of one without steps what people have said. */
export const stateOf = (document: StockDocument): DocumentState => {
  const { kind, state, lines, steps } = document
  if (steps.length === 0) return state
  if (kind === 'count' || kind === 'receipt') return 'applied'
  if (kind === 'transfer') return stateOfTransfer(document)
  if (lines.some((line) => comingOf(document, line) > 0))
    return lines.some(({ variant }) => tallyOf(document, variant).arrived > 0) ? 'part' : 'ordered'
  return lines.some(({ variant }) => tallyOf(document, variant).arrived > 0) ? 'received' : 'cancelled'
}

/** What a step asks of the shelves; undefined: nothing. */
export const changeOf = (id: StockDocumentId, step: Step): StockChange | undefined => {
  const { action, variant: item, location, units, basedOn, note, who } = step
  const rest = { id: `${id} ${step.step}`, item, location, note, who }
  if (action === 'lose') return undefined
  if (action === 'send') return { ...rest, type: 'correct', units: -units }
  if (action !== 'count') return { ...rest, type: 'receive', units }
  return { ...rest, type: 'count', units, ...(basedOn !== null && { basedOn, byHand: true }) }
}

export type DocumentRefusal =
  /** As things stand it cannot be done: it was sent, received or called off meanwhile. */
  | { readonly code: 'document-state'; readonly state: DocumentState }
  | { readonly code: 'document-empty' }
  /** What is in it was counted there, or ordered or priced at that supplier. */
  | { readonly code: 'document-begun'; readonly field: 'to' | 'supplier' }
  | { readonly code: 'line-unknown'; readonly variant: string }
  | { readonly code: 'units-beyond-document'; readonly variant: VariantId; readonly units: number }
