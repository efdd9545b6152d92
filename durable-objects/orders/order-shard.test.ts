/** What an order shard decides about payments: nothing that was paid is lost, or sold for twice. */
import { expect, test, vi } from 'vitest'
import type { CartId } from '#domain/ids'
import { CART_IDLE_MS } from '#domain/orders/cart'
import { begin, newItem, newOwner, orderShardAlone, readyCart } from '#tests/simulation/alone'

const types = (facts: readonly { readonly type: string }[]) => facts.map(({ type }) => type)

test('a cart becomes one order, however often its payment is confirmed', async () => {
  const { shard, facts } = orderShardAlone()
  const { owner, quote } = await readyCart(shard)
  const { id: paymentId } = await begin(shard, owner, 'k')
  const first = await shard.confirm({ paymentId, quote })
  expect(await shard.confirm({ paymentId, quote: null })).toEqual(first)
  expect(types(facts())).toEqual(['order-placed'])
})

test('money that nobody agreed on is owed back, and the cart can be paid again', async () => {
  const { shard, facts } = orderShardAlone()
  const { owner } = await readyCart(shard)
  const { id: paymentId } = await begin(shard, owner, 'k')
  expect(await shard.confirm({ paymentId, quote: null })).toMatchObject({ refusal: { code: 'payment-late' } })
  await shard.owe({ paymentId, token: 'demo_approve', quote: null })
  await shard.owe({ paymentId, token: 'demo_approve', quote: null })
  expect(types(facts())).toEqual(['payment-failed', 'payment-owed'])
  expect(await begin(shard, owner, 'k2')).toMatchObject({ state: 'started' })
})

test('what is owed once is never sold for again', async () => {
  const { shard, facts } = orderShardAlone()
  const { owner, quote } = await readyCart(shard)
  const { id: paymentId } = await begin(shard, owner, 'k')
  await shard.owe({ paymentId, token: 'demo_approve', quote: null })
  expect(await shard.confirm({ paymentId, quote })).toMatchObject({ refusal: { code: 'payment-late' } })
  expect(await shard.revive({ paymentId, quote })).toMatchObject({ refusal: { code: 'payment-late' } })
  expect(types(facts())).not.toContain('order-placed')
})

test('a payment that comes while another is under way is owed to its own card, and the other goes on', async () => {
  const { shard, facts } = orderShardAlone()
  const { owner, quote } = await readyCart(shard)
  const late = await begin(shard, owner, 'k', 'demo_approve')
  await shard.fail({ paymentId: late.id, reason: 'payment-stopped' })
  const other = await begin(shard, owner, 'k2', 'demo_challenge')
  expect(await shard.revive({ paymentId: late.id, quote })).toMatchObject({ refusal: { code: 'payment-late' } })
  await shard.owe({ paymentId: late.id, token: 'demo_approve', quote })
  expect(facts().at(-1)).toMatchObject({ type: 'payment-owed', paymentId: late.id, token: 'demo_approve' })
  expect(await shard.confirm({ paymentId: other.id, quote })).toMatchObject({ value: { status: 'placed', version: 1 } })
})

test('a late payment whose goods are gone is an order that was cancelled, in one moment with its last attempt', async () => {
  const { shard, facts, machine } = orderShardAlone()
  const { owner, quote, order } = await readyCart(shard)
  const late = await begin(shard, owner, 'k')
  await shard.fail({ paymentId: late.id, reason: 'payment-stopped' })
  const revived = await shard.revive({ paymentId: late.id, quote })
  if (!revived.ok) throw new Error('a late payment may be sold for')
  await shard.owe({ paymentId: late.id, token: 'demo_approve', quote: null })
  expect(types(facts())).toEqual(['payment-failed', 'payment-failed', 'order-cancelled'])
  expect(shard.orderForStaff(order).order).toMatchObject({ status: 'cancelled', payment: 'refund-due' })
  expect(machine.read('SELECT check_at FROM carts')).toEqual([{ check_at: null }])
})

test('an attempt that nobody ended is told after a minute, with the payment that has paid for it', async () => {
  const { shard, facts, machine } = orderShardAlone()
  const { owner, quote } = await readyCart(shard)
  const late = await begin(shard, owner, 'k')
  await shard.fail({ paymentId: late.id, reason: 'payment-stopped' })
  await shard.revive({ paymentId: late.id, quote })
  vi.setSystemTime((machine.read<{ at: number }>('SELECT max(check_at) AS at FROM carts')[0]?.at ?? 0) + 1)
  await shard.alarm().finally(() => vi.useRealTimers())
  expect(facts().at(-1)).toMatchObject({ type: 'payment-uncertain', paidBy: late.id })
})

test('what was agreed on is kept, also when the attempt is uncertain already', async () => {
  const { shard, machine } = orderShardAlone()
  const { owner, quote } = await readyCart(shard)
  const { id: paymentId, startedAt } = await begin(shard, owner, 'k')
  vi.setSystemTime(startedAt + 60_001)
  await shard.alarm().finally(() => vi.useRealTimers())
  await shard.wait({ paymentId, quote, state: 'uncertain' })
  expect(machine.read(`SELECT 1 FROM events WHERE fact LIKE '%payment-uncertain%'`)).toHaveLength(1)
  expect(await shard.confirm({ paymentId, quote: null })).toMatchObject({ ok: true })
})

