/** The label of the demo carrier, and behind it what customs are told: bars and squares that scanners read. */
import { CODE128 } from 'jsbarcode/bin/barcodes/CODE128/index.js'
import { encode } from 'uqr'
import type { SoldLabel } from '#domain/logistics/label'
import {
  LABEL_HEIGHT,
  LABEL_WIDTH,
  type LabelDrawing,
  type LabelPage,
  type LabelShape,
} from '#domain/logistics/label-drawing'
import { decimal } from '#domain/money'
import type { Address } from '#domain/orders/address'
import type { ParcelAsked } from './labels.ts'

const MARGIN = 14
const COLUMN = LABEL_WIDTH - 2 * MARGIN
/** Of the square code, with its quiet zone. */
const SQUARE = 76

const text = (x: number, y: number, size: number, words: string, width = LABEL_WIDTH - MARGIN - x): LabelShape => ({
  kind: 'text',
  x,
  y,
  size,
  text: words,
  width,
})
const box = (x: number, y: number, width: number, height: number): LabelShape => ({ kind: 'box', x, y, width, height })
const rule = (y: number): LabelShape => box(MARGIN, y, COLUMN, 1)

/** What is dark, in modules of one width. */
const BAR = /1+/g

/** Code 128, with ten modules of quiet on either side. */
const barcode = (y: number, height: number, words: string): LabelShape[] => {
  const { data } = new CODE128(words, {}).encode()
  const unit = Math.min(1.6, COLUMN / (data.length + 20))
  const left = (LABEL_WIDTH - data.length * unit) / 2
  return Array.from(data.matchAll(BAR), ({ 0: bar, index }) => box(left + index * unit, y, bar.length * unit, height))
}

const square = (x: number, y: number, words: string): LabelShape[] => {
  const { data, size } = encode(words)
  const unit = SQUARE / size
  return data.flatMap((row, down) =>
    Array.from(row.map(Number).join('').matchAll(BAR), ({ 0: dark, index }) =>
      box(x + index * unit, y + down * unit, dark.length * unit, unit),
    ),
  )
}

const addressLines = ({ name, extra, street, postcode, city, region, country }: Address): string[] =>
  [
    name,
    extra,
    street,
    [postcode, city].filter(Boolean).join(' '),
    [region, country].filter(Boolean).join(', '),
  ].filter(Boolean)

const written = (lines: readonly string[], y: number, size: number): LabelShape[] =>
  lines.map((line, at) => text(MARGIN, y + at * size * 1.3, size, line))

const front = (asked: ParcelAsked, { tracking, carrier, service }: Omit<SoldLabel, 'cost'>): LabelPage => {
  const kilos = `${(asked.grams / 1_000).toFixed(3)} kg`
  return [
    box(0, 0, LABEL_WIDTH, 3),
    text(MARGIN, 34, 22, carrier, 130),
    text(150, 34, 16, service),
    rule(44),
    ...written(addressLines(asked.from), 58, 7.5),
    rule(112),
    ...written(addressLines(asked.to), 134, 13),
    rule(236),
    ...square(LABEL_WIDTH - MARGIN - SQUARE, 246, `${tracking} ${asked.reference}`),
    text(MARGIN, 262, 11, asked.reference, 170),
    text(MARGIN, 282, 11, kilos, 170),
    ...(asked.customs ? [text(MARGIN, 302, 11, 'CN 22', 170)] : []),
    rule(332),
    ...barcode(342, 56, tracking),
    text(MARGIN + 60, 416, 12, tracking),
    box(0, LABEL_HEIGHT - 3, LABEL_WIDTH, 3),
  ]
}

/** Lines that one form has room for; a parcel with more has another. */
const LINES_ON_FORM = 9

/** The block of a CN 22: what is in it, how many, how heavy, worth what, by which number, made where. */
const declaration = (asked: ParcelAsked, { tracking }: Pick<SoldLabel, 'tracking'>): LabelPage[] => {
  const { lines, grams, reference } = asked
  const pages = Math.max(1, Math.ceil(lines.length / LINES_ON_FORM))
  const worth = lines.reduce((sum, { value }) => sum + value.amount, 0)
  const total = lines[0] ? `${decimal({ ...lines[0].value, amount: worth })} ${lines[0].value.currency}` : ''
  return Array.from({ length: pages }, (_, page) => [
    text(MARGIN, 30, 15, 'CUSTOMS DECLARATION CN 22', COLUMN),
    text(MARGIN, 46, 8, `${tracking} · ${reference} · ${page + 1}/${pages}`),
    rule(54),
    ...lines.slice(page * LINES_ON_FORM, (page + 1) * LINES_ON_FORM).flatMap((line, at) => {
      const y = 70 + at * 32
      const amount = `${decimal(line.value)} ${line.value.currency}`
      return [
        text(MARGIN, y, 9, `${line.units} × ${line.description}`),
        text(MARGIN, y + 12, 8, `HS ${line.hsCode} · ${line.origin} · ${line.grams} g · ${amount}`),
      ]
    }),
    rule(364),
    text(MARGIN, 380, 9, `${(grams / 1_000).toFixed(3)} kg · ${total}`),
    text(MARGIN, 394, 8, 'Sale of goods (documents, gifts and samples: none)'),
    rule(416),
    text(MARGIN, 426, 7, 'Date and signature of the sender'),
  ])
}

export const drawnLabel = (asked: ParcelAsked, sold: Omit<SoldLabel, 'cost'>): LabelDrawing => [
  front(asked, sold),
  ...(asked.customs ? declaration(asked, sold) : []),
]
