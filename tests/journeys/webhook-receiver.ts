/** Another system that is told: it answers as the test says, stands where the test says, and its queue is emptied by hand. */
import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import type { Answer, DeliveryCall } from '#domain/notifications/webhooks/delivery'
import type { Env } from '#workers/env'
import worker from '#workers/index'
import { shopWith } from './bindings.ts'
import { ORIGIN } from './caller.ts'
import { shop } from './goods.ts'

export const TAKEN: Answer = { type: 'answered', status: 204, excerpt: '' }

export type Posted = { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string }

export class WebhookReceiver {
  readonly posts: Posted[] = []
  /** What each post is answered; the last one from then on. */
  answers: Answer[] = [TAKEN]
  /** What every name stands for. */
  numbers: readonly string[] | null = ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c']
  readonly calls: (DeliveryCall & { readonly delaySeconds: number })[] = []
  readonly env: Env

  constructor() {
    this.env = shopWith({
      WEBHOOK_CARRIER: {
        lookUp: async () => this.numbers,
        post: async (url: string, headers: Readonly<Record<string, string>>, body: string) => {
          this.posts.push({ url, headers, body })
          return (this.answers.length > 1 ? this.answers.shift() : this.answers[0]) ?? TAKEN
        },
      },
      DELIVERIES: {
        sendBatch: async (batch: readonly { body: DeliveryCall; delaySeconds?: number }[]) => {
          this.calls.push(...batch.map(({ body, delaySeconds = 0 }) => ({ ...body, delaySeconds })))
        },
      },
    })
  }

  /** The queue brings what it holds, however long that was to wait. @returns how many messages it is done with */
  async bring(calls: readonly DeliveryCall[] = this.calls.splice(0)): Promise<number> {
    if (calls.length === 0) return 0
    const bodies = calls.map(({ delivery }, index) => ({
      id: String(index),
      timestamp: new Date(),
      attempts: 1,
      body: { delivery },
    }))
    const batch = createMessageBatch<DeliveryCall>('stoa-deliveries', bodies)
    const context = createExecutionContext()
    await worker.queue(batch as never, this.env)
    return (await getQueueResult(batch, context)).explicitAcks.length
  }

  /** As a program of the staff asks the shop. */
  async ask(method: string, path: string, cookie: string, body?: unknown, key: string = crypto.randomUUID()) {
    const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': key }
    const request = new Request(`${ORIGIN}/api/admin/webhooks${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const answer = await worker.fetch(request as never, this.env, createExecutionContext())
    // oxlint-disable-next-line typescript/no-explicit-any -- a test looks into answers of every shape
    return { status: answer.status, json: (await answer.json()) as any }
  }
}

export type Row = Readonly<Record<string, string | number | null>>

export const deliveriesOf = async (endpoint: string): Promise<Row[]> =>
  (
    await shop.TRANSACTIONS_DB.prepare('SELECT * FROM webhook_deliveries WHERE endpoint_id = ?1 ORDER BY sequence')
      .bind(endpoint)
      .all<Row>()
  ).results

/** As if the wait were over. */
export const allDue = () => shop.TRANSACTIONS_DB.prepare('UPDATE webhook_deliveries SET try_at = 0').run()
