/** What staff ask about labels: what a parcel would cost, and what is to be stuck on it. */
import { z } from 'zod'
import { orderId } from '#domain/ids'
import { ok, refuse } from '#domain/result'
import { question } from '../question.ts'
import { id } from '../input.ts'
import { packed, RATES_REFUSED } from './label-commands.ts'
import { LABELS_MAX, labelPictures, type LabelName } from './label-pictures.ts'
import { labelSvg } from './label-svg.tsx'
import { offeredFor } from './offered.ts'

export const readingRates = question({
  name: 'orders:label-rates',
  permission: 'orders:see',
  input: z.object({ order: id, ...packed }),
  refusals: RATES_REFUSED,
  answer: async ({ env, now }, wanted) => offeredFor(env, wanted, now),
})

/** `ord_….shp_…` */
const namedIn = (text: string): LabelName | undefined => {
  const at = text.indexOf('.')
  const order = orderId(text.slice(0, at))
  return order && { order, label: text.slice(at + 1) }
}
export const nameOfLabel = ({ order, label }: LabelName): string => `${order}.${label}`

const REFUSED = ['labels-none', 'labels-not-sold', 'carrier-silent'] as const

export const printingLabels = question({
  name: 'orders:print-labels',
  permission: 'orders:see',
  input: z.object({
    labels: z
      .array(z.string().max(200))
      .max(LABELS_MAX)
      .describe('Each as the id of its order, a dot, and its own: `ord_….shp_…`. In this order they are printed.'),
  }),
  refusals: REFUSED,
  answer: async ({ env, now }, { labels }) => {
    const names = labels.flatMap((one) => namedIn(one) ?? [])
    if (names.length < labels.length) return refuse({ code: 'labels-none' })
    const pictures = await labelPictures(env, names, now)
    if (!pictures.ok) return pictures
    // What draws pages is as large as all of the shop's pages together: whoever prints waits for it, and nobody else.
    const { labelsPdf } = await import('./label-pdf.ts')
    return ok(new Uint8Array(await labelsPdf(env, pictures.value, now)))
  },
})

/** The first page of one; what a carrier draws itself is printed as PDF alone. */
export const drawingLabel = question({
  name: 'orders:draw-label',
  permission: 'orders:see',
  input: z.object({ order: id, label: id }),
  refusals: REFUSED,
  answer: async ({ env, now }, { order, label }) => {
    const found = orderId(order)
    if (!found) return refuse({ code: 'labels-none' })
    const pictures = await labelPictures(env, [{ order: found, label }], now)
    if (!pictures.ok) return pictures
    const [picture] = pictures.value
    const page = picture?.type === 'drawn' ? picture.drawing[0] : undefined
    return page ? ok(labelSvg(page)) : refuse({ code: 'labels-none' })
  },
})
