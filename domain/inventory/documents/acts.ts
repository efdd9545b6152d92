/** What people do with a document of stock: each act is decided as the steps that it plans, or refused. */
import type { VariantId } from '../../ids.ts'
import { ok, refuse, type Result } from '../../result.ts'
import { comingOf, type DocumentRefusal, type DocumentState, type PlannedStep, type StockDocument } from './document.ts'

/** Units of a line, as somebody says that they came, or will not come. */
export type LineUnits = { readonly variant: VariantId; readonly units: number }
export type Planned = Result<readonly PlannedStep[], DocumentRefusal>

const isIn = ({ state }: StockDocument, ...states: readonly DocumentState[]) => states.includes(state)
const notNow = ({ state }: StockDocument) => refuse({ code: 'document-state', state } as const)

const step = (
  { to }: StockDocument,
  { variant, units }: LineUnits,
  rest: Pick<PlannedStep, 'action' | 'note'> & Partial<Pick<PlannedStep, 'location' | 'basedOn'>>,
): PlannedStep => ({ variant, units, location: to, basedOn: null, ...rest })

/** Every line leaves its place: as many as it says, or, where there are not so many, none of it. */
export const send = (document: StockDocument): Planned => {
  const { kind, from, lines, note } = document
  if (kind !== 'transfer' || !from || !isIn(document, 'draft')) return notNow(document)
  const wanted = lines.filter(({ units }) => units > 0)
  if (wanted.length === 0) return refuse({ code: 'document-empty' })
  return ok(wanted.map((line) => step(document, line, { action: 'send', location: from, note })))
}

/** Some have come. Of a transfer no more than are on their way; a supplier may send more than was ordered. */
export const arrive = (document: StockDocument, parts: readonly LineUnits[], note = ''): Planned => {
  if (!isIn(document, 'sent', 'part', 'ordered', 'received')) return notNow(document)
  if (document.kind === 'transfer' && isIn(document, 'received')) return notNow(document)
  return planned(
    document,
    parts,
    (line) => step(document, line, { action: 'arrive', note }),
    document.kind === 'purchase',
  )
}

/** So many will not come, and why. */
export const lose = (document: StockDocument, parts: readonly LineUnits[], reason: string): Planned =>
  isIn(document, 'sent', 'part', 'ordered')
    ? planned(document, parts, (line) => step(document, line, { action: 'lose', note: reason }), false)
    : notNow(document)

const planned = (
  document: StockDocument,
  parts: readonly LineUnits[],
  plan: (line: LineUnits) => PlannedStep,
  mayExceed: boolean,
): Planned => {
  const some = parts.filter(({ units }) => units > 0)
  if (some.length === 0) return refuse({ code: 'document-empty' })
  for (const { variant, units } of some) {
    const line = document.lines.find((one) => one.variant === variant)
    if (!line) return refuse({ code: 'line-unknown', variant })
    const coming = comingOf(document, line)
    if (units > coming && !mayExceed) return refuse({ code: 'units-beyond-document', variant, units: coming })
  }
  return ok(some.map(plan))
}

/** What is on its way turns back to where it came from; an order that has brought nothing is called off. */
export const cancel = (document: StockDocument): Planned => {
  const { kind, from, lines } = document
  if (isIn(document, 'draft')) return ok([])
  if (kind === 'purchase' && isIn(document, 'ordered')) return ok([])
  if (kind !== 'transfer' || !from || !isIn(document, 'sent', 'part')) return notNow(document)
  const back = lines.map((line) => ({ ...line, units: comingOf(document, line) })).filter(({ units }) => units > 0)
  return ok(back.map((line) => step(document, line, { action: 'return', location: from, note: document.note })))
}

/** The supplier has it: from now on its units are to come. */
export const order = (document: StockDocument): Planned => {
  if (document.kind !== 'purchase' || !isIn(document, 'draft')) return notNow(document)
  return document.lines.some(({ units }) => units > 0) ? ok([]) : refuse({ code: 'document-empty' })
}

export type Head = Pick<StockDocument, 'from' | 'to' | 'supplier' | 'note' | 'terms'>

/**
 * Its head is said anew. What was counted was counted at that place, and what a line costs is said in one currency: neither
 * becomes anything else by another word above it. What came on top of an order is often known only when it is there.
 */
export const rewrite = (document: StockDocument, { to, supplier, terms }: Head): Planned => {
  const { kind, state, lines } = document
  if (state !== 'draft' && (kind !== 'purchase' || state === 'cancelled')) return notNow(document)
  if (kind === 'count' && lines.length > 0 && to !== document.to) return refuse({ code: 'document-begun', field: 'to' })
  if (kind !== 'purchase') return ok([])
  const isOther = terms?.currency !== document.terms?.currency
  const isFixed =
    state === 'draft' ? isOther && lines.some(({ cost }) => cost !== null) : supplier !== document.supplier
  return isFixed || (isOther && state !== 'draft') ? refuse({ code: 'document-begun', field: 'supplier' }) : ok([])
}

/** How many were found too many, or too few: what is held for a payment stands on the shelf as well. */
export const differenceOf = ({ units, base }: Pick<StockDocument['lines'][number], 'units' | 'base'>): number =>
  base ? units - (base.available + base.held) : 0

/**
 * What was counted is laid onto the shelves, and what was received comes onto them. A count says what it is based on: what was
 * sold since its first unit was counted stays sold.
 */
export const apply = (document: StockDocument): Planned => {
  const { kind, lines, note } = document
  if ((kind !== 'count' && kind !== 'receipt') || !isIn(document, 'draft')) return notNow(document)
  const counted = kind === 'count' ? lines : lines.filter(({ units }) => units > 0)
  if (counted.length === 0) return refuse({ code: 'document-empty' })
  if (kind === 'receipt') return ok(counted.map((line) => step(document, line, { action: 'arrive', note })))
  return ok(
    counted.flatMap((line): PlannedStep[] => {
      const available = line.base?.available ?? 0
      // Fewer than are promised to payments: nothing is left to sell, which is what was found.
      const units = Math.max(0, available + differenceOf(line))
      return [step(document, { ...line, units }, { action: 'count', basedOn: available, note })]
    }),
  )
}
