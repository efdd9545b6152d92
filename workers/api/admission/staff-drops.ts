/** Drops for the staff: announce, change, pause, end, cancel; and how the queue moves. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { DROP_ITEMS_MAX, DROP_MOVES, DROP_NAME_MAX, type DropDraft } from '#domain/admission/drop'
import { variantId } from '#domain/ids'
import { dropBy, dropsBefore } from '#schema/products/admission/drops'
import { claim } from '#schema/transactions/claims'
import { announceDrop, changeDrop, moveDrop } from '../../flows/admission/drops.ts'
import { roomView } from '../../flows/admission/room.ts'
import { cursorAt, placeOf } from '../../http/cursor.ts'
import { idempotencyOf } from '../../http/idempotency.ts'
import { refused } from '../../http/refusal.ts'
import { sealedBytes } from '../../http/seal.ts'
import { writeAuditEntry } from '../../http/staff.ts'
import { StaffDrop, staffDropOf } from './wire/drop.ts'
import { answer, body, IdempotencyKey, Instant, Next, text, VariantId } from '../contract/parts.ts'
import { BODY_REFUSALS, KEY_REFUSALS, refusals } from '../contract/problem.ts'
import { CHANGING_REFUSALS, only, STAFF_REFUSALS, STAFF_SECURITY as security, type Door } from '../contract/staff.ts'

const tags = ['Staff: drops']
const params = z.object({ id: z.string().max(63).openapi({ description: 'The id of the drop.' }) })
const PAGE = 50
const FIRST = { startsAt: Number.MAX_SAFE_INTEGER, id: '' }

const cursorIn = (after: string) => {
  const [startsAt, id] = placeOf(after) ?? []
  return typeof startsAt === 'number' && typeof id === 'string' ? { startsAt, id } : undefined
}

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  security,
  middleware: [only('drops:see')] as const,
  summary: 'List all drops, the latest first',
  description: 'May: `drops:see`.',
  request: {
    query: z.object({
      after: z
        .string()
        .refine((after) => cursorIn(after) !== undefined, 'No cursor of this list')
        .optional(),
    }),
  },
  responses: {
    200: answer(z.object({ drops: z.array(StaffDrop), next: Next }).openapi('StaffDropList'), 'Fifty at a time.'),
    ...refusals(...STAFF_REFUSALS, 'request-invalid'),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  security,
  middleware: [only('drops:see')] as const,
  summary: 'Read a drop with the figures of its line',
  description: 'May: `drops:see`.',
  request: { params },
  responses: { 200: answer(StaffDrop, 'The drop now.'), ...refusals(...STAFF_REFUSALS, 'drop-unknown') },
})

const NewDrop = z
  .strictObject({
    handle: z.string().max(63).describe('Of its page: small letters, figures and hyphens.'),
    name: z.strictObject({ en: text(1, DROP_NAME_MAX), zh: text(1, DROP_NAME_MAX).optional() }),
    items: z.array(VariantId).max(DROP_ITEMS_MAX),
    opensAt: Instant.describe('From then on the queue can be joined, and the items are sold through it alone.'),
    startsAt: Instant,
    endsAt: Instant,
    expectedBuyers: z.int().nullable().default(null),
    unitsEach: z.int().default(1).describe('Units of its items that one cart may buy.'),
    ratePerMinute: z.int().nullable().default(null).describe('People who go in; null: as many as the shards bear.'),
  })
  .openapi('NewDrop')

const changed = {
  200: answer(StaffDrop, 'The drop now.'),
  ...refusals(...CHANGING_REFUSALS, ...BODY_REFUSALS, 'drop-unknown', 'drop-over', 'drop-changed', 'drop-invalid'),
}

const announcing = createRoute({
  method: 'post',
  path: '/',
  tags,
  security,
  middleware: [only('drops:change')] as const,
  summary: 'Announce a drop',
  description:
    'Everything that is wrong is told at once: `fields` says which field and why (`in-the-past`, `before-the-start`, `overlaps`, ' +
    '`unknown`, …). May: `drops:change`.',
  request: { headers: IdempotencyKey, body: body(NewDrop) },
  responses: {
    201: answer(StaffDrop, 'The drop.'),
    ...refusals(...CHANGING_REFUSALS, ...BODY_REFUSALS, ...KEY_REFUSALS, 'drop-invalid', 'drop-changed'),
  },
})

const changing = createRoute({
  method: 'put',
  path: '/{id}',
  tags,
  security,
  middleware: [only('drops:change')] as const,
  summary: 'Change a drop',
  description:
    'After the start its items, its handle and when it opened and started stay as they are. With `version` it counts only on ' +
    'that version. May: `drops:change`.',
  request: { params, body: body(NewDrop.extend({ version: z.int().optional() }).openapi('DropChange')) },
  responses: changed,
})

const moving = createRoute({
  method: 'put',
  path: '/{id}/state',
  tags,
  security,
  middleware: [only('drops:change')] as const,
  summary: 'Pause, go on, end or cancel',
  description: 'While it is paused nobody gets a turn; turns and passes that were given stay. May: `drops:change`.',
  request: { params, body: body(z.strictObject({ move: z.enum(DROP_MOVES) }).openapi('DropMove')) },
  responses: {
    200: answer(StaffDrop, 'The drop now.'),
    ...refusals(
      ...CHANGING_REFUSALS,
      ...BODY_REFUSALS,
      'drop-unknown',
      'drop-over',
      'drop-not-started',
      'drop-changed',
    ),
    ...refusals('drop-invalid'),
  },
})

/** Undefined when one of the items cannot be a variant. */
const draftOf = ({ items, name, ...rest }: z.infer<typeof NewDrop>): DropDraft | undefined => {
  const known = items.flatMap((item) => variantId(item) ?? [])
  if (known.length !== items.length) return undefined
  return { ...rest, items: known, name: { en: name.en, ...(name.zh && { zh: name.zh }) } }
}

