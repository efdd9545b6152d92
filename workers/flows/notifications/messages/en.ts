/** What emails say, in English. */
import type { Order, Shipment } from '#domain/orders/order'

/** The first two lines of an email, and its paragraphs. */
export type Opening = readonly [subject: string, greeting: string, ...paragraphs: string[]]

export type EmailMessages = {
  readonly placed: (order: Order, name: string) => Opening
  readonly shipped: (order: Order, shipment: Shipment) => Opening
  /** Where files of digital goods wait. */
  readonly files: string
  /** Where nothing travels. */
  readonly done: (order: Order) => Opening
  readonly cancelled: (order: Order, total: string) => Opening
  readonly partCancelled: (order: Order, amount: string) => Opening
  /** Nothing of it was paid, and nothing has to be. */
  readonly cancelledUnpaid: (order: Order) => Opening
  readonly partCancelledUnpaid: (order: Order, due: string) => Opening
  /** How an order is paid that was placed before it was. @param day empty where none was agreed on */
  readonly toPay: (amount: string, method: string, day: string) => string
  readonly refunded: (order: Order, amount: string) => Opening
  readonly goods: string
  readonly delivery: string
  readonly free: string
  /** Where it was added to the prices. */
  readonly tax: string
  /** What prices contain and a buyer does not owe. */
  readonly taxRelief: string
  readonly total: string
  readonly rounding: string
  /** Of gift cards that were cancelled. */
  readonly withheld: string
  readonly credited: string
  readonly bonus: string
  readonly kept: string
  /** What was paid, or goes back, beside gift cards and credit. */
  readonly otherwise: string
  /** Where the prices contain it. */
  readonly totalWithTax: (tax: string) => string
  readonly action: string
  readonly farewell: string
}

/** `PostNL 3SABC`; empty where neither is known. */
export const trackingText = ({ carrier, tracking }: Shipment): string => [carrier, tracking].filter(Boolean).join(' ')

export const en: EmailMessages = {
  placed: (order, name) => [
    `Your order ${order.name} is confirmed`,
    name === '' ? 'Thank you' : `Thank you, ${name}`,
    order.authorisation
      ? 'We have your order. Your bank has promised the money; it is taken when your order leaves us, and you get another mail then.'
      : order.terms
        ? 'We have your order.'
        : order.address
          ? 'We have your order and your payment. You get another mail with the tracking number when it leaves us.'
          : 'We have your order and your payment.',
  ],
  files: 'Your files wait on the page of your order.',
  done: (order) => [
    `Your order ${order.name} is complete`,
    'It is done',
    order.status === 'shipped'
      ? 'This is what you have now.'
      : 'This part of it is done; you get a mail when the rest is.',
  ],
  shipped: (order, shipment) => [
    order.status === 'shipped' ? `Your order ${order.name} is on its way` : `A part of ${order.name} is on its way`,
    order.status === 'shipped' ? 'Your parcel has left us' : 'A first parcel has left us',
    trackingText(shipment) === ''
      ? 'It travels without a tracking number.'
      : `Follow it with ${trackingText(shipment)}.`,
    ...(order.status === 'shipped' ? [] : ['The rest follows; you get a mail when it does.']),
  ],
  cancelled: (order, total) => [
    `Your order ${order.name} is cancelled`,
    `Order ${order.name} is cancelled`,
    `Nothing will be sent. ${total} goes back the way you paid; banks take up to five working days.`,
  ],
  partCancelled: (order, amount) => [
    `A part of your order ${order.name} is cancelled`,
    'A part of your order will not be sent',
    `${amount} goes back the way you paid; banks take up to five working days. The rest of your order stays as it is.`,
  ],
  cancelledUnpaid: (order) => [
    `Your order ${order.name} is cancelled`,
    `Order ${order.name} is cancelled`,
    'Nothing will be sent, and nothing of it is to be paid any more.',
  ],
  partCancelledUnpaid: (order, due) => [
    `A part of your order ${order.name} is cancelled`,
    'A part of your order will not be sent',
    `It is not to be paid any more: ${due} of the order is still due. The rest of your order stays as it is.`,
  ],
  toPay: (amount, method, day) =>
    day === '' ? `To be paid: ${amount}. ${method}.` : `To be paid until ${day}: ${amount}. ${method}.`,
  refunded: (order, total) => [
    `${total} is on its way back to you`,
    'Your refund is made',
    `We have given back ${total} for order ${order.name}. Banks take up to five working days to show it.`,
  ],
  goods: 'Goods',
  delivery: 'Delivery',
  free: 'free',
  tax: 'Tax',
  taxRelief: 'Tax that you do not owe',
  total: 'Total',
  rounding: 'Rounding',
  withheld: 'Spent of the gift cards, not given back',
  credited: 'As credit for your next order',
  bonus: 'On top of it',
  kept: 'Taken off',
  otherwise: 'By the way you paid the rest',
  totalWithTax: (tax) => `Total, with ${tax} tax`,
  action: 'See your order',
  farewell: 'Questions? Answer this mail.',
}
