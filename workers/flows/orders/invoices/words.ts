/** What stands on invoices beside what the order says, in the language of the buyer. */
import type { Language } from '#domain/languages'
import type { InvoiceKind } from '#domain/orders/invoices/invoice'
import type { TaxReason } from '#domain/tax/category'

type InvoiceWords = {
  readonly title: Readonly<Record<InvoiceKind, string>>
  readonly number: string
  readonly day: string
  readonly order: string
  readonly about: (name: string, day: string) => string
  readonly to: string
  readonly vatId: string
  readonly columns: readonly [what: string, units: string, rate: string, net: string, gross: string]
  /** Of one unit, without tax. */
  readonly each: (price: string) => string
  readonly delivery: string
  readonly net: string
  readonly tax: (rate: string, base: string) => string
  readonly untaxed: (base: string) => string
  readonly total: Readonly<Record<InvoiceKind, string>>
  readonly rounding: string
  /** Beside gift cards and credit. */
  readonly otherwise: Readonly<Record<InvoiceKind, string>>
  readonly paid: Readonly<Record<InvoiceKind, string>>
  /** @param day empty: none was agreed on */
  readonly due: (amount: string, day: string) => string
  readonly waived: (amount: string) => string
  readonly returned: (amount: string) => string
  /** What the law wants said where no tax is owed. */
  readonly reasons: Readonly<Record<TaxReason, string>>
  readonly page: (page: number, pages: number) => string
}

const en: InvoiceWords = {
  title: { invoice: 'Invoice', 'credit-note': 'Credit note' },
  number: 'Number',
  day: 'Date',
  order: 'Order',
  about: (name, day) => `For invoice ${name} of ${day}`,
  to: 'To',
  vatId: 'VAT id',
  columns: ['What', 'Units', 'Tax', 'Net', 'With tax'],
  each: (price) => `${price} each, net`,
  delivery: 'Delivery',
  net: 'Net',
  tax: (rate, base) => `Tax ${rate} of ${base}`,
  untaxed: (base) => `Without tax ${base}`,
  total: { invoice: 'Total', 'credit-note': 'Credited' },
  rounding: 'Rounding',
  otherwise: { invoice: 'Paid otherwise', 'credit-note': 'Paid back otherwise' },
  paid: { invoice: 'Paid.', 'credit-note': 'The amount has been paid back.' },
  due: (amount, day) => (day === '' ? `To be paid: ${amount}.` : `To be paid by ${day}: ${amount}.`),
  waived: (amount) => `${amount} need not be paid any more.`,
  returned: (amount) => `${amount} has been paid back.`,
  reasons: {
    'goods-exempt': 'These goods are exempt from tax.',
    'buyer-exempt': 'The buyer is exempt from tax.',
    'reverse-charge': 'Reverse charge: the buyer owes the tax (article 196, Directive 2006/112/EC).',
    'intra-community': 'Intra-community supply, exempt from tax (article 138, Directive 2006/112/EC).',
    export: 'Exempt as export (article 146, Directive 2006/112/EC).',
    'not-collected': 'No tax is charged.',
  },
  page: (page, pages) => `Page ${page} of ${pages}`,
}

const zh: InvoiceWords = {
  title: { invoice: '发票', 'credit-note': '贷记单' },
  number: '编号',
  day: '日期',
  order: '订单',
  about: (name, day) => `对应发票 ${name}（${day}）`,
  to: '致',
  vatId: '税号',
  columns: ['项目', '数量', '税率', '不含税', '含税'],
  each: (price) => `单价 ${price}（不含税）`,
  delivery: '运费',
  net: '不含税合计',
  tax: (rate, base) => `税 ${rate}，计税金额 ${base}`,
  untaxed: (base) => `免税 ${base}`,
  total: { invoice: '合计', 'credit-note': '贷记金额' },
  rounding: '舍入',
  otherwise: { invoice: '其他方式支付', 'credit-note': '其他方式退回' },
  paid: { invoice: '已付款。', 'credit-note': '款项已退回。' },
  due: (amount, day) => (day === '' ? `应付金额：${amount}。` : `请于 ${day} 前支付 ${amount}。`),
  waived: (amount) => `${amount} 无需再支付。`,
  returned: (amount) => `${amount} 已退回。`,
  reasons: {
    'goods-exempt': '该商品免税。',
    'buyer-exempt': '买方免税。',
    'reverse-charge': '反向征税：税款由买方缴纳（2006/112/EC 指令第 196 条）。',
    'intra-community': '欧盟内部供货，免税（2006/112/EC 指令第 138 条）。',
    export: '出口免税（2006/112/EC 指令第 146 条）。',
    'not-collected': '不收税。',
  },
  page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
}

export const invoiceWords: Readonly<Record<Language, InvoiceWords>> = { en, zh }
