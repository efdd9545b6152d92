/** What shoppers' programs do with reviews, and questions that are answered by those who have the thing. */
import { beforeAll, expect, test } from 'vitest'
import { forgetReviewer } from '#workers/flows/reviews/forget'
import { hidden, openBrowser } from './browser.ts'
import { call } from './caller.ts'
import { signIn } from './customers.ts'
import { visit } from './desk.ts'
import { frontDoor } from './front-door.ts'
import { ORIGIN } from './caller.ts'
import { shop } from './goods.ts'
import { buy, decide, had, listed, openForReviews, PNG, said, send, write, type Order } from './reviews.ts'

let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  owner = (await openForReviews()).owner
})

const staff = (method: string, path: string, body?: object) =>
  call(method, `/api/admin${path}`, { headers: owner, ...(body && { body }) })
const put = (path: string, body?: object, headers: Readonly<Record<string, string>> = {}) =>
  call('PUT', path, { headers, ...(body && { body }) })
const ask = (body: object) => put('/api/products/delos-mug/questions', body)
const answer = ({ id, bearer }: Order, question: string, body: object) =>
  call('PUT', `/api/orders/${id}/answers/${question}`, { bearer, body })

/** A question that is shown, without a word of the shop. */
const shownQuestion = async (body: string): Promise<string> => {
  const { id } = (await ask({ body })).json
  expect((await staff('POST', `/questions/${id}/publish`, { version: 1 })).status).toBe(200)
  return id
}
const questionListed = async (id: string) => (await listed()).questions.find((one: { id: string }) => one.id === id)

const addPicture = async ({ id, bearer }: Order, file: Uint8Array<ArrayBuffer>) => {
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/octet-stream' }
  const path = `${ORIGIN}/api/orders/${id}/reviews/delos-mug/pictures`
  const sent = await frontDoor(new Request(path, { method: 'PUT', headers, body: file }))
  return {
    status: sent.status,
    json: (await sent.json()) as { code?: string; pictures: { src: string }[]; state: string },
  }
}

/** Orders of before an account are found by the copy for lists. */
const isCopied = async (id: string) =>
  (await shop.TRANSACTIONS_DB.prepare('SELECT 1 AS n FROM orders WHERE id = ?1').bind(id).first()) !== null

test('a program reads all reviews by cursor, in every order, each once', async () => {
  const many = 12
  for (let at = 0; at < many; at++) {
    const order = await had(`many-${at}@example.org`)
    const written = await write(order, { ...said, stars: (at % 5) + 1, body: `The review of number ${at}.` })
    expect((await decide(written.json, 'publish')).status).toBe(200)
  }
  for (const sort of ['helpful', 'newest', 'highest', 'lowest']) {
    const first = await listed(`?sort=${sort}`)
    const second = await listed(`?sort=${sort}&after=${first.next}`)
    expect([sort, first.reviews.length, second.reviews.length, second.next]).toEqual([sort, 10, many - 10, null])
    const ids = [...first.reviews, ...second.reviews].map(({ id }: { id: string }) => id)
    expect(new Set(ids).size).toBe(many)
    const stars = [...first.reviews, ...second.reviews].map((one: { stars: number }) => one.stars)
    if (sort === 'lowest') expect(stars).toEqual(stars.toSorted())
  }
  expect((await listed('?stars=1')).next).toBeNull()
  expect((await listed('?after=x')).code).toBe('request-invalid')
})

test('pictures are added one by one, stay as they are told to, and make it wait once more', async () => {
  const order = await had('pictures@example.org')
  expect((await addPicture(order, PNG)).json.code).toBe('review-unknown')
  const written = await write(order)
  await decide(written.json, 'publish')
  const added = await addPicture(order, PNG)
  expect([added.status, added.json.state, added.json.pictures.length]).toEqual([200, 'waiting', 1])
  // The same file again is the same picture.
  expect((await addPicture(order, PNG)).json.pictures).toHaveLength(1)
  expect(
    (
      await addPicture(
        order,
        Uint8Array.from('<svg/>', (letter) => letter.charCodeAt(0)),
      )
    ).json.code,
  ).toBe('picture-kind-unknown')
  expect((await write(order, { ...said, pictures: ['/media/somebody-elses.png'] })).json.pictures).toEqual([])
})

test('helpful once and reported once by each, and a question is one question', async () => {
  const order = await had('helpful@example.org')
  const { id } = (await write(order)).json
  // What is not shown is as unknown as what is not there.
  expect((await put(`/api/reviews/${id}/helpful`)).json.code).toBe('review-unknown')
  await decide({ id }, 'publish')
  const first = await put(`/api/reviews/${id}/helpful`)
  expect(first.json).toEqual({ helpful: 1 })
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect((await put(`/api/reviews/${id}/helpful`, undefined, { cookie })).json.code).toBe('vote-repeated')
  const reason = { reason: 'advertising' }
  expect((await put(`/api/reviews/${id}/report`, reason, { cookie })).status).toBe(200)
  expect((await put(`/api/reviews/${id}/report`, reason, { cookie })).json.code).toBe('report-repeated')
  expect((await put(`/api/reviews/${id}/report`, { reason: 'I dislike it' }, { cookie })).status).toBe(422)
  const asked = [await ask({ body: 'Does it fit under a tap?' }), await ask({ body: 'Does it fit under a tap?' })]
  expect(asked[0]?.json).toEqual(asked[1]?.json)
  expect((await ask({ body: ' ' })).json).toMatchObject({ code: 'question-invalid' })
  expect((await put('/api/products/nothing/questions', { body: 'Is it?' })).json.code).toBe('product-unknown')
})

