/** Drops, tickets and passes as the API shows them. */
import { z } from '@hono/zod-openapi'
import { phaseOf, type Drop as KeptDrop } from '#domain/admission/drop'
import type { RoomView, Standing } from '#domain/admission/room'
import { Instant, VariantId } from '../../contract/parts.ts'

const members = {
  id: z.string().openapi({ description: '`drop_` and 16 characters.', example: 'drop_0123456789abcdef' }),
  handle: z.string().describe('Of its page: `/queue/` and this.'),
  name: z.object({ en: z.string(), zh: z.string().optional() }),
  phase: z
    .enum(['ahead', 'gathering', 'on', 'ended', 'cancelled'])
    .describe('From `gathering` on until it has ended, its items are sold only with a pass.'),
  items: z.array(VariantId),
  opensAt: Instant.describe('From then on people join the queue.'),
  startsAt: Instant.describe('Those who have joined by then are drawn by lot; then people go in.'),
  endsAt: Instant,
  unitsEach: z.int().describe('Units of its items that one cart may buy.'),
}

export const Drop = z.object(members).openapi('Drop')

export const dropOf = (drop: KeptDrop, now: number): z.infer<typeof Drop> => ({
  id: drop.id,
  handle: drop.handle,
  name: { ...drop.name },
  phase: phaseOf(drop, now),
  items: [...drop.items],
  opensAt: drop.opensAt,
  startsAt: drop.startsAt,
  endsAt: drop.endsAt,
  unitsEach: drop.unitsEach,
})

export const QueueFigures = z
  .object({
    joined: z.int(),
    unchecked: z.int().describe('Joined while nobody could be asked whether they are people.'),
    turnsGiven: z.int(),
    entered: z.int(),
    peoplePerMinute: z.int().describe('As it is now: set by hand, or what the shards bear.'),
    soldOut: z.boolean(),
  })
  .openapi('QueueFigures')

export const figuresOf = (view: RoomView): z.infer<typeof QueueFigures> => ({
  joined: view.joined,
  unchecked: view.unchecked,
  turnsGiven: view.front,
  entered: view.entered,
  peoplePerMinute: view.ratePerMinute,
  soldOut: view.soldOut,
})

export const StaffDrop = z
  .object({
    ...members,
    state: z.enum(['announced', 'paused', 'cancelled']),
    expectedBuyers: z.int().nullable(),
    ratePerMinute: z.int().nullable().describe('Null: as many as the shards bear.'),
    version: z.int().describe('Counts the changes.'),
    queue: QueueFigures.nullable().describe('Null while the queue cannot be reached, and in lists.'),
  })
  .openapi('StaffDrop')

export const staffDropOf = (drop: KeptDrop, view: RoomView | null, now: number): z.infer<typeof StaffDrop> => ({
  ...dropOf(drop, now),
  state: drop.state,
  expectedBuyers: drop.expectedBuyers,
  ratePerMinute: drop.ratePerMinute,
  version: drop.version,
  queue: view && figuresOf(view),
})

export const Ticket = z
  .object({
    ticket: z.string().describe('Send it as `drop-ticket`.'),
    secret: z.string().describe('Send it as `drop-secret`: the ticket is worth nothing without it. Tell nobody.'),
  })
  .openapi('Ticket')

export const Place = z
  .object({
    state: z.enum(['before', 'waiting', 'turn', 'lapsed']),
    ahead: z.int().nullable().describe('How many stand in front, while waiting.'),
    waitSeconds: z.int().nullable().describe('About; null while nobody is let in.'),
    turnEndsAt: Instant.nullable().describe('With `turn`: until when it can be taken.'),
    askAgainSeconds: z.int().describe('Not before; add a little chance.'),
  })
  .openapi('Place')

/** Far behind seldom, near the front often. */
const ASK_SECONDS = { least: 3, most: 30, share: 20 } as const

export const placeOf = (standing: Standing, startsAt: number, now: number): z.infer<typeof Place> => {
  const wait = standing.state === 'waiting' ? standing.waitMs : null
  const ahead = standing.state === 'before' ? startsAt - now : (wait ?? 0)
  const ask = Math.round(ahead / 1000 / ASK_SECONDS.share)
  return {
    state: standing.state,
    ahead: standing.state === 'waiting' ? standing.ahead : null,
    waitSeconds: wait === null ? null : Math.ceil(wait / 1000),
    turnEndsAt: standing.state === 'turn' ? standing.endsAt : null,
    askAgainSeconds: Math.min(ASK_SECONDS.most, Math.max(ASK_SECONDS.least, ask)),
  }
}

export const DropPass = z
  .object({
    pass: z.string().describe('Send it as `drop-pass` with what changes and pays for this cart.'),
    expiresAt: Instant,
  })
  .openapi('DropPass')

/** Proves whose ticket it is. */
export const TicketHeaders = z.object({
  'drop-ticket': z.string().max(400).optional().openapi({ description: 'The ticket.' }),
  'drop-secret': z.string().max(100).optional().openapi({ description: 'What came with it.' }),
})

/** Carried by whatever puts things into a cart or pays for it. */
export const PassHeader = {
  'drop-pass': z
    .string()
    .max(4_000)
    .optional()
    .openapi({ description: 'While a drop is on, the pass of this cart for its items; several with commas between.' }),
}

export const passesIn = (header: string | undefined): string[] =>
  (header ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

/** Why what is sold through a queue is not sold to this cart. */
export const ADMISSION_REFUSALS = [
  'drop-pass-required',
  'drop-pass-invalid',
  'drop-pass-elsewhere',
  'drop-pass-expired',
  'drop-units-beyond',
] as const
