/** What shoppers read of cards that they have left for next time, in both languages. */
import type { Language } from '#domain/languages'

const en = {
  title: 'Saved cards',
  lead: 'Cards that you have left with our payment provider to pay with them again. We know no more of them than stands here.',
  none: 'No card is saved. Tick “Keep it for my next order” when you pay.',
  unavailable: 'Cards cannot be saved in this shop.',
  card: (brand: string, lastFour: string) => `${brand} ending in ${lastFour}`,
  until: (month: string) => `valid until ${month}`,
  expired: (month: string) => `expired ${month}`,
  since: (day: string) => `saved on ${day}`,
  remove: 'Remove',
  removeOne: (card: string) => `Remove ${card}`,
  removed: 'The card was removed, and our payment provider is told to forget it.',
  other: 'Another card',
  keep: 'Keep it for my next order',
  keepHelp: 'Our payment provider keeps it. You can remove it under “Saved cards” in your account at any time.',
  gone: 'This card is not saved any more. Please choose another way of paying.',
  shop: 'Go on shopping',
}

export type SavedMethodsMessages = typeof en

const zh: SavedMethodsMessages = {
  title: '已保存的卡',
  lead: '您留存在支付服务商处、下次可直接使用的卡。我们只知道这里列出的信息。',
  none: '还没有保存的卡。付款时勾选“保存以备下次使用”即可。',
  unavailable: '本店不能保存卡。',
  card: (brand, lastFour) => `${brand}，尾号 ${lastFour}`,
  until: (month) => `有效期至 ${month}`,
  expired: (month) => `已于 ${month} 过期`,
  since: (day) => `${day} 保存`,
  remove: '移除',
  removeOne: (card) => `移除 ${card}`,
  removed: '卡已移除，并已通知支付服务商删除。',
  other: '使用其他卡',
  keep: '保存以备下次使用',
  keepHelp: '由支付服务商保存。您随时可以在账户的“已保存的卡”中移除。',
  gone: '这张卡已不再保存，请选择其他付款方式。',
  shop: '继续购物',
}

export const savedMethodsMessages: Readonly<Record<Language, SavedMethodsMessages>> = { en, zh }
