/** What staff do with the files that somebody has bought: take one away, or give it anew. */
import { z } from 'zod'
import { downloadId } from '#domain/catalog/downloads'
import { orderId } from '#domain/ids'
import { ok, refuse } from '#domain/result'
import { askOrder } from '../../sharding/call-shard.ts'
import { filesOfOrder } from '../catalog/downloads.ts'
import { command } from '../command.ts'
import { id } from '../input.ts'
import { orderForStaff } from './orders.ts'

export const changingFile = command({
  name: 'orders:change-file',
  permission: 'after-sales:change',
  input: z.strictObject({
    order: id,
    file: id,
    deed: z
      .enum(['revoke', 'renew'])
      .describe('`revoke`: it is not given for this order any more; `renew`: its days and its times begin anew.'),
  }),
  refusals: ['order-unknown', 'download-unknown'],
  repeats: 'none',
  act: async ({ env }, { order, file, deed }) => {
    const [found, named] = [orderId(order), downloadId(file)]
    const stored = found && (await orderForStaff(env, found))
    if (!found || !stored) return refuse({ code: 'order-unknown' })
    const isTheirs = named && (await filesOfOrder(env, stored.order)).some((one) => one.id === named)
    if (!named || !isTheirs) return refuse({ code: 'download-unknown' })
    const changed = await askOrder(env, found, 'changeFile', { order: found, file: named, deed })
    return changed.ok ? ok(changed.value) : changed
  },
  audit: ({ order: subject, file, deed }) => [{ subject, details: { file, deed } }],
})
