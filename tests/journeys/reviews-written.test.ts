/** Reviews by the pages alone, without an account and without a script; and those who wish to be forgotten. */
import { beforeAll, expect, test } from 'vitest'
import { forgetReviewer } from '#workers/flows/reviews/forget'
import { hidden, openBrowser, type Browser } from './browser.ts'
import { copied } from './buying.ts'
import { call, ORIGIN } from './caller.ts'
import { frontDoor } from './front-door.ts'
import { shop } from './goods.ts'
import { signIn } from './customers.ts'
import { decide, had, listed, openForReviews, PNG, press, rated, row, said, write } from './reviews.ts'

beforeAll(openForReviews)

test('by the link of a mail, without an account and without a script: with pictures, edited, and its state told', async () => {
  const order = await had('link@example.org')
  const browser = openBrowser()
  const link = `/reviews/write?order=${order.id}&key=${order.bearer}`
  const page = await browser.get(link)
  expect(page.headers.get('set-cookie')).toBeNull()
  const opening = await browser.post('/reviews/open', {
    order: hidden(page.html, 'order'),
    key: hidden(page.html, 'key'),
  })
  const form = await browser.get(opening.to)
  expect([form.status, form.to]).toEqual([303, `/reviews/write?order=${order.id}&product=delos-mug`])
  expect((await browser.get(form.to)).html).toContain('How is it: Delos mug?')
  const sent = await sendForm(browser, form.to, { stars: '5', body: 'The handle takes three fingers.', name: '' }, [
    PNG,
  ])
  expect(sent.headers.get('location')).toBe(`${form.to}&done=1`)
  const own = await browser.get(`${form.to}&done=1`)
  expect(own.html).toContain('It waits for a person to read it.')
  const src = /name="kept" value="([^"]+)"/.exec(own.html)?.[1] ?? ''
  expect(src).toMatch(/^\/media\/.*\.png$/)
  // Five stay five: the sixth is refused, and what was typed is kept.
  const many = await sendForm(browser, form.to, { stars: '5', body: 'More pictures', kept: src }, [
    PNG,
    PNG,
    PNG,
    PNG,
    PNG,
  ])
  expect([many.status, (await many.text()).includes('Five pictures at most.')]).toEqual([422, true])
  const strange = await sendForm(browser, form.to, { stars: '5', body: 'x', kept: '/media/somebody-elses.png' }, [
    NO_PHOTOGRAPH,
  ])
  expect(strange.status).toBe(415)
  await sendForm(browser, form.to, { stars: '3', body: 'The handle takes two.' }, [])
  const { json } = await call('GET', `/api/orders/${order.id}/reviews`, { bearer: order.bearer })
  expect(json.products[0].review).toMatchObject({ stars: 3, state: 'waiting', pictures: [] })
  const stranger = await openBrowser().get(form.to)
  expect(stranger.status).toBe(404)
})

test('by whoever is signed in, from the page of the thing and from their orders, with no key of the order in the browser', async () => {
  const order = await had('owner-of-a-mug@example.org')
  const from = '/reviews/write?product=delos-mug'
  const guest = await openBrowser().get(from)
  expect(guest.html).toContain(`/account/sign-in?to=${encodeURIComponent(from)}`)
  await copied(order.id)
  const browser = await signIn('owner-of-a-mug@example.org')
  const link = `/reviews/write?order=${order.id}"`
  await expect.poll(async () => (await browser.get('/account/orders')).html, { timeout: 5_000 }).toContain(link)
  const form = await browser.get(from)
  expect([form.status, form.to]).toEqual([303, `/reviews/write?order=${order.id}&product=delos-mug`])
  const sent = await sendForm(browser, form.to, { stars: '4', body: 'Signed in, and written.', name: '' }, [])
  expect(sent.headers.get('location')).toBe(`${form.to}&done=1`)
  const { json } = await call('GET', `/api/orders/${order.id}/reviews`, { bearer: order.bearer })
  expect(json.products[0].review).toMatchObject({ stars: 4, body: 'Signed in, and written.' })
  // Another account opens nothing with the id of the order.
  const other = await signIn('somebody-else@example.org')
  expect((await other.get(form.to)).status).toBe(404)
  expect((await sendForm(other, form.to, { stars: '1', body: 'Not mine.' }, [])).status).toBe(404)
  expect((await other.get(from)).status).toBe(200)
})

