/** What staff read of orders of another shop, in both languages. */
import type { Language } from '#domain/languages'
import { own } from '#domain/own'

const en = {
  state: 'Imported',
  /** In the words of the shop before; others stand as they are. */
  fulfilments: {
    fulfilled: 'sent',
    partial: 'part sent',
    unfulfilled: 'not sent',
    restocked: 'restocked',
    cancelled: 'cancelled',
  },
  neverPaid: 'Never paid',
  title: 'Of another shop',
  about: 'This order came with a file. It is history: nothing of it is charged, held, sent or told here.',
  cells: 'What the file says besides',
  noAddress: 'The file names no address',
  noEmail: 'The file names no mail address',
  discount: 'Discount',
  export: 'Export',
}

type ImportedMessages = typeof en

const zh: ImportedMessages = {
  state: '导入',
  fulfilments: {
    fulfilled: '已发货',
    partial: '部分发货',
    unfulfilled: '未发货',
    restocked: '已退回库存',
    cancelled: '已取消',
  },
  neverPaid: '从未付款',
  title: '来自另一家店',
  about: '这个订单由文件导入，属于历史记录：本店不会为它扣款、占库存、发货或通知任何人。',
  cells: '文件中的其他内容',
  noAddress: '文件没有写地址',
  noEmail: '文件没有写邮箱',
  discount: '优惠',
  export: '导出',
}

export const importedMessages: Readonly<Record<Language, ImportedMessages>> = { en, zh }

/** How far the shop before had sent it. */
export const fulfilmentText = (said: string, language: Language): string =>
  own(importedMessages[language].fulfilments, said) ?? said
