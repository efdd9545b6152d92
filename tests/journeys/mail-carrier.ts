/** A shop that sends for real: a mail carrier that does what the test says, and a queue that is emptied by hand. */
import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import type { UserFactsCall } from '#domain/customers/facts'
import type { Delivery } from '#domain/notifications/delivery'
import type { Env } from '#workers/env'
import worker from '#workers/index'
import type { OutgoingMail } from '#workers/providers/mail/provider'
import { shopWith } from './bindings.ts'

export const TAKEN: Delivery = { type: 'sent', receipt: 'receipt-1' }

export class MailCarrier {
  /** Every mail that it was given, whatever it answered. */
  readonly asked: OutgoingMail[] = []
  /** What the queue holds: who waits for how long. */
  readonly calls: (UserFactsCall & { readonly delaySeconds: number })[] = []
  /** What it answers next; the last one from then on. */
  answers: (() => Promise<Delivery>)[] = [async () => TAKEN]
  readonly env: Env

  constructor(changed: Readonly<Record<string, unknown>> = {}) {
    const send = (mail: OutgoingMail) => {
      this.asked.push(mail)
      const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0]
      return answer ? answer() : Promise.resolve(TAKEN)
    }
    const USER_FACTS = {
      send: async (call: UserFactsCall, { delaySeconds = 0 }: { delaySeconds?: number } = {}) => {
        this.calls.push({ ...call, delaySeconds })
      },
    }
    this.env = shopWith({ MAIL_PROVIDER: { send }, MAIL_FROM: 'hello@delos.example', USER_FACTS, ...changed })
  }

  says(...deliveries: readonly Delivery[]): void {
    this.answers = deliveries.map((one) => async () => one)
  }

  /** The queue brings what it holds, however long that was to wait. @returns how many messages it settled */
  async bring(calls: readonly UserFactsCall[] = this.calls.splice(0)): Promise<number> {
    if (calls.length === 0) return 0
    const bodies = calls.map((body, index) => ({ id: String(index), timestamp: new Date(), attempts: 1, body }))
    const batch = createMessageBatch<UserFactsCall>('stoa-users', bodies)
    const context = createExecutionContext()
    await worker.queue(batch as never, this.env)
    return (await getQueueResult(batch, context)).explicitAcks.length
  }
}
