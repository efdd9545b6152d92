/** Drops for the staff: announce, change, pause, end, cancel; and how the queue moves. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { announcingDrop, changingDrop, movingDrop } from '../../flows/admission/commands.ts'
import { listingDrops, readingDrop } from '../../flows/admission/questions.ts'
import { cursorAt, placeOf } from '../../http/cursor.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body, IdempotencyKey, Next } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { StaffDrop, staffDropOf } from './wire/drop.ts'

const tags = ['Staff: drops']
/** An hour to queue in, and a day to buy. */
const DROP = {
  handle: 'spring',
  name: { en: 'Spring' },
  items: ['var_0123456789abcdef'],
  opensAt: 1_795_000_000_000,
  startsAt: 1_795_003_600_000,
  endsAt: 1_795_090_000_000,
}
const params = z.object({
  id: z.string().max(63).openapi({ description: 'The id of the drop.', example: 'drop_0123456789abcdef' }),
})

const cursorIn = (after: string) => {
  const [startsAt, id] = placeOf(after) ?? []
  return typeof startsAt === 'number' && typeof id === 'string' ? { startsAt, id } : undefined
}

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingDrops),
  summary: 'List all drops, the latest first',
  description: mayLine(listingDrops),
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
    ...refusals(...questionRefusals(listingDrops)),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  ...questions(readingDrop),
  summary: 'Read a drop with the figures of its line',
  description: mayLine(readingDrop),
  request: { params },
  responses: { 200: answer(StaffDrop, 'The drop now.'), ...refusals(...questionRefusals(readingDrop)) },
})

const path = { id: true } as const

const announcing = createRoute({
  method: 'post',
  path: '/',
  tags,
  ...commands(announcingDrop),
  summary: 'Announce a drop',
  description:
    'Everything that is wrong is told at once: `fields` says which field and why (`in-the-past`, `before-the-start`, `overlaps`, ' +
    `\`unknown\`, …). ${mayLine(announcingDrop)}`,
  request: { headers: IdempotencyKey, body: body(component(announcingDrop.input, 'NewDrop', DROP)) },
  responses: { 201: answer(StaffDrop, 'The drop.'), ...refusals(...commandRefusals(announcingDrop)) },
})

const changing = createRoute({
  method: 'put',
  path: '/{id}',
  tags,
  ...commands(changingDrop),
  summary: 'Change a drop',
  description:
    'After the start its items, its handle and when it opened and started stay as they are. With `version` it counts only on ' +
    `that version. ${mayLine(changingDrop)}`,
  request: { params, body: body(component(changingDrop.input.omit(path), 'DropChange', DROP)) },
  responses: { 200: answer(StaffDrop, 'The drop now.'), ...refusals(...commandRefusals(changingDrop)) },
})

const moving = createRoute({
  method: 'put',
  path: '/{id}/state',
  tags,
  ...commands(movingDrop),
  summary: 'Pause, go on, end or cancel',
  description: `While it is paused nobody gets a turn; turns and passes that were given stay. ${mayLine(movingDrop)}`,
  request: { params, body: body(component(movingDrop.input.omit(path), 'DropMove')) },
  responses: { 200: answer(StaffDrop, 'The drop now.'), ...refusals(...commandRefusals(movingDrop)) },
})

export const staffDrops = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const page = await ask(c, listingDrops, { after: cursorIn(c.req.valid('query').after ?? '') })
    if (!page.ok) return refused(c, page.refusal)
    const { drops, next: last } = page.value
    const next = last && cursorAt(last.startsAt, last.id)
    return c.json({ drops: drops.map((drop) => staffDropOf(drop, null, Date.now())), next }, 200)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingDrop, c.req.valid('param'))
    if (!found.ok) return refused(c, found.refusal)
    const { drop, view } = found.value
    return c.json(staffDropOf(drop, view ?? null, Date.now()), 200)
  })
  .openapi(announcing, async (c) => {
    const done = await perform(c, announcingDrop, c.req.valid('json'))
    return done.ok ? c.json(staffDropOf(done.value, null, Date.now()), 201) : refused(c, done.refusal)
  })
  .openapi(changing, async (c) => {
    const done = await perform(c, changingDrop, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(staffDropOf(done.value, null, Date.now()), 200) : refused(c, done.refusal)
  })
  .openapi(moving, async (c) => {
    const done = await perform(c, movingDrop, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json(staffDropOf(done.value, null, Date.now()), 200) : refused(c, done.refusal)
  })