test.each([
  ['fails when one request carried it on', 1, 'failed'],
  ['is asked about when several did', 2, 'uncertain'],
])('an attempt that is given up %s', async (_, requests, state) => {
  const { shard } = orderShardAlone()
  const { owner } = await readyCart(shard)
  let attempt = await begin(shard, owner, 'k')
  for (let more = 1; more < requests; more++) attempt = await begin(shard, owner, 'k')
  await shard.giveUp({ paymentId: attempt.id, reason: 'insufficient-stock' })
  expect(shard.cartOf(owner)?.payment).toMatchObject({ state })
})

test('what a late payment held is given back, also when its cart holds other goods by now', async () => {
  const { shard, facts } = orderShardAlone()
  const { owner, quote, item } = await readyCart(shard)
  const late = await begin(shard, owner, 'k')
  await shard.fail({ paymentId: late.id, reason: 'payment-stopped' })
  const other = newItem()
  const seen = quote.totals.total
  const adding = { type: 'add', lines: [{ variantId: other, units: 1, seen }] } as const
  await shard.changeCart({ owner, open: null, change: adding, idempotency: null })
  await shard.changeCart({
    owner,
    open: null,
    change: { type: 'set', variantId: item, units: 0, lastSeenPrice: null },
    idempotency: null,
  })
  await shard.revive({ paymentId: late.id, quote })
  await shard.owe({ paymentId: late.id, token: 'demo_approve', quote: null })
  expect(facts().findLast(({ type }) => type === 'payment-failed')).toMatchObject({ items: [other, item] })
})

test('a key stands for what it first asked for, whichever attempt is the last', async () => {
  const { shard, machine } = orderShardAlone()
  const { owner } = await readyCart(shard)
  const ask = (key: string, request: string) => shard.begin({ owner, idempotency: { key, request }, token: 't' })
  const reused = { ok: false, refusal: { code: 'idempotency-key-reused' } }
  const { id: first } = await begin(shard, owner, 'k')
  expect(await ask('k', 'another')).toEqual(reused)
  await shard.fail({ paymentId: first, reason: 'declined' })
  const { id: second } = await begin(shard, owner, 'k2')
  await shard.fail({ paymentId: second, reason: 'declined' })
  expect(await ask('k', 'another')).toEqual(reused)
  expect(await ask('k2', 'another')).toEqual(reused)
  const change = { owner, open: null, change: { type: 'note' } as never }
  for (const key of ['k', 'k2'])
    expect(await shard.changeCart({ ...change, idempotency: { key, request: 'a change' } })).toEqual(reused)
  expect(await ask('k', 'k')).toMatchObject({ ok: true, value: { attempt: { state: 'started' } } })
  expect(machine.read('SELECT key FROM answers ORDER BY key')).toEqual([{ key: 'k' }, { key: 'k2' }])
})

test('an attempt from before it carried what its key asked for is known by the answer that was written down', async () => {
  const { shard, machine } = orderShardAlone()
  const { owner } = await readyCart(shard)
  const { id } = await begin(shard, owner, 'k')
  machine.sqlite.exec(`UPDATE carts SET cart = json_remove(cart, '$.payment.request')`)
  machine.sqlite.exec(
    `INSERT INTO answers (scope, key, request, answer, at) VALUES ('${owner.id}', 'k', 'k', '"${id}"', 1)`,
  )
  const again = { owner, idempotency: { key: 'k', request: 'another' }, token: 't' }
  expect(await shard.begin(again)).toMatchObject({ refusal: { code: 'idempotency-key-reused' } })
  expect(await begin(shard, owner, 'k')).toMatchObject({ id, repeated: true })
})

test('a cart that nobody changes for thirty days is deleted with its address, unless it is ordered or waits for a payment', async () => {
  const { shard, machine } = orderShardAlone()
  const idle = await readyCart(shard)
  const failed = await readyCart(shard)
  const { id: given } = await begin(shard, failed.owner, 'k')
  await shard.fail({ paymentId: given, reason: 'card-declined' })
  const ordered = await readyCart(shard)
  const { id: paid } = await begin(shard, ordered.owner, 'k')
  await shard.confirm({ paymentId: paid, quote: ordered.quote })
  const awaited = await readyCart(shard)
  const { id: waits } = await begin(shard, awaited.owner, 'k')
  await shard.wait({ paymentId: waits, quote: awaited.quote, state: 'uncertain' })
  const carts = () => machine.read<{ id: string }>('SELECT id FROM carts ORDER BY rowid').map(({ id }) => id)
  const at = Date.now()
  vi.setSystemTime(at + CART_IDLE_MS - 1_000)
  await shard.wake()
  expect(carts()).toHaveLength(4)
  const young = await readyCart(shard)
  vi.setSystemTime(at + CART_IDLE_MS + 60_000)
  await shard.wake().finally(() => vi.useRealTimers())
  expect(carts()).toEqual([ordered, awaited, young].map(({ owner }) => owner.id))
  expect(machine.read('SELECT scope FROM answers')).toEqual([])
  expect(shard.cartOf(idle.owner)).toBeNull()
})

test('no two orders have one name, however alike their ids are', async () => {
  const { shard } = orderShardAlone()
  const like = (ending: string) => {
    const { key } = newOwner()
    return { id: `cart_007k3m9qx${ending.padStart(15, '0')}` as CartId, key }
  }
  const names: string[] = []
  for (const ending of ['1', '2', 'a0000000000001', 'a0000000000002']) {
    const { owner, quote } = await readyCart(shard, 1, like(ending))
    const placed = await shard.confirm({ paymentId: (await begin(shard, owner, 'k')).id, quote })
    if (placed.ok) names.push(placed.value.name)
  }
  expect(names[0]).toBe('007-K3M-9QX')
  expect(new Set(names).size).toBe(4)
})
