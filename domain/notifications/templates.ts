/** What the shop writes when an order is placed, sent, cancelled or refunded, in each of its languages. */
import type { Event } from '../events.ts'
import { inLanguage, localeOf, type Language } from '../languages.ts'
import { formatMoney, type Money } from '../money.ts'
import type { Order, Shipment } from '../orders/order.ts'
import type { Email } from './email.ts'

export type OrderEvent = Extract<
  Event,
  { type: 'order-placed' | 'order-shipped' | 'order-cancelled' | 'order-refunded' }
>

type Words = {
  readonly placed: (order: Order, name: string) => [subject: string, greeting: string, ...paragraphs: string[]]
  readonly shipped: (order: Order, shipment: Shipment) => [subject: string, greeting: string, ...paragraphs: string[]]
  readonly cancelled: (order: Order, total: string) => [subject: string, greeting: string, ...paragraphs: string[]]
  readonly refunded: (order: Order, total: string) => [subject: string, greeting: string, ...paragraphs: string[]]
  readonly delivery: string
  readonly free: string
  readonly total: string
  readonly action: string
  readonly farewell: string
}

const tracked = ({ carrier, tracking }: Shipment): string => [carrier, tracking].filter(Boolean).join(' ')

const en: Words = {
  placed: (order, name) => [
    `Your order ${order.name} is confirmed`,
    `Thank you, ${name}`,
    'We have your order and your payment. You get another mail with the tracking number when it leaves us.',
  ],
  shipped: (order, shipment) => [
    order.status === 'shipped' ? `Your order ${order.name} is on its way` : `A part of ${order.name} is on its way`,
    order.status === 'shipped' ? 'Your parcel has left us' : 'A first parcel has left us',
    tracked(shipment) === '' ? 'It travels without a tracking number.' : `Follow it with ${tracked(shipment)}.`,
    ...(order.status === 'shipped' ? [] : ['The rest follows; you get a mail when it does.']),
  ],
  cancelled: (order, total) => [
    `Your order ${order.name} is cancelled`,
    `Order ${order.name} is cancelled`,
    `Nothing will be sent. ${total} goes back the way you paid; banks take up to five working days.`,
  ],
  refunded: (order, total) => [
    `${total} is on its way back to you`,
    'Your refund is made',
    `We have given back ${total} for order ${order.name}. Banks take up to five working days to show it.`,
  ],
  delivery: 'Delivery',
  free: 'free',
  total: 'Total, tax included',
  action: 'See your order',
  farewell: 'Questions? Answer this mail.',
}

const zh: Words = {
  placed: (order, name) => [
    `订单 ${order.name} 已确认`,
    `${name}，谢谢您的惠顾`,
    '订单与付款均已收到。寄出时会再发一封邮件，附上物流单号。',
  ],
  shipped: (order, shipment) => [
    order.status === 'shipped' ? `订单 ${order.name} 已寄出` : `订单 ${order.name} 的一部分已寄出`,
    order.status === 'shipped' ? '您的包裹已经上路' : '第一件包裹已经上路',
    tracked(shipment) === '' ? '这件包裹没有物流单号。' : `物流单号：${tracked(shipment)}。`,
    ...(order.status === 'shipped' ? [] : ['其余商品随后寄出，届时会另发邮件。']),
  ],
  cancelled: (order, total) => [
    `订单 ${order.name} 已取消`,
    `订单 ${order.name} 已取消`,
    `商品不会寄出。${total} 将原路退回，银行入账最多需要五个工作日。`,
  ],
  refunded: (order, total) => [
    `${total} 正在退回给您`,
    '退款已经办好',
    `订单 ${order.name} 的 ${total} 已退回，银行入账最多需要五个工作日。`,
  ],
  delivery: '运费',
  free: '免运费',
  total: '合计（含税）',
  action: '查看订单',
  farewell: '有问题，直接回复这封邮件即可。',
}

const words: Record<Language, Words> = { en, zh }

const amountIn = (language: Language) => (amount: Money) => formatMoney(amount, localeOf(language))

const linesOf = (order: Order, { delivery, free, total }: Words): Email['lines'] => {
  const amount = amountIn(order.language)
  const { fulfillment } = order.totals
  return [
    ...order.lines.map((line) => {
      const name = [inLanguage(line.title, order.language), inLanguage(line.choice, order.language)]
      return { label: `${name.filter(Boolean).join(', ')} × ${line.units}`, amount: amount(line.total) }
    }),
    { label: delivery, amount: fulfillment.amount === 0 ? free : amount(fulfillment) },
    { label: total, amount: amount(order.totals.total), strong: true },
  ]
}

const parcelLines = (order: Order, shipment: Shipment): Email['lines'] =>
  shipment.parcels.flatMap(({ variantId, units }) => {
    const line = order.lines.find((one) => one.variantId === variantId)
    if (!line) return []
    const name = [inLanguage(line.title, order.language), inLanguage(line.choice, order.language)]
    return [{ label: name.filter(Boolean).join(', '), amount: `× ${units}` }]
  })

const addressOf = ({ address }: Order): string[] =>
  [address.name, address.street, address.extra, `${address.postcode} ${address.city}`, address.region].filter(
    (line) => line.trim() !== '',
  )

/** The letter that a fact calls for, in the language of its order. */
export const emailFor = (event: OrderEvent): Email => {
  const { order } = event
  const said = words[order.language]
  const total = amountIn(order.language)(order.totals.total)
  const email = (
    [subject, greeting, ...paragraphs]: [string, string, ...string[]],
    lines: Email['lines'],
    address: readonly string[],
  ): Email => ({ subject, greeting, paragraphs, lines, address, action: said.action, farewell: said.farewell })
  switch (event.type) {
    case 'order-placed':
      return email(said.placed(order, order.address.name), linesOf(order, said), addressOf(order))
    case 'order-shipped':
      return email(said.shipped(order, event.shipment), parcelLines(order, event.shipment), addressOf(order))
    case 'order-cancelled':
      return email(said.cancelled(order, total), [], [])
    case 'order-refunded':
      return email(said.refunded(order, total), [], [])
  }
}
