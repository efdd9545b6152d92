/** What staff read of the files that somebody has bought. */
import { z } from 'zod'
import { orderId } from '#domain/ids'
import { ok, refuse } from '#domain/result'
import { filesSeen } from '../catalog/downloads.ts'
import { id } from '../input.ts'
import { question } from '../question.ts'
import { orderForStaff } from './orders.ts'

export const listingOrderFiles = question({
  name: 'orders:files',
  permission: 'orders:see',
  input: z.object({ id }),
  refusals: ['order-unknown'],
  answer: async ({ env, now }, { id: text }) => {
    const found = orderId(text)
    const stored = found && (await orderForStaff(env, found))
    return stored ? ok(await filesSeen(env, stored.order, now)) : refuse({ code: 'order-unknown' })
  },
})