test('who has it answers, a person reads it first, and it says that it was bought here', async () => {
  const question = await shownQuestion('Is the handle wide enough for a large hand?')
  const stranger = await buy('not-sent@example.org')
  const words = { body: 'Three fingers of mine fit.', name: 'Ines' }
  expect((await answer(stranger, question, words)).json.code).toBe('review-not-sent')
  await send(stranger)
  expect((await answer({ ...stranger, bearer: 'x'.repeat(26) }, question, words)).json.code).toBe('order-unknown')
  expect((await answer(stranger, 'que_nothing', words)).json.code).toBe('question-unknown')
  expect((await answer(stranger, question, { body: 'x'.repeat(2_001) })).json.code).toBe('answer-invalid')
  const first = await answer(stranger, question, words)
  expect(first.json).toMatchObject({ state: 'waiting', question })
  expect((await questionListed(question)).answers).toEqual([])
  const waiting = await staff('GET', '/answers?queue=waiting')
  const row = waiting.json.answers.find((one: { id: string }) => one.id === first.json.id)
  expect(row).toMatchObject({ orderId: stranger.id, email: 'not-sent@example.org', version: 1 })
  const page = await visit('/admin/reviews/answers', owner)
  expect(await page.text()).toContain('Three fingers of mine fit.')
  expect((await staff('POST', `/answers/${first.json.id}/publish`, { version: 9 })).json.code).toBe('answer-changed')
  expect((await staff('POST', `/answers/${first.json.id}/publish`, { version: 1 })).status).toBe(200)
  expect((await questionListed(question)).answers).toMatchObject([{ body: words.body, name: 'Ines' }])
  const html = (await openBrowser().get('/products/delos-mug/reviews')).html
  expect(html.slice(html.indexOf(`id="${first.json.id}"`))).toContain('Bought here')
  expect((await put(`/api/reviews/${first.json.id}/helpful`)).json).toEqual({ helpful: 1 })
  // In other words it waits again; in the same it stays.
  expect((await answer(stranger, question, words)).json.state).toBe('published')
  expect((await answer(stranger, question, { ...words, body: 'Four, even.' })).json).toMatchObject({
    id: first.json.id,
    state: 'waiting',
  })
  expect((await questionListed(question)).answers).toEqual([])
  const declined = { version: 3, reason: 'off-topic' }
  expect((await staff('POST', `/answers/${first.json.id}/decline`, declined)).status).toBe(200)
  // Whoever is forgotten is named nowhere; what they said of the goods stays.
  expect(await forgetReviewer(shop, { email: 'not-sent@example.org' })).toBe(1)
  const kept = await shop.PRODUCTS_DB.prepare('SELECT name, body FROM answers WHERE id = ?1')
    .bind(first.json.id)
    .first()
  expect(kept).toEqual({ name: '', body: 'Four, even.' })
  expect(await shop.USERS_DB.prepare('SELECT count(*) AS many FROM answerers').first('many')).toBe(0)
})

test('by the page: with an account, with the link of an order, and with neither', async () => {
  const question = await shownQuestion('Does it survive the dishwasher?')
  const path = `/reviews/answer?question=${question}`
  const nobody = await openBrowser().get(path)
  expect([nobody.status, nobody.html.includes('Answers are given by those who have it')]).toEqual([403, true])
  const order = await had('linked-answer@example.org')
  const linked = openBrowser()
  const link = await linked.get(`/orders/${order.id}?key=${order.bearer}`)
  await linked.post(`/orders/${order.id}`, { key: hidden(link.html, 'key') })
  expect((await linked.get(path)).html).toContain('Your answer')
  const wrong = await linked.post(path, { body: '', name: 'Typed' })
  expect([wrong.status, wrong.html.includes('value="Typed"'), wrong.html.includes('Write a sentence.')]).toEqual([
    422,
    true,
    true,
  ])
  expect(await linked.post(path, { body: 'Every day.', name: '' })).toMatchObject({ status: 303, to: `${path}&done=1` })
  expect((await linked.get(`${path}&done=1`)).html).toContain('It waits for a person to read it.')
  // The order of before the account is theirs once the address was proven.
  for (let look = 0; look < 100 && !(await isCopied(order.id)); look++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const account = await signIn('linked-answer@example.org')
  for (let look = 0; look < 50 && (await account.get(path)).status !== 200; look++);
  expect((await account.get(path)).html).toContain('Every day.')
  expect((await account.get('/reviews/answer?question=que_nothing')).status).toBe(404)
  const cookie = Array.from(account.cookies, (pair) => pair.join('=')).join('; ')
  const own = `/api/account/orders/${order.id}`
  const headers = { cookie, origin: ORIGIN }
  expect((await put(`${own}/answers/${question}`, { body: 'Every day, twice.' }, headers)).json.state).toBe('waiting')
  expect((await put(`${own}/reviews/delos-mug`, said, headers)).json).toMatchObject({ stars: 4, verified: true })
  const mine = await call('GET', `${own}/reviews`, { headers })
  expect(mine.json.products).toMatchObject([{ handle: 'delos-mug', review: { stars: 4 } }])
  const another = await had('another-owner@example.org')
  const theirs = await put(`/api/account/orders/${another.id}/reviews/delos-mug`, said, headers)
  expect(theirs.json.code).toBe('order-unknown')
  expect((await put(`${own}/reviews/delos-mug`, said)).status).toBe(401)
})
