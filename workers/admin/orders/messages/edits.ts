/** What staff read where they change an order after it was placed, in both languages. */
import type { Language } from '#domain/languages'

const en = {
  change: 'Change',
  title: (name: string) => `Order ${name}: who and where to`,
  heading: 'Who and where to',
  why: 'What is still to be sent goes there from now on. What was sent has gone where it went, and invoices stay as they were written.',
  country: (name: string) => `Only within ${name}: for another country it would have cost another sum.`,
  nothingTravels: 'Nothing of this order travels: it has a mail address alone.',
  email: 'Mail address',
  emailHelp: 'It is written to there from now on.',
  save: 'Save',
  leave: 'Leave',
  done: 'Saved. What is still to be sent goes there.',
  add: {
    open: 'Add goods',
    heading: 'Add goods',
    why:
      'They are held at once, priced as they are for this customer today, and travel with the order: no delivery is charged, and no ' +
      'promotion counts.',
    line: (number: number) => `Article number of line ${number}`,
    units: (number: number) => `Units of line ${number}`,
    sku: 'Article number',
    unitsShort: 'Units',
    reason: 'Reason',
    reasons: {
      customer: 'The customer wants it as well',
      mistake: 'It was forgotten',
      replacement: 'It replaces something',
      exchange: 'It is taken in exchange',
      other: 'Another reason',
    },
    pays: 'Who pays',
    customerPays: 'The customer: it is to be paid from now on',
    shopPays: 'The shop: it costs nothing',
    go: 'Add these goods',
    done: 'Added. What is to be paid for it stands below.',
    added: (amount: string) => `Goods were added for ${amount}`,
    addedFree: 'Goods were added at no charge',
  },
}

type EditMessages = typeof en

const zh: EditMessages = {
  change: '更改',
  title: (name) => `订单 ${name}：收货信息`,
  heading: '收货信息',
  why: '尚未发出的商品将寄往新地址；已发出的和已开具的发票不受影响。',
  country: (name) => `只能在${name}境内更改：寄往其他国家的金额会不同。`,
  nothingTravels: '这份订单没有需要寄送的商品，只有邮箱。',
  email: '邮箱',
  emailHelp: '今后的邮件将发往这里。',
  save: '保存',
  leave: '返回',
  done: '已保存，尚未发出的商品将寄往新地址。',
  add: {
    open: '追加商品',
    heading: '追加商品',
    why: '立即预留库存，按该顾客今天的价格计价，随订单一起寄送：不另收运费，也不参与优惠活动。',
    line: (number) => `第 ${number} 行的货号`,
    units: (number) => `第 ${number} 行的数量`,
    sku: '货号',
    unitsShort: '数量',
    reason: '原因',
    reasons: {
      customer: '顾客希望加购',
      mistake: '之前漏订',
      replacement: '补发替换',
      exchange: '换货',
      other: '其他原因',
    },
    pays: '由谁付款',
    customerPays: '顾客：加入待付款',
    shopPays: '店铺：不收费',
    go: '追加这些商品',
    done: '已追加，需要支付的金额显示在下方。',
    added: (amount) => `追加了商品，金额 ${amount}`,
    addedFree: '免费追加了商品',
  },
}

export const editsMessages: Readonly<Record<Language, EditMessages>> = { en, zh }
