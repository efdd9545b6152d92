/** The evidence on paper, with the invoices behind it: one file for the bank. The same evidence is the same file. */
import { PDFDocument } from '@cantoo/pdf-lib'
import { dateFormat } from '#domain/formats'
import { inLanguage, joined, localeOf, type Language } from '#domain/languages'
import { standingOf } from '#domain/logistics/tracking'
import { formatMoney, type Money } from '#domain/money'
import { deliveryName, type Shipment } from '#domain/orders/order'
import { payableOf } from '#domain/orders/stored-payments'
import type { Dispute } from '#domain/orders/reconciliation'
import type { Env } from '../../../env.ts'
import { tagOf } from '../../../http/language.ts'
import { addressLines } from '../../logistics/address-lines.ts'
import { fontsFor } from '../invoices/fonts.ts'
import { drawnInvoice } from '../invoices/file.ts'
import { COLUMN, openSheet, type Sheet } from '../invoices/sheet.ts'
import type { Evidence } from './evidence.ts'
import { evidenceWords } from './words.ts'

export type Defended = Evidence & {
  readonly dispute: Dispute
  readonly text: string
  readonly language: Language
  /** The name of the shop. */
  readonly shop: string
  /** When it was put together, ms since the epoch. */
  readonly at: number
}

/** Above which line, and what stands there: a label, or the label of nothing. */
type Row = { readonly label?: string; readonly text: string; readonly soft?: true }
type Part = { readonly title: string; readonly rows: readonly Row[] }

const LABEL_WIDTH = 120

/** Banks of every zone read it: the time is that of nobody's clock. */
const momentIn =
  (language: Language) =>
  (at: number): string =>
    `${dateFormat(localeOf(language), {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(at)} UTC`

const linesOf = (text: string): readonly Row[] => text.split('\n').map((line) => ({ text: line }))

const parcelRows = (shipment: Shipment, language: Language): readonly Row[] => {
  const words = evidenceWords[language]
  const moment = momentIn(language)
  const { status, since } = standingOf(shipment)
  const number = [shipment.carrier, shipment.tracking].filter(Boolean).join(' ')
  return [
    { label: words.sent, text: joined(language, moment(shipment.shippedAt), number) },
    ...(status === 'delivered' ? [{ label: '', text: words.delivered(moment(since)) }] : []),
    ...(shipment.events ?? []).map(({ at, status: event, place, text }) => ({
      label: moment(at),
      text: joined(language, words.statuses[event], place, text),
      soft: true as const,
    })),
  ]
}

const partsOf = (of: Defended): readonly Part[] => {
  const { dispute, order, text, language, risk, files, messages, invoices, terms } = of
  const words = evidenceWords[language]
  const moment = momentIn(language)
  const amount = (sum: Money) => formatMoney(sum, localeOf(language))
  const known = risk.signals.find((signal) => signal.code === 'known-buyer')
  const parts: readonly Part[] = [
    {
      title: words.dispute,
      rows: [
        { label: words.dispute, text: dispute.id },
        { label: words.reason, text: dispute.reason.replaceAll('_', ' ') },
        { label: words.amount, text: amount(dispute.amount) },
        { label: words.payment, text: dispute.paymentId },
      ],
    },
    { title: words.said, rows: text === '' ? [] : linesOf(text) },
    {
      title: words.order,
      rows: [
        { label: words.placed, text: moment(order.placedAt) },
        { label: words.buyer, text: order.address?.name ?? '' },
        { label: words.email, text: order.email },
        { label: words.address, text: order.address ? joined(language, ...addressLines(order.address)) : '' },
        { label: words.delivery, text: deliveryName(order, language) },
        { label: words.total, text: amount(payableOf(order.totals)) },
        ...(known ? [{ label: '', text: words.known(known.orders) }] : []),
      ].filter((row) => row.text !== ''),
    },
    {
      title: words.goods,
      rows: order.lines.map((line) => ({
        label: amount(line.total),
        text: joined(
          language,
          `${line.units} × ${inLanguage(line.title, language)}`,
          inLanguage(line.choice, language),
          line.sku,
        ),
      })),
    },
    {
      title: words.parcels,
      rows:
        order.shipments.length === 0
          ? [{ text: words.notSent }]
          : order.shipments.flatMap((shipment) => parcelRows(shipment, language)),
    },
    {
      title: words.files,
      rows: files.map(({ download, use }) => ({
        label: use.times === 0 ? words.neverFetched : '',
        text: joined(language, download.name, use.lastAt === null ? '' : words.fetched(use.times, moment(use.lastAt))),
      })),
    },
    {
      title: words.messages,
      rows: messages.map(({ at, sentAt, subject, recipient }) => ({
        label: moment(sentAt ?? at),
        text: `${subject} (${words.to} ${recipient})`,
      })),
    },
    {
      title: words.invoices,
      rows: invoices.map(({ name, day, total, currency }) => ({
        label: day,
        text: joined(language, name, amount({ amount: total, currency })),
      })),
    },
    {
      title: words.terms,
      rows: terms.flatMap(({ title, text: said }) => [{ text: title }, ...linesOf(said).map(soft)]),
    },
  ]
  return parts.filter(({ rows }) => rows.length > 0)
}

const soft = (row: Row): Row => ({ ...row, soft: true })

const draw = (sheet: Sheet, title: string, shop: string, parts: readonly Part[]) => {
  sheet.row([{ text: shop, at: 0 }], { size: 11 })
  sheet.gap(14)
  sheet.row([{ text: title, at: 0 }], { size: 18 })
  for (const part of parts) {
    sheet.gap(14)
    sheet.row([{ text: part.title, at: 0 }], { size: 11 })
    sheet.rule()
    for (const { label, text, soft: isSoft } of part.rows) {
      const style = { size: 9, ...(isSoft && { soft: true as const }) }
      if (label === undefined) sheet.row([{ text, at: 0 }], style)
      else
        sheet.row(
          [
            { text: label, at: 0, width: LABEL_WIDTH - 8 },
            { text, at: LABEL_WIDTH, width: COLUMN - LABEL_WIDTH },
          ],
          style,
        )
    }
  }
}

const withBehind = async (first: Uint8Array, behind: readonly Uint8Array[]): Promise<Uint8Array> => {
  if (behind.length === 0) return first
  const whole = await PDFDocument.load(first, { updateMetadata: false })
  for (const file of behind) {
    const other = await PDFDocument.load(file, { updateMetadata: false })
    for (const page of await whole.copyPages(other, other.getPageIndices())) whole.addPage(page)
  }
  return whole.save()
}

export const evidencePdf = async (env: Pick<Env, 'ASSETS'>, of: Defended): Promise<Uint8Array> => {
  const { order, language, shop, at, invoices } = of
  const words = evidenceWords[language]
  const title = words.title(order.name)
  const parts = partsOf(of)
  const drawn = [shop, title, JSON.stringify(parts), words.page(0, 0), '0123456789'].join('')
  const sheet = await openSheet(await fontsFor(env, drawn), { title, author: shop, language: tagOf(language), at })
  draw(sheet, title, shop, parts)
  const first = await sheet.finished((page, pages) => `${title} · ${words.page(page, pages)}`)
  return withBehind(first, await Promise.all(invoices.map((invoice) => drawnInvoice(env, invoice))))
}
