/** Webhooks on their way: those of a batch are tried at the same time, and each says in its row what became of it. */
import type { DeliveryCall } from '#domain/notifications/webhooks/delivery'
import type { Env } from '../env.ts'
import { deliver } from '../flows/notifications/webhook-deliver.ts'

export const deliveries = async ({ messages }: MessageBatch<DeliveryCall>, env: Env): Promise<void> => {
  await Promise.all(
    messages.map(async (message) => {
      try {
        await deliver(env, message.body.delivery)
        message.ack()
      } catch (fault) {
        // The store did not answer: its row says so still, and the sweep tells of it as well.
        console.error(`webhook ${message.body.delivery} could not be tried`, fault)
        message.retry({ delaySeconds: 2 ** message.attempts })
      }
    }),
  )
}
