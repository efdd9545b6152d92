/** What staff do to a drop: announce it, change it, pause, go on, end, cancel. */
import { z } from 'zod'
import { DROP_MOVES, type DropDraft } from '#domain/admission/drop'
import type { VariantId } from '#domain/ids'
import { sealedBytes } from '../../http/seal.ts'
import { command } from '../command.ts'
import { text } from '../input.ts'
import { announceDrop, changeDrop, moveDrop } from './drops.ts'

/** Bounds of a body, not of a drop: what a drop may be its rule says field by field, with a reason for each. */
const TEXT_MAX = 1_000
const ITEMS_MAX = 1_000

/** Whether it is a whole number, or a moment, the rule says at its field. */
const number = z.number()

const draft = {
  handle: z.string().max(TEXT_MAX).describe('Of its page: small letters, figures and hyphens.'),
  name: z.strictObject({ en: text(0, TEXT_MAX), zh: text(0, TEXT_MAX).optional() }),
  items: z.array(z.string().max(TEXT_MAX)).max(ITEMS_MAX).describe('Variants.'),
  opensAt: number.describe('In ms. From then on the queue can be joined, and the items are sold through it alone.'),
  startsAt: number.describe('In ms.'),
  endsAt: number.describe('In ms.'),
  expectedBuyers: number.nullable().default(null),
  unitsEach: number.default(1).describe('Units of its items that one cart may buy.'),
  ratePerMinute: number.nullable().default(null).describe('People who go in; null: as many as the shards bear.'),
}

/** An item that cannot be one is an item that nobody has: the rule refuses both at the field. */
const draftOf = ({ name, items, ...rest }: z.infer<z.ZodObject<typeof draft>>): DropDraft => ({
  ...rest,
  name: { en: name.en, ...(name.zh && { zh: name.zh }) },
  items: items as VariantId[],
})

/** Asked twice under one key, one drop is announced. */
export const announcingDrop = command({
  name: 'drops:announce',
  permission: 'drops:change',
  input: z.strictObject(draft),
  refusals: ['drop-invalid', 'drop-changed', 'drop-unknown', 'drop-over', 'drop-not-started'],
  repeats: 'claim',
  act: async ({ env, once, now }, input) => {
    const random = await sealedBytes(env, 'visitor', `drop\n${once.key}`)
    return announceDrop(env, draftOf(input), random, now)
  },
  audit: ({ startsAt, items }, { id: subject }) => [{ subject, details: { startsAt, items } }],
})

export const changingDrop = command({
  name: 'drops:change',
  permission: 'drops:change',
  input: z.strictObject({
    id: z.string().max(63),
    ...draft,
    version: z.int().optional().describe('It counts only on that version; absent: on whatever it is now.'),
  }),
  refusals: announcingDrop.refusals,
  repeats: 'none',
  act: ({ env, now }, { id, version, ...input }) =>
    changeDrop(env, id, { draft: draftOf(input), version: version ?? null }, now),
  audit: (_, { id: subject, version }) => [{ subject, details: { version } }],
})

export const movingDrop = command({
  name: 'drops:move',
  permission: 'drops:change',
  input: z.strictObject({ id: z.string().max(63), move: z.enum(DROP_MOVES) }),
  refusals: announcingDrop.refusals,
  repeats: 'none',
  act: ({ env, now }, { id, move }) => moveDrop(env, id, move, now),
  audit: ({ move }, { id: subject, version }) => [{ subject, details: { move, version } }],
})
