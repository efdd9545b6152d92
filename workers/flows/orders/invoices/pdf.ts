/** An invoice on paper, in the language of its buyer. The same invoice is the same file. */
import { countryName } from '#domain/formats'
import { inLanguage, joined, localeOf } from '#domain/languages'
import { formatMoney } from '#domain/money'
import type { Invoice, InvoiceParty } from '#domain/orders/invoices/invoice'
import { sumOf } from '#domain/orders/stored-payments'
import { textIn } from '#domain/settings/text'
import type { Env } from '../../../env.ts'
import { tagOf } from '../../../http/language.ts'
import { addressLines } from '../../logistics/address-lines.ts'
import { storedName } from '../../stored-value/names.ts'
import { fontsFor } from './fonts.ts'
import { COLUMN, openSheet, type Sheet } from './sheet.ts'
import { unitPriceText } from './unit-price.ts'
import { invoiceWords } from './words.ts'

/** Behind the last digit of each column; the first begins at the margin. */
const [UNITS, RATE, NET, GROSS] = [COLUMN - 190, COLUMN - 135, COLUMN - 65, COLUMN]
const WHAT_WIDTH = COLUMN - 230

const partyLines = ({ name, address, country, vatId, email }: InvoiceParty, invoice: Invoice): string[] => {
  const { language } = invoice
  const whole = address && { name: '', extra: '', phone: '', ...address }
  const lines = whole ? addressLines({ ...whole, name: '' }) : []
  const land = countryName(address?.country || country, localeOf(language))
  // Whoever has the goods sent to a person of the firm is named below it.
  const person = whole && whole.name !== '' && whole.name !== name ? [whole.name] : []
  const words = invoiceWords[language]
  return [name, ...person, ...lines, land, ...(vatId === '' ? [] : [`${words.vatId} ${vatId}`]), email].filter(Boolean)
}

const percentIn = (invoice: Invoice, rate: number): string =>
  `${new Intl.NumberFormat(localeOf(invoice.language), { maximumFractionDigits: 4 }).format(rate / 100)} %`

const amountIn =
  ({ currency, language }: Invoice) =>
  (amount: number): string =>
    formatMoney({ amount, currency }, localeOf(language))

const drawHead = (sheet: Sheet, invoice: Invoice) => {
  const { kind, language, seller, about } = invoice
  const words = invoiceWords[language]
  const [name = '', ...rest] = partyLines(seller, invoice)
  sheet.row([{ text: name, at: 0 }], { size: 13 })
  sheet.row([{ text: [...rest, seller.phone, seller.register].filter(Boolean).join(' · '), at: 0 }], {
    size: 8,
    soft: true,
  })
  sheet.gap(26)
  sheet.row([{ text: `${words.title[kind]} ${invoice.name}`, at: 0 }], { size: 18 })
  sheet.gap(6)
  const facts = [`${words.day} ${invoice.day}`, `${words.order} ${invoice.orderName} (${invoice.orderedOn})`]
  sheet.row([{ text: facts.join(' · '), at: 0 }])
  if (about) sheet.row([{ text: words.about(about.name, about.day), at: 0 }])
  sheet.gap(14)
  sheet.row([{ text: words.to, at: 0 }], { size: 8, soft: true })
  for (const text of partyLines(invoice.buyer, invoice)) sheet.row([{ text, at: 0 }])
  sheet.gap(20)
}

const drawLines = (sheet: Sheet, invoice: Invoice) => {
  const { kind, lines, charges, language } = invoice
  const words = invoiceWords[language]
  const amount = amountIn(invoice)
  const [what, units, rate, net, gross] = words.columns
  const row = (of: readonly [string, string, string, string, string], style = {}) => {
    const [first, ...figures] = of
    const cells = figures.map((text, index) => ({
      text,
      at: [UNITS, RATE, NET, GROSS][index] ?? 0,
      right: true as const,
    }))
    sheet.row([{ text: first, at: 0, width: WHAT_WIDTH }, ...cells], style)
  }
  row([what, units, rate, net, gross], { size: 8, soft: true })
  sheet.rule()
  for (const line of lines) {
    const name = joined(language, inLanguage(line.title, language), inLanguage(line.choice, language))
    const taxed = line.category === 'S' ? percentIn(invoice, line.rate) : line.category
    row([name, String(line.units), taxed, amount(line.net), amount(line.net + line.tax)])
    // Of a credit note the amount is a part of a line, and no price.
    const each = kind === 'invoice' && line.units > 1 ? words.each(unitPriceText(line, invoice)) : ''
    const below = [line.sku, each].filter(Boolean).join(' · ')
    if (below !== '') sheet.row([{ text: below, at: 0 }], { size: 7.5, soft: true })
  }
  for (const charge of charges) {
    const name = joined(language, words.delivery, textIn(charge.name, language))
    const taxed = charge.category === 'S' ? percentIn(invoice, charge.rate) : charge.category
    row([name, '', taxed, amount(charge.net), amount(charge.net + charge.tax)])
  }
  sheet.rule()
}

