/** From the parcel to the stars: bought, sent, reviewed, read by a person, shown; and everything that is refused on the way. */
import { beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { call, ORIGIN } from './caller.ts'
import { frontDoor } from './front-door.ts'
import { buy, decide, had, listed, openForReviews, press, queue, rated, row, said, write } from './reviews.ts'
import { signedIn } from './staff.ts'

let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  owner = (await openForReviews()).owner
})

test('bought, sent, written, read, shown: and the shop’s own stars count from then on', async () => {
  const order = await had('jonas@example.org')
  const before = await (await frontDoor(new Request(`${ORIGIN}/products/delos-mug`))).text()
  expect(before).toContain('"ratingCount":3')
  const written = await write(order)
  expect(written.json).toMatchObject({ state: 'waiting', stars: 4, verified: true, choice: 'Chalk' })
  expect((await listed()).reviews).toEqual([])
  expect(await rated()).toBeNull()
  const { reviews, counts } = await queue()
  expect(counts.waiting).toBe(1)
  expect(reviews[0]).toMatchObject({
    id: written.json.id,
    orderId: order.id,
    email: 'jonas@example.org',
    handle: 'delos-mug',
  })
  expect((await decide(written.json, 'publish')).status).toBe(200)
  expect(await rated()).toEqual({ sum: 4, count: 1 })
  const page = await (await frontDoor(new Request(`${ORIGIN}/products/delos-mug`))).text()
  for (const part of ['Holds nine lemons', 'Jonas, Leipzig', 'Bought here', '"ratingCount":1', '"reviewBody"'])
    expect(page).toContain(part)
  const list = await call('GET', '/api/products?sort=rating')
  expect(list.json.products.find((one: { handle: string }) => one.handle === 'delos-mug').rating).toEqual({
    average: 4,
    sum: 4,
    count: 1,
  })
  const all = await (await frontDoor(new Request(`${ORIGIN}/products/delos-mug/reviews?sort=newest`))).text()
  expect(all).toContain('How we check reviews')
  expect((await listed()).histogram).toEqual([0, 1, 0, 0, 0])
})

test('without a purchase, before it is sent, with another’s order or key: refused with the reason, and nothing is kept', async () => {
  const before = (await queue()).counts
  const unsent = await buy('early@example.org')
  expect((await write(unsent)).json.code).toBe('review-not-sent')
  expect((await write(unsent, said, 'naoussa-jug')).json.code).toBe('review-not-bought')
  expect((await write(unsent, said, 'no-such-thing')).json.code).toBe('review-not-bought')
  const other = await had('other@example.org')
  expect((await write({ ...unsent, bearer: other.bearer })).json.code).toBe('order-unknown')
  expect((await write({ id: 'ord_000000000000000000000000', bearer: other.bearer })).json.code).toBe('order-unknown')
  expect((await write({ id: 'ord_%00%2e', bearer: other.bearer })).status).toBe(404)
  const cancelled = await buy('gone@example.org')
  await call('POST', `/api/admin/orders/${cancelled.id}/cancel`, { headers: owner, body: { reason: 'customer' } })
  expect((await write(cancelled)).json.code).toBe('review-not-bought')
  expect((await queue()).counts).toEqual(before)
})

test('one person has one review of one thing: sent again nothing changes, in other words it waits again', async () => {
  const order = await had('marit@example.org')
  const first = await write(order)
  await decide(first.json, 'publish')
  const sums = await rated()
  expect((await write(order)).json).toMatchObject({ id: first.json.id, state: 'published' })
  // A second order of the same person and thing.
  const again = await write(await had('MARIT@example.org '.trim()), {
    ...said,
    stars: 2,
    body: 'It broke after a week of use.',
  })
  expect(again.json).toMatchObject({ id: first.json.id, state: 'waiting', stars: 2 })
  expect(await rated()).toEqual({ sum: (sums?.sum ?? 0) - 4, count: (sums?.count ?? 0) - 1 })
  // Who had read the one that was there before decides nothing about the new one.
  expect((await decide({ id: first.json.id, version: 2 }, 'publish')).json.code).toBe('review-changed')
  expect((await decide({ id: first.json.id, version: 3 }, 'publish')).status).toBe(200)
  expect(await rated()).toEqual({ sum: (sums?.sum ?? 0) - 2, count: sums?.count })
  const [one, other] = await Promise.all([write(order, { ...said, stars: 1 }), write(order, { ...said, stars: 1 })])
  expect(one.json.id).toBe(other.json.id)
})

test('declined is told with its rule, by no rule about stars, and by a clerk not at all', async () => {
  const order = await had('angry@example.org')
  const written = await write(order, {
    ...said,
    stars: 1,
    body: 'Call Peter Smith at +49 341 1234567, the fucking worst.',
  })
  const { reviews } = await queue()
  expect(reviews.find((one: { id: string }) => one.id === written.json.id).flags).toEqual(['words', 'contact'])
  expect((await decide(written.json, 'decline', { reason: 'too few stars' })).status).toBe(422)
  const clerk = await signedIn('clerk')
  const denied = await call('POST', `/api/admin/reviews/${written.json.id}/publish`, {
    headers: clerk,
    body: { version: 1 },
  })
  expect(denied.json.code).toBe('permission-denied')
  expect((await call('GET', '/api/admin/reviews', { headers: clerk })).status).toBe(200)
  await decide(written.json, 'decline', { reason: 'personal' })
  const mine = await call('GET', `/api/orders/${order.id}/reviews`, { bearer: order.bearer })
  expect(mine.json.products[0].review).toMatchObject({ state: 'declined', reason: 'personal' })
  expect((await listed('?stars=1')).reviews.map(({ id }: { id: string }) => id)).not.toContain(written.json.id)
})

