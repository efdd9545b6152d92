/**
 * The merchant's door for goods: import them, export them. Mounted at `/api/admin/catalog`.
 *
 * An import is the same however often it is sent, so it needs no memory of idempotency keys.
 */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { locationId } from '#domain/ids'
import { exportCatalog } from '../../flows/catalog/export.ts'
import { importCatalog, type Imported } from '../../flows/catalog/import.ts'
import { reindexCatalog } from '../../flows/catalog/reindex.ts'
import type { App } from '../../env.ts'
import { refused } from '../../http/refusal.ts'
import { staffOnly, writeAuditEntry, type StaffApp } from '../../http/staff.ts'
import { BODY_MAX, PRODUCTS_MAX, envelope, product } from './import-body.ts'

type Door = App & StaffApp

const allowed = (permission: 'catalog:see' | 'catalog:change') =>
  staffOnly<Door>(permission, (c, refusal) => refused(c, refusal))

const whole = bodyLimit({
  maxSize: BODY_MAX,
  onError: (c) => refused(c, { code: 'request-too-large' }, `A body has at most ${BODY_MAX} bytes.`),
})

/** Where to go on, and whether only what this Stoa has not indexed yet. */
const reindexing = z.strictObject({ after: z.int().min(0).default(0), missing: z.boolean().default(false) })

export const catalogImport = new Hono<Door>()
  .post('/import', allowed('catalog:change'), whole, async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined)
    if (body === undefined) return refused(c, { code: 'request-malformed' }, 'The body is no JSON.')
    const said = envelope.safeParse(body)
    const location = said.success ? locationId(said.data.location) : undefined
    if (!said.success || !location) return refused(c, { code: 'request-invalid' }, firstIssue(said.error))

    const read = said.data.products.map((one) => ({ one, parsed: product.safeParse(one) }))
    const products = read.flatMap(({ parsed }) => (parsed.success ? [parsed.data] : []))
    const answer = await importCatalog(c.env, { ...said.data, products, location }, Date.now())
    await writeAuditEntry(c, 'catalog:import', `${products.length} products`)
    const answers = answer.products.values()
    const malformed = (one: unknown, reason: string): Imported => ({
      handle: handleIn(one),
      outcome: 'refused',
      variants: 0,
      reason,
      refused: [],
    })
    return c.json({
      products: read.map(({ one, parsed }) =>
        parsed.success ? answers.next().value : malformed(one, firstIssue(parsed.error)),
      ),
      collections: answer.collections,
    })
  })
  .get('/import', allowed('catalog:see'), (c) =>
    c.json({ currency: c.env.CURRENCY, productsMax: PRODUCTS_MAX, bodyMax: BODY_MAX }),
  )
  .post('/reindex', allowed('catalog:change'), whole, async (c) => {
    const said = reindexing.safeParse(await c.req.json().catch(() => undefined))
    if (!said.success) return refused(c, { code: 'request-invalid' }, firstIssue(said.error))
    const { after, missing } = said.data
    if (after === 0) await writeAuditEntry(c, 'catalog:reindex', missing ? 'what is missing' : 'all products')
    return c.json(await reindexCatalog(c.env, after, missing))
  })
  .get('/export', allowed('catalog:see'), async (c) => {
    const after = Number(c.req.query('after') ?? 0)
    const location = locationId(c.req.query('location') ?? 'main')
    if (!Number.isSafeInteger(after) || after < 0 || !location) return refused(c, { code: 'request-invalid' })
    return c.json({ currency: c.env.CURRENCY, ...(await exportCatalog(c.env, after, location)) })
  })

const firstIssue = (error?: { readonly issues: readonly { path: PropertyKey[]; message: string }[] }): string => {
  const issue = error?.issues[0]
  return issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : 'not understood'
}

/** What a refused product called itself, so that its sender finds it. */
const handleIn = (one: unknown): string => {
  const handle = typeof one === 'object' && one !== null && 'handle' in one ? one.handle : ''
  return typeof handle === 'string' ? handle.slice(0, 255) : ''
}
