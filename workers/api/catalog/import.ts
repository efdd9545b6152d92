/**
 * The merchant's door for goods: import them, export them. Mounted at `/api/admin/catalog`.
 *
 * An import is the same however often it is sent, so it needs no memory of idempotency keys.
 */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { BODY_MAX } from '../../flows/catalog/import-input.ts'
import { importing, reindexing } from '../../flows/catalog/product-commands.ts'
import { exportingGoods, readingImportBounds } from '../../flows/catalog/questions.ts'
import { refused } from '../../http/refusal.ts'
import { perform } from '../contract/command.ts'
import { ask } from '../contract/question.ts'
import { only, type Door } from '../contract/staff.ts'

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
    const { products, collections, metafields } = done.value
    return c.json({ products, collections, metafields })
  })
  .get('/import', only(readingImportBounds), async (c) => {
    const bounds = await ask(c, readingImportBounds, {})
    return bounds.ok ? c.json(bounds.value) : refused(c, bounds.refusal)
  })
  .post('/reindex', only(reindexing), whole, async (c) => {
    const done = await perform(c, reindexing, await c.req.json().catch(() => undefined))
    return done.ok ? c.json(done.value) : refused(c, done.refusal)
  })
  .get('/export', only(exportingGoods), async (c) => {
    const page = await ask(c, exportingGoods, c.req.query())
    return page.ok ? c.json(page.value) : refused(c, page.refusal)
  })
