/** Of each kind that other systems are told of one fact, made of an order that was placed. */
import type { Told } from './webhook-shop.ts'

export const factsFor = ({ order, at }: Told['placed']): Readonly<Record<string, object>> => {
  const ids = { orderId: order.id, paymentId: order.id.replace('ord_', 'pay_') + '_1' }
  const parcels = order.lines.map(({ variantId, units }) => ({ variantId, units }))
  const shipment = { id: 's1', parcels, carrier: 'DHL', tracking: '1', shippedAt: at }
  const heard = { at, status: 'delivered', place: 'Malmö', text: '' }
  const refund = order.totals.total
  const cancellation = { id: 'c1', parcels, reason: 'customer', refund, refundedAt: null, cancelledAt: at }
  const nothing = { ...refund, amount: 0 }
  const returned = {
    id: 'r1',
    kind: 'return',
    by: 'buyer',
    status: 'requested',
    units: parcels.map((one) => ({ ...one, reason: 'too-small', note: '', pictures: [] })),
    resolution: 'refund',
    terms: {
      carriage: 'shop',
      fee: nothing,
      refundOn: 'inspection',
      keep: false,
      bonus: nothing,
      approved: false,
    },
    requestedAt: at,
    since: at,
  }
  return {
    'order.placed': { type: 'order-placed', order, items: [] },
    'order.shipped': { type: 'order-shipped', order: { ...order, shipments: [shipment] }, shipment },
    'shipment.updated': { type: 'shipment-updated', order, shipment, was: 'in-transit', news: [heard] },
    'order.cancelled': { type: 'order-cancelled', order, token: 't', cancellation },
    'order.refunded': { type: 'order-refunded', order },
    'order.refunding': {
      type: 'refund-begun',
      order,
      token: 't',
      refund: { id: 'r1', cause: 'return', parcels, refund, after: 0, madeAt: at, refundedAt: null },
    },
    'return.updated': { type: 'return-updated', order, return: returned, act: 'open', was: null },
    'payment.received': {
      type: 'payment-received',
      order,
      received: { id: 'r1', amount: refund, note: '', receivedAt: at },
    },
    'order.annotated': { type: 'order-annotated', order, annotation: { kind: 'noted' } },
    'order.added': {
      type: 'order-added',
      order,
      addition: {
        id: 'a1',
        request: 'r',
        lines: 1,
        holdId: ids.paymentId,
        total: refund,
        reason: 'customer',
        addedAt: at,
      },
      items: [],
    },
    'claim.updated': {
      type: 'claim-updated',
      order,
      claim: { id: 'clm_1', by: 'buyer', status: 'open', units: [], claimedAt: at, since: at },
      was: null,
    },
    'order.readdressed': { type: 'order-readdressed', order },
    'payment.requested': { type: 'payment-requested', order, request: { id: 'r1', amount: refund } },
    'payment.capturing': { type: 'capture-begun', order },
    'payment.released': { type: 'authorisation-released', order },
    'payment.failed': { type: 'payment-failed', ...ids, reason: 'declined', items: [] },
    'payment.uncertain': { type: 'payment-uncertain', ...ids, token: 't', paidBy: null },
    'payment.owed': { type: 'payment-owed', ...ids, token: 't', amount: refund },
    'availability.changed': {
      type: 'availability-changed',
      item: parcels[0]?.variantId,
      word: 'low',
      version: 3,
      split: false,
    },
  }
}
