/** Files go on: a message says which. Who died over one is found by the clock, which rings again. */
import type { Env } from '../env.ts'
import { ring } from '../flows/catalog/files/ring.ts'
import { workOn } from '../flows/catalog/files/work.ts'

export type ImportCall = { readonly id: string }

/** The first wait before one is tried again, in s; it doubles with each attempt. */
const RETRY_SECONDS = 2

export const imports = async (batch: MessageBatch<ImportCall>, env: Env): Promise<void> => {
  for (const message of batch.messages) {
    try {
      const { id } = message.body
      const wait = await workOn(env, id, Date.now())
      if (wait !== null) await ring(env, id, wait)
      message.ack()
    } catch {
      // Not the file but its row could not be read, or not be written.
      message.retry({ delaySeconds: RETRY_SECONDS ** message.attempts })
    }
  }
}