const NO_PHOTOGRAPH = Uint8Array.from('<svg/>', (letter) => letter.charCodeAt(0))

const sendForm = (
  browser: Browser,
  path: string,
  fields: Readonly<Record<string, string>>,
  files: readonly Uint8Array<ArrayBuffer>[],
) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const file of files) form.append('pictures', new File([file], 'p.png', { type: 'image/png' }))
  const cookie = Array.from(browser.cookies, (pair) => pair.join('=')).join('; ')
  return frontDoor(
    new Request(ORIGIN + path, { method: 'POST', headers: { cookie, origin: ORIGIN }, body: form, redirect: 'manual' }),
  )
}

test('who is forgotten is named nowhere; the stars stay, and a new review is another one', async () => {
  const name = 'Quirinius Zebedee'
  const order = await had('quirinius@example.org')
  const written = await write(order, { ...said, stars: 3, name })
  await decide(written.json, 'publish')
  const sums = await rated()
  expect((await listed('?sort=newest')).reviews[0].name).toBe(name)
  expect(await forgetReviewer(shop, { email: 'Quirinius@example.org' })).toBe(1)
  expect(await forgetReviewer(shop, { email: 'quirinius@example.org' })).toBe(0)
  expect(await rated()).toEqual(sums)
  for (const db of [shop.PRODUCTS_DB, shop.USERS_DB]) {
    const { results } = await db.prepare(`SELECT * FROM ${db === shop.USERS_DB ? 'reviewers' : 'reviews'}`).all()
    expect(JSON.stringify(results)).not.toMatch(/quirinius|zebedee/i)
  }
  expect(await row(written.json.id)).toMatchObject({ name: '', stars: 3, state: 'published' })
  const again = await write(order, { ...said, stars: 1 })
  expect(again.json.id).not.toBe(written.json.id)
})

test('a section of a page shows what was said, the chosen first, and hears of what is shown anew', async () => {
  const { owner } = await openForReviews()
  const section = { type: 'reviews', heading: { en: 'Said of our pots' }, count: 2 }
  const page = {
    version: 0,
    kind: 'landing',
    handle: 'what-they-say',
    title: { en: 'What they say' },
    sections: [section],
  }
  expect((await call('PUT', '/api/admin/content/doc_reviews000000000', { headers: owner, body: page })).status).toBe(
    200,
  )
  const shown = async () => (await openBrowser().get('/pages/what-they-say')).html
  const [old, fresh] = [await had('section-1@example.org'), await had('section-2@example.org')]
  const first = await write(old, { ...said, body: 'The one that staff have chosen.' })
  await decide(first.json, 'publish')
  expect(await shown()).toContain('The one that staff have chosen.')
  for (const [order, body] of [
    [fresh, 'The latest of them all.'],
    [await had('section-3@example.org'), 'A later one still.'],
  ] as const)
    await decide((await write(order, { ...said, body })).json, 'publish')
  expect(await shown()).not.toContain('The one that staff have chosen.')
  const chosen = { version: 2, chosen: true }
  const done = await call('PUT', `/api/admin/reviews/${first.json.id}/chosen`, { headers: owner, body: chosen })
  expect(done.status).toBe(200)
  const html = await shown()
  expect(html.indexOf('The one that staff have chosen.')).toBeLessThan(html.indexOf('A later one still.'))
  expect(html).toContain('Said of our pots')
})

test('the page of an order leads to what may be said of it', async () => {
  const order = await had('from-the-page@example.org')
  const browser = openBrowser()
  const link = await browser.get(`/orders/${order.id}?key=${order.bearer}`)
  await browser.post(`/orders/${order.id}`, { key: hidden(link.html, 'key') })
  expect((await browser.get(`/orders/${order.id}`)).html).toContain(`href="/reviews/write?order=${order.id}"`)
})

test('a customer is one voter, whichever browser they sign in with', async () => {
  const order = await had('voted@example.org')
  const written = await write(order, { ...said, body: 'To be voted on.' })
  await decide(written.json, 'publish')
  const [one, other] = [await signIn('voter@example.org'), await signIn('voter@example.org')]
  expect((await press(one, written.json.id)).status).toBe(200)
  expect((await press(other, written.json.id)).status).toBe(409)
  expect(await row(written.json.id)).toMatchObject({ helpful: 1 })
})
