/** What push messages say: a line that is read on a locked screen, and one below it. Nothing of who somebody is stands in them. */
import type { Language } from '#domain/languages'
import type { PushWords } from '#domain/notifications/push'

type PushMessages = {
  /** @param tracking carrier and number; may be empty */
  readonly shipped: (order: string, tracking: string) => PushWords
  readonly partShipped: (order: string, tracking: string) => PushWords
  /** Where nothing travels. */
  readonly done: (order: string) => PushWords
  readonly cancelled: (order: string, amount: string) => PushWords
  readonly partCancelled: (order: string, amount: string) => PushWords
  /** All of it or a part, of which nothing was paid. */
  readonly cancelledUnpaid: (order: string) => PushWords
  readonly refunded: (order: string, amount: string) => PushWords
  readonly back: (good: string) => PushWords
  readonly cheaper: (good: string, price: string) => PushWords
}

const en: PushMessages = {
  shipped: (order, tracking) => ({
    title: `Order ${order} is on its way`,
    body: tracking === '' ? 'It travels without a tracking number.' : `Follow it with ${tracking}.`,
  }),
  partShipped: (order, tracking) => ({
    title: `A part of order ${order} is on its way`,
    body: tracking === '' ? 'The rest follows.' : `Follow it with ${tracking}. The rest follows.`,
  }),
  done: (order) => ({ title: `Order ${order} is complete`, body: 'See what you have now.' }),
  cancelled: (order, amount) => ({
    title: `Order ${order} is cancelled`,
    body: `Nothing will be sent. ${amount} goes back the way you paid.`,
  }),
  partCancelled: (order, amount) => ({
    title: `A part of order ${order} is cancelled`,
    body: `${amount} goes back the way you paid. The rest stays as it is.`,
  }),
  cancelledUnpaid: (order) => ({
    title: `Order ${order} was cancelled`,
    body: 'What will not be sent is not to be paid any more.',
  }),
  refunded: (order, amount) => ({
    title: `${amount} is on its way back to you`,
    body: `For order ${order}. Banks take up to five working days.`,
  }),
  back: (good) => ({ title: `${good} is back`, body: 'Who asked first is told first; it is not kept for anybody.' }),
  cheaper: (good, price) => ({ title: `${good} is ${price} now`, body: 'It costs less than you had seen.' }),
}

const zh: PushMessages = {
  shipped: (order, tracking) => ({
    title: `订单 ${order} 已发货`,
    body: tracking === '' ? '此包裹没有物流单号。' : `物流单号：${tracking}。`,
  }),
  partShipped: (order, tracking) => ({
    title: `订单 ${order} 的一部分已发货`,
    body: tracking === '' ? '其余商品随后发出。' : `物流单号：${tracking}。其余商品随后发出。`,
  }),
  done: (order) => ({ title: `订单 ${order} 已完成`, body: '查看您的商品。' }),
  cancelled: (order, amount) => ({
    title: `订单 ${order} 已取消`,
    body: `不会再发货。${amount} 将按原付款方式退回。`,
  }),
  partCancelled: (order, amount) => ({
    title: `订单 ${order} 的一部分已取消`,
    body: `${amount} 将按原付款方式退回。其余商品不变。`,
  }),
  cancelledUnpaid: (order) => ({ title: `订单 ${order} 已取消`, body: '不再寄出的部分无需付款。' }),
  refunded: (order, amount) => ({
    title: `${amount} 正在退回给您`,
    body: `订单 ${order}。银行最多需要五个工作日。`,
  }),
  back: (good) => ({ title: `${good}到货了`, body: '先登记的先通知；商品不为任何人保留。' }),
  cheaper: (good, price) => ({ title: `${good}现在 ${price}`, body: '比您之前看到的便宜。' }),
}

export const pushMessages: Readonly<Record<Language, PushMessages>> = { en, zh }
