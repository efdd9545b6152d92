/** Labels, for programs of the staff: what they would cost, buying and voiding one, handing its parcel over, and printing many. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { buyingLabel, handingOver, packed, voidingLabel } from '../../flows/logistics/label-commands.ts'
import { drawingLabel, printingLabels, readingRates } from '../../flows/logistics/label-questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { LabelledOrder, labelledOrderOf, Rate, rateShown } from './wire/label.ts'

const tags = ['Staff: orders']
const params = z.object({
  id: z.string().openapi({ description: 'The id of the order.', example: 'ord_7k3m9qxd0000000000000000' }),
})
const ofLabel = params.extend({
  label: z.string().openapi({ description: 'The id of the label, as the order has it.' }),
})
const NAMED = 'ord_7k3m9qxd0000000000000000.shp_0f3a6c1d9b7e45aa8c2d1e0f'
const PACKED = { parcels: [{ variantId: 'var_0123456789abcdef', units: 2 }], grams: 850 }

const offering = createRoute({
  method: 'post',
  path: '/orders/{id}/label-rates',
  tags,
  ...questions(readingRates),
  summary: 'Ask what a label would cost',
  description: `It changes nothing; the cheapest comes first. ${mayLine(readingRates)}`,
  request: { params, body: body(component(z.object(packed), 'PackedParcel', PACKED)) },
  responses: {
    200: answer(z.object({ rates: z.array(Rate) }).openapi('CarrierRates'), 'What its carrier offers.'),
    ...refusals(...questionRefusals(readingRates)),
  },
})

const buying = createRoute({
  method: 'post',
  path: '/orders/{id}/labels',
  tags,
  ...commands(buyingLabel),
  summary: 'Buy a label',
  description:
    'It is written down before the carrier is asked for it, so that it is bought once. Its units cannot be sent or labelled otherwise ' +
    `until it is voided. ${mayLine(buyingLabel)}`,
  request: {
    params,
    headers: IdempotencyKey,
    body: body(component(buyingLabel.input.omit({ order: true }), 'NewLabel', { ...PACKED, rate: 'standard' })),
  },
  responses: { 200: answer(LabelledOrder, 'The order now.'), ...refusals(...commandRefusals(buyingLabel)) },
})

const voiding = createRoute({
  method: 'delete',
  path: '/orders/{id}/labels/{label}',
  tags,
  ...commands(voidingLabel),
  summary: 'Void a label',
  description: `Its units are open again when its carrier has taken it back. ${mayLine(voidingLabel)}`,
  request: { params: ofLabel },
  responses: { 200: answer(LabelledOrder, 'The order now.'), ...refusals(...commandRefusals(voidingLabel)) },
})

const leaving = createRoute({
  method: 'post',
  path: '/orders/{id}/labels/{label}/hand-over',
  tags,
  ...commands(handingOver),
  summary: 'Hand a parcel over under its label',
  description: `It is a shipment from then on, and the customer is mailed. ${mayLine(handingOver)}`,
  request: { params: ofLabel, headers: IdempotencyKey },
  responses: { 200: answer(LabelledOrder, 'The order now.'), ...refusals(...commandRefusals(handingOver)) },
})

const SVG = { description: 'In its real size.', content: { 'image/svg+xml': { schema: z.string() } } } as const
const PDF = {
  description: 'One page of 4 × 6 inches for each, more where customs want a form.',
  content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
} as const

const drawing = createRoute({
  method: 'get',
  path: '/orders/{id}/labels/{label}/picture',
  tags,
  ...questions(drawingLabel),
  summary: 'Fetch a label as a picture',
  description: `SVG; what a carrier draws itself is printed as PDF alone. ${mayLine(drawingLabel)}`,
  request: { params: ofLabel },
  responses: { 200: SVG, ...refusals(...questionRefusals(drawingLabel)) },
})

const printing = createRoute({
  method: 'post',
  path: '/shipping/labels',
  tags,
  ...questions(printingLabels),
  summary: 'Print many labels as one PDF',
  description: `It changes nothing; all of them, or none. ${mayLine(printingLabels)}`,
  request: { body: body(component(printingLabels.input, 'LabelsToPrint', { labels: [NAMED] })) },
  responses: { 200: PDF, ...refusals(...questionRefusals(printingLabels)) },
})

export const staffLabels = new OpenAPIHono<Door>()
  .openapi(offering, async (c) => {
    const found = await ask(c, readingRates, { ...c.req.valid('json'), order: c.req.valid('param').id })
    return found.ok ? c.json({ rates: found.value.rates.map(rateShown) }, 200) : refused(c, found.refusal)
  })
  .openapi(buying, async (c) => {
    const done = await perform(c, buyingLabel, { ...c.req.valid('json'), order: c.req.valid('param').id })
    return done.ok ? c.json(labelledOrderOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(voiding, async (c) => {
    const { id: order, label } = c.req.valid('param')
    const done = await perform(c, voidingLabel, { order, label })
    return done.ok ? c.json(labelledOrderOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(leaving, async (c) => {
    const { id: order, label } = c.req.valid('param')
    const done = await perform(c, handingOver, { order, label })
    return done.ok ? c.json(labelledOrderOf(done.value), 200) : refused(c, done.refusal)
  })
  .openapi(drawing, async (c) => {
    const { id: order, label } = c.req.valid('param')
    const found = await ask(c, drawingLabel, { order, label })
    if (!found.ok) return refused(c, found.refusal)
    const headers = { 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': 'private, no-store' }
    return new Response(found.value, { headers }) as never
  })
  .openapi(printing, async (c) => {
    const found = await ask(c, printingLabels, c.req.valid('json'))
    if (!found.ok) return refused(c, found.refusal)
    const headers = { 'content-type': 'application/pdf', 'cache-control': 'private, no-store' }
    return new Response(found.value, { headers }) as never
  })
