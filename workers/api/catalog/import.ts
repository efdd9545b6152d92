/**
 * The merchant's door for goods: import them, export them. Mounted at `/api/admin/catalog`.
 *
 * An import is the same however often it is sent, so it needs no memory of idempotency keys.
 */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { locationId } from '#domain/ids'
import { ownCurrencyFresh } from '../../flows/settings/settings.ts'
import { exportCatalog } from '../../flows/catalog/export.ts'
import { BODY_MAX, PRODUCTS_MAX } from '../../flows/catalog/import-input.ts'
import { importing, reindexing } from '../../flows/catalog/product-commands.ts'
import { refused } from '../../http/refusal.ts'
import { perform } from '../contract/command.ts'
import { only, type Door } from '../contract/staff.ts'

/** What a program asks before it brings goods in, or takes them out. */
const importQuestion = { permission: 'catalog:see' } as const

const whole = bodyLimit({
  maxSize: BODY_MAX,
  onError: (c) => refused(c, { code: 'request-too-large' }, `A body has at most ${BODY_MAX} bytes.`),
})

export const catalogImport = new Hono<Door>()
  .post('/import', only(importing), whole, async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined)
    if (body === undefined) return refused(c, { code: 'request-malformed' }, 'The body is no JSON.')
    const done = await perform(c, importing, body)
    if (!done.ok) return refused(c, done.refusal)
    const { products, collections } = done.value
    return c.json({ products, collections })
  })
  .get('/import', only(importQuestion), async (c) => {
    const currency = await ownCurrencyFresh(c.env, Date.now())
    return c.json({ currency, productsMax: PRODUCTS_MAX, bodyMax: BODY_MAX })
  })
  .post('/reindex', only(reindexing), whole, async (c) => {
    const done = await perform(c, reindexing, await c.req.json().catch(() => undefined))
    return done.ok ? c.json(done.value) : refused(c, done.refusal)
  })
  .get('/export', only(importQuestion), async (c) => {
    const after = Number(c.req.query('after') ?? 0)
    const location = locationId(c.req.query('location') ?? 'main')
    if (!Number.isSafeInteger(after) || after < 0 || !location) return refused(c, { code: 'request-invalid' })
    return c.json({
      currency: await ownCurrencyFresh(c.env, Date.now()),
      ...(await exportCatalog(c.env, after, location)),
    })
  })