/** Whether it is paid, or until when it is to be, and how; of a credit note whether money went back. */
const settledLines = (invoice: Invoice): readonly string[] => {
  const { kind, language, total, rounding = 0, due, waived = 0 } = invoice
  const words = invoiceWords[language]
  const amount = amountIn(invoice)
  if (due) {
    const how = textIn(due.how, language)
    return [words.due(amount(due.amount), due.on ?? ''), ...(how === '' ? [] : how.split('\n'))]
  }
  if (waived === 0) return [words.paid[kind]]
  return [
    words.waived(amount(waived)),
    ...(waived < total + rounding ? [words.returned(amount(total + rounding - waived))] : []),
  ]
}

const drawTotals = (sheet: Sheet, invoice: Invoice) => {
  const { kind, language, groups, net, total, rounding = 0, note, payments = [] } = invoice
  const words = invoiceWords[language]
  const amount = amountIn(invoice)
  const row = (label: string, text: string, size?: number) =>
    sheet.row(
      [
        { text: label, at: NET - 8, right: true },
        { text, at: GROSS, right: true },
      ],
      size ? { size } : {},
    )
  row(words.net, amount(net))
  for (const { category, rate, base, tax } of groups) {
    if (category === 'S') row(words.tax(percentIn(invoice, rate), amount(base)), amount(tax))
    else row(words.untaxed(amount(base)), amount(0))
  }
  sheet.gap(4)
  row(words.total[kind], amount(total), 12)
  if (rounding !== 0) row(words.rounding, amount(rounding))
  for (const one of payments) row(storedName(language, one.storedValue), amount(one.amount.amount))
  if (payments.length > 0 && !invoice.due) row(words.otherwise[kind], amount(total + rounding - sumOf(payments)))
  sheet.gap(16)
  for (const text of settledLines(invoice)) sheet.row([{ text, at: 0 }])
  for (const reason of new Set(groups.flatMap((group) => group.reason ?? []))) {
    sheet.row([{ text: words.reasons[reason], at: 0 }])
  }
  const said = textIn(note, language)
  if (said !== '') sheet.gap(10)
  for (const text of said === '' ? [] : said.split('\n')) sheet.row([{ text, at: 0 }], { size: 8.5, soft: true })
}

/** Everything that could be drawn: letters are read before anything is. */
const allWords = (invoice: Invoice): string => {
  const { language, payments = [], seller, buyer, total } = invoice
  const words = JSON.stringify(invoiceWords[language], (_, value: unknown) =>
    typeof value === 'function' ? String((value as (...of: string[]) => string)('0', '0')) : value,
  )
  const parties = [seller, buyer].flatMap((party) => partyLines(party, invoice))
  const names = payments.map(({ storedValue }) => storedName(language, storedValue))
  const all = [JSON.stringify(invoice), words, amountIn(invoice)(total), ...settledLines(invoice), ...parties, ...names]
  return all.join('')
}

export const invoicePdf = async (env: Pick<Env, 'ASSETS'>, invoice: Invoice): Promise<Uint8Array> => {
  const { language, name, seller, kind, issuedAt } = invoice
  const words = invoiceWords[language]
  const fonts = await fontsFor(env, allWords(invoice))
  const title = `${words.title[kind]} ${name}`
  const sheet = await openSheet(fonts, { title, author: seller.name, language: tagOf(language), at: issuedAt })
  drawHead(sheet, invoice)
  drawLines(sheet, invoice)
  drawTotals(sheet, invoice)
  return sheet.finished((page, pages) => `${name} · ${words.page(page, pages)}`)
}