const UNKNOWN_ITEM = { code: 'drop-invalid', fields: { items: 'unknown' } } as const

export const staffDrops = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const { after } = c.req.valid('query')
    const now = Date.now()
    const before = (after === undefined ? undefined : cursorIn(after)) ?? FIRST
    const found = await dropsBefore(c.env.PRODUCTS_DB, before, PAGE + 1)
    const page = found.slice(0, PAGE)
    const last = page.at(-1)
    const next = found.length > PAGE && last ? cursorAt(last.startsAt, last.id) : null
    return c.json({ drops: page.map((drop) => staffDropOf(drop, null, now)), next }, 200)
  })
  .openapi(reading, async (c) => {
    const drop = await dropBy(c.env.PRODUCTS_DB, 'id', c.req.valid('param').id)
    if (!drop) return refused(c, { code: 'drop-unknown' })
    const now = Date.now()
    return c.json(staffDropOf(drop, (await roomView(c.env, drop, now)) ?? null, now), 200)
  })
  .openapi(announcing, async (c) => {
    const now = Date.now()
    const asked = c.req.valid('json')
    const draft = draftOf(asked)
    if (!draft) return refused(c, UNKNOWN_ITEM)
    const { email } = c.get('staff')
    const key = c.req.valid('header')['idempotency-key']
    const idempotency = await idempotencyOf(c, key, asked)
    if (!(await claim(c.env.TRANSACTIONS_DB, email, idempotency, now))) {
      return refused(c, { code: 'idempotency-key-reused' })
    }
    const random = await sealedBytes(c.env, 'visitor', `drop\n${email}\n${key}`)
    const announced = await announceDrop(c.env, draft, random, now)
    if (!announced.ok) return refused(c, onlyThese(announced.refusal, ['drop-invalid', 'drop-changed']))
    await writeAuditEntry(c, 'drops:announce', announced.value.id, { startsAt: draft.startsAt, items: draft.items })
    return c.json(staffDropOf(announced.value, null, now), 201)
  })
  .openapi(changing, async (c) => {
    const { version, ...asked } = c.req.valid('json')
    const draft = draftOf(asked)
    if (!draft) return refused(c, UNKNOWN_ITEM)
    const now = Date.now()
    const { id } = c.req.valid('param')
    const done = await changeDrop(c.env, id, { draft, version: version ?? null }, now)
    if (!done.ok)
      return refused(c, onlyThese(done.refusal, ['drop-unknown', 'drop-over', 'drop-changed', 'drop-invalid']))
    await writeAuditEntry(c, 'drops:change', id, { version: done.value.version })
    return c.json(staffDropOf(done.value, null, now), 200)
  })
  .openapi(moving, async (c) => {
    const { move } = c.req.valid('json')
    const { id } = c.req.valid('param')
    const now = Date.now()
    const done = await moveDrop(c.env, id, move, now)
    if (!done.ok) return refused(c, done.refusal)
    await writeAuditEntry(c, `drops:${move}`, id, { version: done.value.version })
    return c.json(staffDropOf(done.value, null, now), 200)
  })

/** What a flow refuses as a whole, held to what this step of it can refuse. */
const onlyThese = <R extends { readonly code: string }, C extends R['code']>(refusal: R, codes: readonly C[]) => {
  if (!codes.some((code) => code === refusal.code)) throw new Error(`${refusal.code} is not refused here`)
  return refusal as Extract<R, { readonly code: C }>
}
