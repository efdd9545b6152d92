/** What staff read of drops: all of them, and one with the figures of its queue. */
import { z } from 'zod'
import { ok, refuse } from '#domain/result'
import { dropBy, dropsBefore } from '#schema/products/admission/drops'
import { question } from '../question.ts'
import { roomView } from './room.ts'

const PAGE = 50
const FIRST = { startsAt: Number.MAX_SAFE_INTEGER, id: '' }

/** The latest first. */
export const listingDrops = question({
  name: 'drops:list',
  permission: 'drops:see',
  input: z.object({
    /** The drop that the page follows. */
    after: z.object({ startsAt: z.number(), id: z.string() }).default(FIRST),
  }),
  refusals: [],
  answer: async ({ env }, { after }) => {
    const found = await dropsBefore(env.PRODUCTS_DB, after, PAGE + 1)
    const drops = found.slice(0, PAGE)
    return ok({ drops, next: found.length > PAGE ? (drops.at(-1) ?? null) : null })
  },
})

export const readingDrop = question({
  name: 'drops:read',
  permission: 'drops:see',
  input: z.object({ id: z.string().max(63) }),
  refusals: ['drop-unknown'],
  answer: async ({ env, now }, { id }) => {
    const drop = await dropBy(env.PRODUCTS_DB, 'id', id)
    if (!drop) return refuse({ code: 'drop-unknown' })
    return ok({ drop, view: await roomView(env, drop, now) })
  },
})
