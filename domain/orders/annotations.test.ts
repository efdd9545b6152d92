/** What staff write down of an order: what of it changes anything, and what is refused. */
import { expect, test } from 'vitest'
import { annotate, ORDER_TAGS_MAX, type Annotating } from './annotations.ts'
import { factWithoutBuyer, withoutBuyer } from './forgetting.ts'
import type { Order } from './order.ts'

const order = (change: Partial<Order> = {}): Order =>
  ({
    id: 'ord_1',
    status: 'shipped',
    payment: 'paid',
    lines: [],
    shipments: [],
    address: null,
    version: 3,
    updatedAt: 1,
    ...change,
  }) as unknown as Order

const done = (at: Order, asked: Annotating, now = 9) => {
  const answer = annotate(at, asked, now)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}
const refusal = (at: Order, asked: Annotating) => {
  const answer = annotate(at, asked, 9)
  return answer.ok ? null : answer.refusal
}
const tags = (add: readonly string[], remove: readonly string[] = []): Annotating => ({ kind: 'tags', add, remove })

test('tags are there once each, in the order in which they came, and what changes nothing is no change', () => {
  const first = done(order(), tags(['vip', '批发', 'vip']))
  expect(first).toMatchObject({
    order: { tags: ['vip', '批发'], version: 4, updatedAt: 9 },
    annotation: { kind: 'tagged', added: ['vip', '批发'], removed: [] },
  })
  expect(done(first.order, tags(['vip'], ['none']))).toEqual({ order: first.order, annotation: null })
  expect(done(first.order, tags(['gift'], ['vip']))).toMatchObject({
    order: { tags: ['批发', 'gift'] },
    annotation: { added: ['gift'], removed: ['vip'] },
  })
  // Said in one breath, whoever takes it off wins.
  expect(done(order(), tags(['x'], ['x'])).annotation).toBeNull()
})

test('an order has so many tags and no more, and whoever has too many may take some off', () => {
  const many = Array.from({ length: ORDER_TAGS_MAX }, (_, index) => `t${index}`)
  const full = done(order(), tags(many)).order
  expect(refusal(full, tags(['one more']))).toEqual({ code: 'order-tags-too-many', most: ORDER_TAGS_MAX })
  expect(done(full, tags(['one more'], ['t0'])).order.tags).toHaveLength(ORDER_TAGS_MAX)
  const beyond = order({ tags: [...many, 'a', 'b'] })
  expect(done(beyond, tags([], ['a'])).order.tags).toHaveLength(ORDER_TAGS_MAX + 1)
})

test('two who write the note at once lose nothing: the second is told what the first wrote', () => {
  const mine = done(order(), { kind: 'note', text: 'Rings twice', read: 0 }).order
  expect(mine.note).toEqual({ text: 'Rings twice', writtenAt: 9 })
  expect(refusal(mine, { kind: 'note', text: 'Leave it at the door', read: 0 })).toEqual({
    code: 'order-note-changed',
    note: 'Rings twice',
    read: 9,
  })
  expect(done(mine, { kind: 'note', text: 'Rings twice', read: 0 }).annotation).toBeNull()
  const after = done(mine, { kind: 'note', text: '', read: 9 }).order
  // In the same millisecond, and told apart all the same.
  expect(after.note).toEqual({ text: '', writtenAt: 10 })
  expect(refusal(after, { kind: 'note', text: 'x', read: 9 })).toMatchObject({ code: 'order-note-changed', read: 10 })
})

test.each([
  [{ status: 'placed' }, false],
  [{ status: 'part-shipped' }, false],
  [{ payment: 'refund-due' }, false],
  [{ payment: 'due' }, false],
  [{ payment: 'authorised' }, false],
  [{ payment: 'part-refunded' }, true],
  [{ status: 'cancelled', payment: 'voided' }, true],
] as const)('only what is settled is put away: %j', (change, may) => {
  const asked = { kind: 'archive' } as const
  expect(refusal(order(change), asked)).toEqual(may ? null : { code: 'order-unsettled' })
})

test('put away twice it is put away once, and comes back as it was', () => {
  const away = done(order(), { kind: 'archive' })
  expect(away).toMatchObject({ order: { archivedAt: 9 }, annotation: { kind: 'archived' } })
  expect(done(away.order, { kind: 'archive' })).toEqual({ order: away.order, annotation: null })
  const back = done(away.order, { kind: 'unarchive' })
  expect(back.annotation).toEqual({ kind: 'unarchived' })
  expect(back.order).not.toHaveProperty('archivedAt')
  expect(done(order(), { kind: 'unarchive' }).annotation).toBeNull()
})

test('whoever is forgotten is forgotten in what staff wrote as well', () => {
  const noted = done(done(order(), tags(['maya’s'])).order, { kind: 'note', text: 'Maya rings twice', read: 0 })
  const bare = withoutBuyer(noted.order, 20)
  expect(bare.tags).toEqual([])
  expect(bare).not.toHaveProperty('note')
  const tagged = { type: 'order-annotated', order: noted.order } as const
  const fact = factWithoutBuyer({ ...tagged, annotation: { kind: 'tagged', added: ['maya’s'], removed: [] } })
  expect(JSON.stringify(fact)).not.toContain('maya')
  const said = {
    type: 'order-commented',
    orderId: noted.order.id,
    comment: { id: 'cmt_1', text: 'Maya rang' },
  } as const
  expect(factWithoutBuyer(said)).toEqual({ ...said, comment: { id: 'cmt_1', text: '' } })
})
