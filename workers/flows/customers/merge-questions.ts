/** What would become of two customers who are one person. */
import { z } from 'zod'
import { ok } from '#domain/result'
import { addressesOf } from '#schema/users/customers/addresses'
import { tagsOf } from '#schema/users/customers/tags'
import { askOrder } from '../../sharding/call-shard.ts'
import { id } from '../input.ts'
import { question } from '../question.ts'
import { endedOf, MERGE_REFUSALS, noteOf, otherOne, pairOf } from './merge.ts'

export const previewingMerge = question({
  name: 'customers:preview-merge',
  permission: 'customers:see',
  input: z.object({ id, other: otherOne }),
  refusals: MERGE_REFUSALS,
  answer: async ({ env, now }, { id: kept, other: typed }) => {
    const pair = await pairOf(env, kept, typed)
    if (!pair.ok) return pair
    const them = pair.value.other.id
    const [addresses, tags, ended, history] = await Promise.all([
      addressesOf(env.USERS_DB, them),
      tagsOf(env.USERS_DB, [them]),
      endedOf(env, pair.value, now),
      askOrder(env, them, 'historyOf', { customer: them, before: null, limit: 1 }),
    ])
    return ok({
      ...pair.value,
      note: noteOf(pair.value),
      addresses: addresses.length,
      tags: tags.get(them) ?? [],
      ended,
      orders: history.count,
    })
  },
})
