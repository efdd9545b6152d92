/** What a mail to staff says about goods that ran low. */
import type { Language } from '#domain/languages'

type LowStockMessages = {
  readonly subject: (goods: number) => string
  readonly greeting: string
  readonly paragraph: string
  readonly more: (goods: number) => string
  readonly left: (units: number) => string
  readonly action: string
  readonly farewell: string
}

const en: LowStockMessages = {
  subject: (goods) => (goods === 1 ? 'One good is running low' : `${goods} goods are running low`),
  greeting: 'This is running low',
  paragraph:
    'Since the last mail of this kind the stock of these has fallen below its line. They come once an hour at most.',
  more: (goods) => `And ${goods} more.`,
  left: (units) => (units <= 0 ? 'none left' : `${units} left`),
  action: 'What to reorder',
  farewell: 'You asked for these mails on the page “To reorder”, and end them there.',
}

const zh: LowStockMessages = {
  subject: (goods) => `${goods} 件商品库存不足`,
  greeting: '这些商品库存不足',
  paragraph: '自上一封此类邮件以来，以下商品的库存已低于设定的线。最多每小时一封。',
  more: (goods) => `另有 ${goods} 件。`,
  left: (units) => (units <= 0 ? '已售罄' : `剩 ${units} 件`),
  action: '查看补货',
  farewell: '此邮件由您在“补货”页面开启，也可在那里关闭。',
}

export const lowStockMessages: Readonly<Record<Language, LowStockMessages>> = { en, zh }
