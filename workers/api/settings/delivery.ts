/** Delivery for the staff: what a cart to an address would be offered, and why not the others. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { LANGUAGES } from '#domain/languages'
import { money } from '#domain/money'
import { textIn } from '#domain/settings/text'
import { tryingDelivery } from '../../flows/logistics/try-questions.ts'
import { refused } from '../../http/refusal.ts'
import { component, mayLine } from '../contract/command.ts'
import { answer, body, Currency, Money } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'

const tags = ['Staff: settings']

const method = { method: z.string().describe('Its id.'), name: z.string() }

const Tried = z
  .object({
    currency: Currency,
    requiresShipping: z.boolean().describe('Whether anything in it travels; else nothing is offered.'),
    grams: z.number().describe('Of all that travels.'),
    zone: z.string().nullable().describe('The id of the zone in which the place is; null: in none.'),
    zoneBy: z.enum(['postcode', 'region', 'country']).nullable().describe('By what of the place it was found.'),
    offered: z.array(
      z.object({
        ...method,
        price: Money.describe('What the buyer would pay, after promotions.'),
        free: z.boolean().describe('Whether the worth of the goods makes the method itself free.'),
        from: z.number().describe('Where the price that was taken begins, in what the method is priced by.'),
        surcharges: z
          .array(z.object({ id: z.string(), name: z.string(), amount: Money }))
          .describe('Parts of the price.'),
        daysMin: z.int().describe('Working days.'),
        daysMax: z.int(),
      }),
    ),
    refused: z.array(
      z.object({
        ...method,
        reason: z.enum([
          'country-unserved',
          'other-countries',
          'other-zone',
          'no-location',
          'no-price',
          'too-heavy',
          'too-little',
        ]),
      }),
    ),
  })
  .openapi('TriedDelivery')

const trying = createRoute({
  method: 'post',
  path: '/try',
  tags,
  ...questions(tryingDelivery),
  summary: 'What would this cart to this address be offered, and why not the others',
  description: `By the rules that carts are offered delivery by, now; nothing is opened, saved or held. ${mayLine(tryingDelivery)}`,
  request: {
    query: z.object({ language: z.enum(LANGUAGES).default('en') }),
    body: body(
      component(tryingDelivery.input, 'DeliveryToTry', {
        lines: [{ variant: 'var_0123456789abcdef', units: 2 }],
      }),
    ),
  },
  responses: {
    200: answer(Tried, 'Each way, in the order of the settings.'),
    ...refusals(...questionRefusals(tryingDelivery)),
  },
})

export const staffDelivery = new OpenAPIHono<Door>().openapi(trying, async (c) => {
  const tried = await ask(c, tryingDelivery, c.req.valid('json'))
  if (!tried.ok) return refused(c, tried.refusal)
  const { language } = c.req.valid('query')
  const { currency, load, zone, sent, offered, refused: others } = tried.value
  return c.json(
    {
      currency,
      requiresShipping: sent,
      grams: load.grams,
      zone: zone?.zone.id ?? null,
      zoneBy: zone?.by ?? null,
      offered: offered.map(({ method: { id, name, days }, price, cost }) => ({
        method: id,
        name: textIn(name, language),
        price,
        free: cost.free,
        from: cost.by.from ?? 0,
        surcharges: cost.surcharges.map(({ surcharge, amount }) => ({
          id: surcharge.id,
          name: textIn(surcharge.name, language),
          amount: money(amount, currency),
        })),
        daysMin: days[0],
        daysMax: days[1],
      })),
      refused: others.map(({ method: { id, name }, whyNot }) => ({
        method: id,
        name: textIn(name, language),
        reason: whyNot.code,
      })),
    },
    200,
  )
})
