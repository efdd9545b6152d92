/** Pages of what comes back: asked for, its terms read, followed, printed and called off by whoever has the order. */
import { beforeAll, expect, test } from 'vitest'
import { hidden, openBrowser, type Browser, type Seen } from './browser.ts'
import { ORIGIN } from './caller.ts'
import { frontDoor } from './front-door.ts'
import { buy, had, openForReviews, PNG, type Order } from './reviews.ts'

beforeAll(async () => {
  await openForReviews()
})

/** Whoever comes by the link of a mail. */
const holding = async ({ id, bearer }: Order): Promise<Browser> => {
  const browser = openBrowser()
  const key = bearer.split('.').at(-1) ?? bearer
  expect((await browser.post(`/orders/${id}`, { key })).status).toBe(303)
  return browser
}

const sendForm = async (
  { cookies }: Browser,
  path: string,
  fields: Readonly<Record<string, string | File>>,
): Promise<Seen> => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const cookie = Array.from(cookies, (pair) => pair.join('=')).join('; ')
  const headers = { cookie, origin: ORIGIN, 'sec-fetch-site': 'same-origin' }
  const answer = await frontDoor(new Request(ORIGIN + path, { method: 'POST', body, headers, redirect: 'manual' }))
  const { status } = answer
  return { status, headers: answer.headers, html: await answer.text(), to: answer.headers.get('location') ?? '' }
}

const one = { 'units.0': '1', 'reason.0': 'unwanted', resolution: 'credit' }

test('chosen, its terms read, sent, followed, printed, on its way: and pressed twice it is one return', async () => {
  const order = await had('jonas@example.org')
  const browser = await holding(order)
  const page = await browser.get(`/orders/${order.id}`)
  expect(page.html).toContain('Send something back')
  expect(page.html).toContain('Withdraw from the contract here')
  const path = `/orders/${order.id}/return`
  const form = await browser.get(path)
  expect(form.html).toContain('What goes back?')
  const terms = await sendForm(browser, path, one)
  expect([terms.status, terms.html.includes('Send this back?'), terms.html.includes('Bonus')]).toEqual([
    200,
    true,
    true,
  ])
  const kept = { ...one, key: hidden(terms.html, 'key'), act: 'send' }
  const [first, again] = [await sendForm(browser, path, kept), await sendForm(browser, path, kept)]
  expect(first.status).toBe(303)
  expect(first.to).toBe(again.to)
  const standing = await browser.get(first.to)
  expect(standing.html).toContain('Your return is approved')
  expect(standing.html).toContain('Print the note for the parcel')
  const note = await browser.get(`${first.to}/note`)
  expect(note.html).toContain('Delos mug')
  const sent = await browser.post(`${first.to}/sent`, { carrier: 'DHL', tracking: '', key: 'a-key-of-its-own' })
  expect((await browser.get(sent.to)).html).toContain('Your return is on its way')
  expect((await browser.get(`/orders/${order.id}`)).html).toContain('Your return is on its way')
  expect((await browser.get(`/zh${first.to}`)).html).toContain('您的退货正在路上')
})

test('nothing chosen, more than came, a reason that wants a picture, a drawing for one: told at its field', async () => {
  const order = await had('marit@example.org')
  const browser = await holding(order)
  const path = `/orders/${order.id}/return`
  const nothing = await sendForm(browser, path, { resolution: 'refund' })
  expect([nothing.status, nothing.html.includes('Choose at least one thing.')]).toEqual([422, true])
  const more = await sendForm(browser, path, { ...one, 'units.0': '9' })
  expect([more.status, more.html.includes('more than can come back')]).toEqual([422, true])
  const broken = { ...one, 'reason.0': 'defective' }
  const bare = await sendForm(browser, path, broken)
  expect([bare.status, bare.html.includes('Please add a picture.')]).toEqual([422, true])
  const drawing = new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'a.svg', { type: 'image/svg+xml' })
  expect((await sendForm(browser, path, { ...broken, 'pictures.0': drawing })).html).toContain(
    'no picture that we can read',
  )
  const photograph = new File([PNG], 'a.png', { type: 'image/png' })
  const terms = await sendForm(browser, path, { ...broken, 'pictures.0': photograph })
  expect([terms.status, terms.html.includes('1 picture is kept.')]).toEqual([200, true])
  expect(hidden(terms.html, 'kept.0')).toMatch(/^[0-9a-f]{32}\.png$/)
})

test('before it is sent, and by whoever has not the order, nothing is sent back', async () => {
  const order = await buy('early@example.org')
  const browser = await holding(order)
  const page = await browser.get(`/orders/${order.id}/return`)
  expect(page.html).toContain('Nothing of this order can be sent back now.')
  const stranger = openBrowser()
  for (const path of ['return', 'returns/ret_x', 'returns/ret_x/note', 'withdraw', 'withdraw/receipt'])
    expect((await stranger.get(`/orders/${order.id}/${path}`)).status).toBe(404)
  expect((await sendForm(stranger, `/orders/${order.id}/return`, one)).status).toBe(404)
})

test('a return is called off as long as it was not sent', async () => {
  const order = await had('ida@example.org')
  const browser = await holding(order)
  const asked = await sendForm(browser, `/orders/${order.id}/return`, { ...one, act: 'send' })
  const off = await browser.post(`${asked.to}/cancel`, { key: 'another-key-of-its-own' })
  expect((await browser.get(off.to)).html).toContain('Your return was called off')
  expect((await browser.post(`${asked.to}/sent`, { carrier: '', tracking: '' })).status).toBe(409)
})
