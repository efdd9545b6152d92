/**
 * What stays of an order when its buyer is forgotten: what was sold, when, for how much, with which tax, to which country. The law of
 * most countries wants that kept for years; whom invoices were written to it wants as well, and they are kept apart.
 */
import type { Claim } from '../after-sales/claim.ts'
import { withoutSender } from '../after-sales/return.ts'
import type { Event, Fact } from '../events.ts'
import { labelWithoutReceiver } from '../logistics/labelling.ts'
import { withoutPlaces, withoutReceiver } from '../logistics/track.ts'
import { receiverOf, type Address } from './address.ts'
import { isPaying, type Cart } from './cart.ts'
import { withoutRecipients } from './gifts.ts'
import type { ImportedOrder } from './imported/imported.ts'
import { changed, type Order } from './order.ts'

const countryOf = ({ country }: Address): Address => receiverOf({ name: '', phone: '', country })

/** Of an order of another shop: what the file said of its buyer goes, what was sold stays. */
const importedWithoutBuyer = (imported: ImportedOrder): ImportedOrder => ({
  ...imported,
  buyer: '',
  phone: '',
  cells: {},
})

/** What was claimed and what came of it stays; what was said goes. */
export const claimWithoutWords = ({ note: _said, answer: _answered, ...claim }: Claim): Claim => claim

/** A parcel's number leads to its receiver at whoever carried it. */
const stripped = ({
  customerId: _whose,
  business: _firm,
  billing: _payer,
  buyerNote: _asked,
  note: _said,
  ...order
}: Order): Order => ({
  ...order,
  email: '',
  address: order.address && countryOf(order.address),
  lines: order.lines.map(withoutRecipients),
  shipments: order.shipments.map(withoutReceiver),
  ...(order.labels && { labels: order.labels.map(labelWithoutReceiver) }),
  ...(order.imported && { imported: importedWithoutBuyer(order.imported) }),
  // Staff write there what a bank has told them.
  ...(order.received && { received: order.received.map((one) => ({ ...one, note: '' })) }),
  ...(order.tags && { tags: [] }),
  ...(order.claims && { claims: order.claims.map(claimWithoutWords) }),
  ...(order.returns && { returns: order.returns.map(withoutSender) }),
})

/** Forgetting it once more changes nothing. */
export const withoutBuyer = (order: Order, now: number): Order =>
  order.forgottenAt === undefined ? changed(stripped(order), { forgottenAt: now }, now) : order

/** The cart that it was. What was paid stands in it still. */
export const cartWithoutBuyer = ({
  customerId: _whose,
  business: _firm,
  billing: _payer,
  buyerNote: _asked,
  ...cart
}: Cart): Cart => ({
  ...cart,
  email: '',
  address: cart.address && countryOf(cart.address),
  lines: cart.lines.map(({ gifts: _named, ...line }) => line),
})

/** The log is read again when copies are made anew, so nothing may stand there either. Versions stay as they were. */
export const factWithoutBuyer = <F extends Fact | Event>(fact: F): F => {
  if ('comment' in fact) return { ...fact, comment: { ...fact.comment, text: '' } }
  if (!('order' in fact)) return fact
  const { order } = fact
  const bare = {
    ...fact,
    order: stripped(order),
    ...('annotation' in fact &&
      fact.annotation.kind === 'tagged' && { annotation: { ...fact.annotation, added: [], removed: [] } }),
    ...('claim' in fact && { claim: claimWithoutWords(fact.claim) }),
    ...('return' in fact && { return: withoutSender(fact.return) }),
    ...('received' in fact && { received: { ...fact.received, note: '' } }),
    ...('label' in fact && { label: labelWithoutReceiver(fact.label) }),
  }
  if (!('shipment' in bare)) return bare
  const known = { ...bare, shipment: withoutReceiver(bare.shipment) }
  return 'news' in known ? { ...known, news: withoutPlaces(known.news) } : known
}

/** Carts that money may still move for stay until it has. */
export const isCartUnsettled = ({ payment }: Pick<Cart, 'payment'>): boolean => isPaying(payment)
