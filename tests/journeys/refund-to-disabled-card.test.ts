/** Money that goes back to a gift card which was disabled meanwhile: staff are told where they refund, and in the history of the order. */
import { beforeAll, expect, test } from 'vitest'
import { CARDS } from './buying.ts'
import { call } from './caller.ts'
import { signedIn as atDesk, visit } from './desk.ts'
import { stockGoods, type Goods } from './goods.ts'
import { signedIn } from './staff.ts'
import { dealt, payRest, readyWithCards } from './stored-values.ts'

let goods: Goods
let owner: Readonly<Record<string, string>>
let cookie = ''
beforeAll(async () => {
  goods = await stockGoods()
  owner = await signedIn('owner')
  cookie = (await atDesk('owner')).cookie
}, 60_000)

const WAIT = { timeout: 15_000 }
const post = (path: string, body: object) => call('POST', `/api/admin/${path}`, { headers: owner, body })

test('who refunds is told that the card is disabled, in both languages, and the history says where the money lies', async () => {
  const card = await dealt(2000)
  const cart = await readyWithCards([{ variantId: goods.chalk, units: 1 }], [card])
  const { json } = await payRest(cart, { cardNumber: CARDS.approves })
  const id: string = json.order.id
  const page = async (language: 'en' | 'zh') => (await visit(`/admin/orders/${id}?lang=${language}`, { cookie })).text()
  const read = async () => (await call('GET', `/api/admin/orders/${id}`, { headers: owner })).json
  expect(await page('en')).not.toContain('is disabled')
  expect((await read()).disabledStoredValues).toEqual([])

  await post(`gift-cards/${card.id}/disable`, {})
  expect(await page('en')).toContain(`Gift card •••• ${card.ending} is disabled. What goes back to it nobody can spend`)
  expect(await page('en')).toContain(`href="/admin/gift-cards/${card.id}"`)
  expect(await page('zh')).toContain('已停用。退回的金额无法使用')
  expect((await read()).disabledStoredValues).toEqual([card.id])

  await post(`orders/${id}/cancel`, { reason: 'customer' })
  await expect.poll(async () => (await read()).payment, WAIT).toBe('refunded')
  const history = `went back to Gift card •••• ${card.ending}`
  expect(await page('en')).toContain(`${history}, which is disabled: nobody can spend it until the card is enabled`)
  await post(`gift-cards/${card.id}/enable`, {})
  expect(await page('en')).toContain(history)
  expect(await page('en')).not.toContain('is disabled')
})
