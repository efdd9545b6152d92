/** What is said of where somebody shops, in their preferences. */
import type { Language } from '#domain/languages'

const en = {
  label: 'Where you shop',
  ofDevice: 'As I choose on each device',
  help: 'Wherever you sign in, prices are shown there, and your cart is priced anew. We tell you when that happens.',
  unknown: 'Nothing is sold there any more. Please choose one of the list.',
}

const zh: typeof en = {
  label: '购物地区',
  ofDevice: '按每台设备上的选择',
  help: '无论在哪里登录，都按该地区显示价格，购物车也会重新计价，届时我们会告诉您。',
  unknown: '那里已不再销售，请从列表中选择。',
}

export const ownMarketMessages: Readonly<Record<Language, typeof en>> = { en, zh }