test.each([
  ['nothing', { stars: 5, body: '' }, 'review-invalid'],
  ['six stars', { stars: 6, body: 'Good.' }, 'review-invalid'],
  ['half a star', { stars: 2.5, body: 'Good.' }, 'review-invalid'],
  ['5,001 letters', { stars: 5, body: 'a'.repeat(5_001) }, 'review-invalid'],
  ['one letter with 30,000 marks', { stars: 5, body: `a${'\u0301'.repeat(30_000)}` }, 'review-invalid'],
  ['a name of three lines', { stars: 5, body: 'Good.', name: 'a\nb' }, 'review-invalid'],
  ['a state of its own', { stars: 5, body: 'Good.', state: 'published' }, 'request-invalid'],
  ['words for stars', { stars: 'five', body: 'Good.' }, 'request-invalid'],
])('%s is no review, and changes nothing', async (_, body, code) => {
  const order = await had('wrong@example.org')
  expect((await write(order, body)).json.code).toBe(code)
  const { json } = await call('GET', `/api/orders/${order.id}/reviews`, { bearer: order.bearer })
  expect(json.products).toEqual([{ handle: 'delos-mug', review: null }])
})

test('hostile HTML, other alphabets, emoji of seven code points and text from right to left are shown as they were written', async () => {
  const family = '👨‍👩‍👧‍👦'
  const order = await had('letters@example.org')
  const body = `<script>alert(1)</script> "'&lt;${family.repeat(3)} 很好 كوب جميل\u202e gnorw`
  const written = await write(order, {
    stars: 5,
    title: '</h3><img src=x onerror=alert(1)>',
    body,
    name: `Леся ${family}`,
  })
  await decide(written.json, 'publish')
  const page = await (await frontDoor(new Request(`${ORIGIN}/products/delos-mug/reviews?sort=newest`))).text()
  expect(page).not.toContain('<script>alert')
  expect(page).not.toContain('<img src=x')
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(page).toContain(`Леся ${family}`)
  expect(page).not.toContain('\u202e')
  expect((await queue('published')).reviews.find(({ id }: { id: string }) => id === written.json.id).flags).toContain(
    'markup',
  )
})

test('a review is helpful once for each browser and each connection, and reported once; a person answers the report', async () => {
  const [review] = (await listed()).reviews
  const [first, second] = [openBrowser(), openBrowser()]
  expect((await press(first, review.id)).status).toBe(200)
  const twice = await press(first, review.id)
  expect([twice.status, twice.html.includes('Nothing was changed')]).toEqual([409, true])
  await press(second, review.id)
  expect(await row(review.id)).toMatchObject({ helpful: review.helpful + 2, state: 'published' })
  // A program that keeps no cookie is one voter, however often it comes; its neighbour is another.
  const from = (address: string) => ({ 'cf-connecting-ip': address })
  const cookieless = async (address: string) =>
    (await openBrowser().post(`/reviews/${review.id}/helpful`, {}, from(address))).status
  expect([await cookieless('203.0.113.9'), await cookieless('203.0.113.9'), await cookieless('203.0.113.10')]).toEqual([
    200, 409, 200,
  ])
  expect([await cookieless('2001:db8:7:1::a'), await cookieless('2001:db8:7:1::b')]).toEqual([200, 409])
  expect(await row(review.id)).toMatchObject({ helpful: review.helpful + 5 })
  expect((await press(first, 'rev_000000000000000000000000')).status).toBe(404)
  expect((await press(first, 'rev_%3Cscript%3E')).status).toBe(404)
  expect((await press(first, review.id, 'report', { reason: 'stars' })).status).toBe(422)
  expect((await press(first, review.id, 'report', { reason: 'insult' })).status).toBe(200)
  expect((await press(first, review.id, 'report', { reason: 'insult' })).status).toBe(409)
  const { reviews } = await queue('reported')
  expect(reviews).toMatchObject([{ id: review.id, reports: [{ reason: 'insult', many: 1 }] }])
  await decide(reviews[0], 'publish')
  expect((await queue('reported')).reviews).toEqual([])
})

test('a question waits, is answered, and stands on the page', async () => {
  const browser = openBrowser()
  const ask = (body: string) => browser.post('/products/delos-mug/questions', { body, name: 'Ada' })
  expect((await ask('Does it fit under a small espresso machine?')).status).toBe(200)
  expect((await ask('Does it fit under a small espresso machine?')).status).toBe(200)
  expect((await ask(' ')).status).toBe(422)
  expect((await ask('x'.repeat(600))).status).toBe(422)
  expect((await browser.post('/products/no-such-thing/questions', { body: 'What?' })).status).toBe(404)
  const { questions } = (await call('GET', '/api/admin/questions', { headers: owner })).json
  expect(questions).toHaveLength(1)
  const { id, version } = questions[0]
  const answered = await call('PUT', `/api/admin/questions/${id}/answer`, {
    headers: owner,
    body: { version, answer: 'The small one does.' },
  })
  expect(answered.status).toBe(200)
  const page = await browser.get('/products/delos-mug')
  expect(page.html).toContain('The small one does.')
  expect((await press(browser, id)).status).toBe(200)
  expect((await press(browser, id)).status).toBe(409)
})
