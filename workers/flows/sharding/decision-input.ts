/** What staff may decide about shards, as forms and programs say it. */
import { z } from 'zod'
import { variantId } from '#domain/ids'
import type { Decision } from '#domain/sharding/decision'
import { KEYSPACES, SLOTS } from '#domain/sharding/slots'
import { HINTS, JURISDICTIONS, type Place } from '#domain/sharding/topology'
import { id, text } from '../input.ts'

export const keyspace = z.enum(KEYSPACES).describe('What its keys are: carts and orders, or items of stock.')
export const shardName = z.string().max(40)
export const slot = z
  .int()
  .min(0)
  .max(SLOTS - 1)

const place = {
  hint: z.enum(HINTS).optional().describe('Near where; a wish, not a promise.'),
  jurisdiction: z.enum(JURISDICTIONS).optional().describe('Where it must stay by law.'),
}
const count = z.int().min(1)
const item = id.describe('The variant: `var_` and 16 characters.')

export const decision = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('open-shards'), keyspace, count, ...place }),
  z.strictObject({
    type: z.literal('move-slots'),
    keyspace,
    from: shardName,
    to: shardName,
    slots: z.array(slot).min(1).max(SLOTS).readonly(),
  }),
  z.strictObject({ type: z.literal('close-shard'), keyspace, shard: shardName }),
  z.strictObject({ type: z.literal('split-item'), item, lanes: count }),
  z.strictObject({ type: z.literal('merge-item'), item: id }),
  z.strictObject({
    type: z.literal('transfer'),
    item,
    from: z.int().min(0),
    to: z.int().min(0),
    units: z.int(),
  }),
])

const opening = z.strictObject(place)

/** What `to` says when the slots go to a shard that is opened for them. */
export const NEW_SHARD = 'new'

export const decisionInput = z
  .strictObject({
    decision,
    opening: opening
      .optional()
      .describe('With `move-slots`: open a shard there first and move the slots to it; `to` is then `new`.'),
    note: text(0, 200).default('').describe('Why: colleagues read it in the log.'),
  })
  .refine(
    (input) => !input.opening || (input.decision.type === 'move-slots' && input.decision.to === NEW_SHARD),
    'Only slots that move to `new` have a shard opened for them',
  )

/** As it was said; undefined when it names an item that cannot be one. */
export const decisionIn = (input: z.output<typeof decision>): Decision | undefined => {
  if ('item' in input) {
    const item = variantId(input.item)
    return item && { ...input, item }
  }
  if (input.type !== 'open-shards') return input
  const { hint, jurisdiction, ...rest } = input
  return { ...rest, ...placeIn({ hint, jurisdiction }) }
}

export const placeIn = ({ hint, jurisdiction }: z.output<typeof opening>): Omit<Place, 'name'> => ({
  ...(hint && { hint }),
  ...(jurisdiction && { jurisdiction }),
})
