/** Other systems are told: once for each fact, signed, again when they fail, and no more when they are gone. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Webhook } from 'standardwebhooks'
import type { Event } from '#domain/events'
import { DELIVERY_ATTEMPTS_MAX, FAILING_MS, RETRY_SECONDS } from '#domain/notifications/webhooks/delivery'
import { WEBHOOK_EVENTS, type WebhookType } from '#domain/notifications/webhooks/events'
import { tellingOf } from '#workers/flows/notifications/webhook-payloads'
import { sweepDeliveries } from '#workers/flows/notifications/webhooks'
import { webhookSchema } from '../../workers/api/notifications/wire/webhooks.ts'
import { purchase } from './bindings.ts'
import { call } from './caller.ts'
import { shop } from './goods.ts'
import { allDue, deliveriesOf, type Posted } from './webhook-receiver.ts'
import { factsFor } from './webhook-facts.ts'
import { emptied, endpointRow, factOf, Shop, SHOP_EMAIL, told, URL_IN, type Told } from './webhook-shop.ts'

let given: Told
beforeAll(async () => {
  given = await told()
  // The API is loaded when it is first asked, module by module here.
  await new Shop(given).ask('GET', '', given.owner)
}, 120_000)

let receiver: Shop
let owner = ''
beforeEach(async () => {
  receiver = new Shop(given)
  owner = given.owner
  await emptied()
})
const add = (events?: readonly string[]) => receiver.add(events)
const change = (id: string, more: object) => receiver.change(id, more)
const tell = (...events: readonly Event[]) => receiver.tell(...events)
const fact = () => factOf(given)

const verified = (secret: string, { body, headers }: Posted) =>
  new Webhook(secret).verify(body, { ...headers }) as { type: string; data: { order: { id: string; email: string } } }

describe('what happened', () => {
  test('is told once, signed, with the order as the API shows it', async () => {
    const { id, secret } = await add()
    const event = fact()
    await tell(event)
    await tell(event, event)
    await receiver.bring()
    await receiver.bring([{ delivery: Number((await deliveriesOf(id))[0]?.['sequence']) }])
    expect(receiver.posts.map(({ url }) => url)).toEqual([URL_IN])
    const [post] = receiver.posts as [Posted]
    expect(post.headers['webhook-id']).toBe(event.id)
    const { type, data } = verified(secret, post)
    const { json: order } = await call('GET', `/api/admin/orders/${given.placed.order.id}`, {
      headers: { cookie: owner },
    })
    // What the page of staff knows beside it.
    for (const beside of ['timeline', 'version', 'annotations', 'comments', 'risk', 'disabledStoredValues', 'labels'])
      delete order[beside]
    expect([type, data]).toEqual(['order.placed', { order }])
    expect(data.order.email).toBe(given.placed.order.email)
    expect(() => verified(secret, { ...post, body: post.body.replace('placed', 'plaсed') })).toThrow()
    const [row] = await deliveriesOf(id)
    expect([row?.['state'], row?.['attempts'], row?.['status']]).toEqual(['sent', 1, 204])
  })

  test('is told to nobody who has not chosen it: nothing is written and nothing rung for', async () => {
    const { id } = await add(['order.refunded'])
    await tell(fact())
    expect([await deliveriesOf(id), receiver.calls]).toEqual([[], []])
  })

  const ofShards = WEBHOOK_EVENTS.filter((type) => !type.startsWith('customer.'))
  test.each(ofShards)('has the shape that the document says: %s', async (type) => {
    const { at } = given.placed
    const facts = factsFor(given.placed)
    const { data } = await tellingOf(receiver.env, { ...facts[type], id: 'orders-0:1', at } as Parameters<
      typeof tellingOf
    >[1])
    const sent = JSON.parse(JSON.stringify({ type, timestamp: new Date(at).toISOString(), data }))
    // Nothing is missing, and nothing is there of which the document says nothing.
    expect(webhookSchema(type as WebhookType).parse(sent)).toEqual(sent)
    expect(JSON.stringify(sent)).not.toMatch(/"token"|"key"/)
  })

  test('is told by the queues of the shop itself', async () => {
    const { id } = await add()
    const until = Date.now() + 20_000
    // The Worker knows the endpoint five seconds after it was added by another isolate.
    await new Promise((resolve) => setTimeout(resolve, 5_200))
    await purchase(shop, given.variant)
    while ((await deliveriesOf(id)).length === 0 && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 100))
    expect((await deliveriesOf(id)).map(({ type }) => type)).toEqual(['order.placed'])
  })
})

describe('a receiver that fails', () => {
  test('is tried again later and later under one id, then given up, switched off, and staff are told', async () => {
    const { id, secret } = await add()
    receiver.answers = [{ type: 'answered', status: 500, excerpt: 'on fire' }]
    const event = fact()
    await tell(event)
    for (let attempt = 1; attempt <= DELIVERY_ATTEMPTS_MAX; attempt++) {
      const before = Date.now()
      await allDue()
      if (attempt === DELIVERY_ATTEMPTS_MAX)
        await shop.TRANSACTIONS_DB.prepare('UPDATE webhook_endpoints SET failing_since = ?1')
          .bind(before - FAILING_MS)
          .run()
      // By the queue while it is soon, by the sweep afterwards.
      await sweepDeliveries(receiver.env, Date.now())
      await receiver.bring()
      const [row] = await deliveriesOf(id)
      const wait = RETRY_SECONDS[attempt - 1]
      expect([row?.['attempts'], row?.['state']]).toEqual([attempt, wait ? 'waiting' : 'dead'])
      if (wait) expect(Math.round((Number(row?.['try_at']) - before) / 1000)).toBeGreaterThanOrEqual(wait)
      if (wait) expect(Number(row?.['try_at']) - before).toBeLessThan(1.2 * wait * 1000 + 2_000)
      receiver.calls.splice(0)
    }
    expect(receiver.posts).toHaveLength(DELIVERY_ATTEMPTS_MAX)
    for (const post of receiver.posts) expect(verified(secret, post).type).toBe('order.placed')
    expect(new Set(receiver.posts.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([event.id]))
    expect(await endpointRow(id)).toMatchObject({ off_for: 'failing' })
    const [row] = await deliveriesOf(id)
    expect([row?.['status'], row?.['reason'], row?.['excerpt']]).toEqual([500, 'status', 'on fire'])
  })

  test('has not failed when something arrives in between', async () => {
    const { id } = await add()
    receiver.answers = [
      { type: 'failed', reason: 'timeout' },
      { type: 'answered', status: 200, excerpt: 'ok' },
    ]
    await tell(fact())
    await receiver.bring()
    expect((await endpointRow(id))?.['failing_since']).toBeGreaterThan(0)
    expect(receiver.calls[0]?.delaySeconds).toBeGreaterThanOrEqual(5)
    await allDue()
    await receiver.bring()
    expect((await endpointRow(id))?.['failing_since']).toBeNull()
    expect((await deliveriesOf(id))[0]).toMatchObject({ state: 'sent', attempts: 2 })
  })

  test('and answers 410 is told nothing more; what waited is kept, and staff are written once', async () => {
    await shop.PRODUCTS_DB.prepare('SELECT 1').first()
    const { id } = await add()
    receiver.answers = [
      { type: 'failed', reason: 'timeout' },
      { type: 'answered', status: 410, excerpt: '' },
    ]
    await tell(fact(), fact())
    for (const { delivery } of receiver.calls.splice(0)) await receiver.bring([{ delivery }])
    const states = (await deliveriesOf(id)).map(({ state, reason }) => [state, reason])
    expect(states).toEqual([
      ['dead', 'off'],
      ['dead', 'gone'],
    ])
    expect(await endpointRow(id)).toMatchObject({ off_for: 'gone' })
    const { results: mails } = await shop.TRANSACTIONS_DB.prepare(
      `SELECT recipient, subject, text FROM messages WHERE template = 'webhook-off' AND id LIKE ?1`,
    )
      .bind(`${id}:%`)
      .all<{ recipient: string; subject: string; text: string }>()
    expect(mails).toEqual([
      { recipient: SHOP_EMAIL, subject: 'Webhooks to ERP are switched off', text: expect.stringContaining(URL_IN) },
    ])
    await tell(fact())
    expect(await deliveriesOf(id)).toHaveLength(2)
    const again = await receiver.ask('POST', `/${id}/test`, owner)
    expect([again.status, again.json.code]).toEqual([409, 'webhook-off'])
    expect((await change(id, {})).json).toMatchObject({ offAt: null, offFor: null })
  })

  test('leads elsewhere is not followed; one that is tried by two at once is told once', async () => {
    const { id } = await add()
    receiver.answers = [{ type: 'answered', status: 302, excerpt: '' }]
    await tell(fact())
    const [call_] = receiver.calls.splice(0)
    await Promise.all([receiver.bring([call_ as never]), receiver.bring([call_ as never])])
    expect(receiver.posts).toHaveLength(1)
    expect((await deliveriesOf(id))[0]).toMatchObject({ state: 'waiting', reason: 'redirect', status: 302 })
  })
})

describe('the secret', () => {
  test('is told once and kept so that a copy of the database does not tell it', async () => {
    const key = crypto.randomUUID()
    const body = { url: URL_IN, events: ['order.placed'] }
    const first = await receiver.ask('POST', '', owner, body, key)
    const again = await receiver.ask('POST', '', owner, body, key)
    expect([again.json.endpoint.id, again.json.secret]).toEqual([first.json.endpoint.id, null])
    const other = await receiver.ask('POST', '', owner, { ...body, events: ['order.shipped'] }, key)
    expect(other.json.code).toBe('idempotency-key-reused')
    const secret = String(first.json.secret).slice('whsec_'.length)
    const { json } = await receiver.ask('GET', '', owner)
    for (const kept of [JSON.stringify(await endpointRow(first.json.endpoint.id)), JSON.stringify(json)])
      expect(kept).not.toContain(secret)
  })

  test('is rotated: for a day both sign, then the new one alone', async () => {
    const { id, secret } = await add()
    const key = crypto.randomUUID()
    const { json } = await receiver.ask('POST', `/${id}/secret`, owner, undefined, key)
    expect((await receiver.ask('POST', `/${id}/secret`, owner, undefined, key)).json.secret).toBeNull()
    await tell(fact())
    await receiver.bring()
    const [first] = receiver.posts as [Posted]
    expect(first.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/)
    for (const one of [secret, json.secret]) expect(verified(one, first).type).toBe('order.placed')
    await shop.TRANSACTIONS_DB.prepare('UPDATE webhook_endpoints SET former_until = ?1')
      .bind(Date.now() - 1)
      .run()
    await tell(fact())
    await receiver.bring()
    const second = receiver.posts[1] as Posted
    expect(verified(json.secret, second).type).toBe('order.placed')
    expect(() => verified(secret, second)).toThrow()
  })
})

describe('staff', () => {
  test('send a test, one of the log and a range of it once more, under the same ids', async () => {
    const { id, secret } = await add()
    const key = crypto.randomUUID()
    for (let times = 0; times < 2; times++) await receiver.ask('POST', `/${id}/test`, owner, undefined, key)
    await receiver.bring()
    expect(receiver.posts.map((post) => verified(secret, post).type)).toEqual(['webhook.test'])
    receiver.answers = [{ type: 'answered', status: 410, excerpt: '' }]
    const [one, two] = [fact(), fact()]
    await tell(one)
    await receiver.bring()
    await change(id, {})
    receiver.answers = [{ type: 'answered', status: 200, excerpt: '' }]
    await tell(two)
    await receiver.bring()
    receiver.posts.splice(0)
    const { json } = await receiver.ask('GET', `/${id}/deliveries`, owner)
    const states = json.deliveries.map(({ eventId, state }: { eventId: string; state: string }) => [eventId, state])
    expect(states.slice(0, 2)).toEqual([
      [two.id, 'sent'],
      [one.id, 'dead'],
    ])
    const range = { since: 0, until: Date.now() + 1_000 }
    expect((await receiver.ask('POST', `/${id}/replay`, owner, range)).json.replayed).toBe(1)
    const { number } = json.deliveries[0]
    expect((await receiver.ask('POST', `/${id}/deliveries/${number}/replay`, owner)).json.replayed).toBe(1)
    await receiver.bring()
    expect(receiver.posts.map(({ headers }) => headers['webhook-id']).toSorted()).toEqual([one.id, two.id].toSorted())
    const whole = await receiver.ask('GET', `/${id}/deliveries/${number}`, owner)
    expect(JSON.parse(whole.json.payload).data.order.id).toBe(given.placed.order.id)
    const reversed = await receiver.ask('POST', `/${id}/replay`, owner, { since: 2, until: 1 })
    expect([reversed.status, reversed.json.errors[0].pointer]).toEqual([422, '/until'])
    await receiver.ask('DELETE', `/${id}`, owner)
    expect([await deliveriesOf(id), await endpointRow(id)]).toEqual([[], null])
  })

  test('who may not see orders, a key neither, has them told nowhere', async () => {
    const body = { name: 'Mail', permissions: ['notifications:see', 'notifications:change', 'inventory:see'] }
    const { json } = await call('POST', '/api/admin/api-keys', { body, headers: { cookie: owner } })
    const adding = (events: readonly string[]) =>
      call('POST', '/api/admin/webhooks', { bearer: json.secret, body: { url: 'http://127.0.0.1', events } })
    const refused = await adding(['availability.changed', 'order.placed'])
    expect([refused.status, refused.json.code, refused.json.permission]).toEqual([
      403,
      'permission-denied',
      'orders:see',
    ])
    expect((await adding(['availability.changed'])).json.code).toBe('webhook-url-unfit')
    const { id } = await add()
    const path = `/api/admin/webhooks/${id}/deliveries/1`
    expect((await call('GET', path, { bearer: json.secret })).json.permission).toBe('orders:see')
  })
})
