/** What shoppers read of orders that they placed in the shop before this one, in both languages. */
import type { Language } from '#domain/languages'

const en = {
  state: 'From our former shop',
  heading: 'You bought this in our former shop.',
  lead: 'It is kept here, so that you have all your orders in one place.',
  sent: 'Sent',
}

type ImportedMessages = typeof en

const zh: ImportedMessages = {
  state: '来自我们以前的店',
  heading: '这是您在我们以前的店里买的。',
  lead: '保留在这里，方便您在一处查看所有订单。',
  sent: '已发货',
}

export const importedMessages: Readonly<Record<Language, ImportedMessages>> = { en, zh }
