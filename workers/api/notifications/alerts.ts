/** To be told once when a good is back or costs less: for anybody at `/api/alerts`, for who is signed in at `/api/account/alerts`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { variantId } from '#domain/ids'
import { isCurrency } from '#domain/money'
import { ALERT_KINDS, type Alert as AlertOf } from '#domain/notifications/alert'
import { later } from '../../cache/later.ts'
import type { App } from '../../env.ts'
import { tellUserFacts } from '../../flows/customers/tell-facts.ts'
import { askForAlert, endAlert, subscriptions } from '../../flows/notifications/alerts.ts'
import { tellAwaited } from '../../flows/notifications/tell-alerts.ts'
import { mayKnock, TOO_OFTEN } from '../../http/limits.ts'
import { refused } from '../../http/refusal.ts'
import { own, OWN_CHANGE_REFUSALS, OWN_REFUSALS, type AccountDoor } from '../contract/customer.ts'
import { answer, body, Instant, Language, Money, Price } from '../contract/parts.ts'
import { BODY_REFUSALS, refusals } from '../contract/problem.ts'

const Wish = z
  .strictObject({
    kind: z.enum(ALERT_KINDS),
    variantId: z.string(),
    seen: Price.optional().describe(
      'What it cost when it was seen: a price drop is told when it costs less. Only then, and needed.',
    ),
    language: Language.default('en'),
  })
  .refine(({ kind, seen }) => (kind === 'price-drop') === (seen !== undefined), {
    path: ['seen'],
    message: 'A price drop names the price that was seen; nothing else does.',
  })
const EXAMPLE = { kind: 'back-in-stock', variantId: 'var_0123456789abcdef', language: 'en' } as const

const Asked = z
  .object({ confirm: z.boolean().describe('Whether a mail asks for a press first.') })
  .openapi('AlertAsked')

const Alert = z
  .object({
    number: z.int(),
    kind: z.enum(ALERT_KINDS),
    variantId: z.string(),
    seen: Money.nullable(),
    askedAt: Instant,
    toldAt: Instant.nullable(),
    expiresAt: Instant,
  })
  .openapi('Alert')

const alertOf = ({ sequence, kind, variantId: item, seen, askedAt, toldAt, expiresAt }: AlertOf) => ({
  number: sequence,
  kind,
  variantId: item as string,
  seen: seen && { amount: seen.amount, currency: seen.currency },
  askedAt,
  toldAt,
  expiresAt,
})

const asking = createRoute({
  method: 'put',
  path: '/',
  tags: ['Catalogue'],
  summary: 'Ask to be told once when a good is back or costs less',
  description:
    'The address is confirmed by the button of a mail, whoever asks. The same is answered whether it waits already; ' +
    'asked twice it is asked once.',
  request: {
    body: body(
      z
        .intersection(Wish, z.object({ email: z.string().max(254) }))
        .openapi('NewAlert', { example: { ...EXAMPLE, email: 'maya@example.org' } }),
    ),
  },
  responses: {
    200: answer(Asked, 'A mail is on its way.'),
    ...refusals(
      ...BODY_REFUSALS,
      'email-form',
      'email-letters',
      'variant-unknown',
      'too-many-alerts',
      'too-many-requests',
    ),
  },
})

const listing = createRoute({
  ...own,
  method: 'get',
  path: '/',
  tags: ['Accounts'],
  summary: 'List what you wait for, the latest first',
  description: 'With what you were told in the last month.',
  responses: {
    200: answer(z.object({ alerts: z.array(Alert) }).openapi('AlertList'), 'All.'),
    ...refusals(...OWN_REFUSALS),
  },
})

const adding = createRoute({
  ...own,
  method: 'put',
  path: '/',
  tags: ['Accounts'],
  summary: 'Wait for a good',
  description: 'At the address of the account, which needs no press. Asked twice it is asked once.',
  request: { body: body(Wish.openapi('OwnAlert', { example: EXAMPLE })) },
  responses: {
    200: answer(Asked, 'It is noted.'),
    ...refusals(
      ...OWN_CHANGE_REFUSALS,
      ...BODY_REFUSALS,
      'email-form',
      'email-letters',
      'variant-unknown',
      'too-many-alerts',
    ),
  },
})

const ending = createRoute({
  ...own,
  method: 'delete',
  path: '/{number}',
  tags: ['Accounts'],
  summary: 'Wait for it no more',
  description: 'One that is not there, or is not yours, is not there.',
  request: {
    params: z.object({
      number: z
        .string()
        .regex(/^\d{1,15}$/)
        .openapi({ description: 'Of the alert.', example: '7' }),
    }),
  },
  responses: {
    200: answer(z.object({ alerts: z.array(Alert) }).openapi('AlertsLeft'), 'What is left.'),
    ...refusals(...OWN_CHANGE_REFUSALS, 'request-invalid'),
  },
})

type Typed = z.output<typeof Wish>

/** @returns undefined where no variant can be meant */
const wishOf = ({ kind, variantId: text, seen, language }: Typed) => {
  const item = variantId(text)
  if (!item) return undefined
  const price = seen && isCurrency(seen.currency) ? { amount: seen.amount, currency: seen.currency } : null
  return { kind, variantId: item, seen: price, language }
}

export const alerts = new OpenAPIHono<App>().openapi(asking, async (c) => {
  const now = Date.now()
  if (!(await mayKnock(c.env, c.req.raw.headers, { action: 'alert', now }))) return refused(c, TOO_OFTEN)
  const { email, ...typed } = c.req.valid('json')
  const wish = wishOf(typed)
  if (!wish) return refused(c, { code: 'variant-unknown' })
  const asked = await askForAlert(c.env, { ...wish, email, customer: null }, now)
  if (!asked.ok) return refused(c, asked.refusal)
  later(c.executionCtx, tellUserFacts(c.env, now))
  return c.json(asked.value, 200)
})

export const ownAlerts = new OpenAPIHono<AccountDoor>()
  .openapi(listing, async (c) =>
    c.json({ alerts: (await subscriptions(c.env, c.get('own').customer)).map(alertOf) }, 200),
  )
  .openapi(adding, async (c) => {
    const now = Date.now()
    const wish = wishOf(c.req.valid('json'))
    if (!wish) return refused(c, { code: 'variant-unknown' })
    const asked = await askForAlert(c.env, { ...wish, email: '', customer: c.get('own').customer }, now)
    if (!asked.ok) return refused(c, asked.refusal)
    later(c.executionCtx, tellAwaited(c.env, [wish.variantId], now))
    return c.json(asked.value, 200)
  })
  .openapi(ending, async (c) => {
    const { customer } = c.get('own')
    await endAlert(c.env, customer, Number(c.req.valid('param').number))
    return c.json({ alerts: (await subscriptions(c.env, customer)).map(alertOf) }, 200)
  })
