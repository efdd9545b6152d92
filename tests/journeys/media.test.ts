/** Pictures that stand on no product: the shop's own, and those of goods to come. */
import { beforeAll, expect, test } from 'vitest'
import { auditEntriesOf } from '#schema/users/customers/audit'
import { jpgOfPhone, latin, pictures, PLACE, textOf } from '#tests/pictures'
import { frontDoor } from './front-door.ts'
import { call, ORIGIN } from './caller.ts'
import { shop } from './goods.ts'
import { signedIn } from './staff.ts'

type Headers = Readonly<Record<string, string>>
const fetchShop = (path: string, init?: RequestInit) => frontDoor(new Request(ORIGIN + path, init))

let manager: Headers
let clerk: Headers
beforeAll(async () => {
  manager = await signedIn('manager')
  clerk = await signedIn('clerk')
})

const send = async (file: BodyInit, headers: Headers = manager) => {
  const answer = await fetchShop('/api/admin/media', { method: 'POST', body: file, headers })
  // oxlint-disable-next-line typescript/no-explicit-any -- a test looks into answers of every shape
  return { status: answer.status, json: (await answer.json()) as any }
}
const kept = async () => (await shop.MEDIA.list()).objects.map(({ key }) => key)

test('it is kept without where it was taken, everybody is shown it, and the log says who sent it', async () => {
  const { status, json } = await send(jpgOfPhone(6))
  expect([status, json]).toMatchObject([200, { width: 4, height: 6 }])
  expect(json.src).toMatch(/^\/media\/[0-9a-f]{32}\.jpg$/)
  const bytes = new Uint8Array(await (await fetchShop(json.src)).arrayBuffer())
  expect(textOf(bytes)).not.toContain(PLACE)
  expect((await auditEntriesOf(shop.USERS_DB, json.src, 1))[0]).toMatchObject({
    who: 'manager@stoa.example',
    action: 'media:add',
  })
})

test('sent again it is the same picture', async () => {
  const one = await send(pictures.png)
  expect(await send(pictures.png)).toEqual(one)
  expect((await kept()).filter((name) => name.endsWith('.png'))).toHaveLength(1)
})

test('goods that come next are shown with it, also by a variant', async () => {
  const { src } = (await send(pictures.webp)).json
  const good = {
    handle: 'shown-bowl',
    text: { title: 'Bowl' },
    status: 'active',
    options: ['Glaze'],
    pictures: [{ src, alt: 'Bowl', altByLanguage: { zh: '碗' } }],
    variants: [{ options: ['Chalk'], picture: src, prices: [{ currency: 'EUR', price: 1200 }] }],
  }
  await call('POST', '/api/admin/catalog/import', { headers: manager, body: { products: [good] } })
  const { json } = await call('GET', '/api/products/shown-bowl?language=zh')
  expect(json).toMatchObject({ pictures: [{ src, alt: '碗' }], variants: [{ picture: src }] })
})

test('what is no picture is refused, as is whoever may not, and nothing is kept', async () => {
  const before = await kept()
  const refused = await Promise.all([
    send(latin('<!doctype html><script>alert(1)</script>')),
    send(pictures.gif, clerk),
    send(pictures.gif, {}),
    send(pictures.gif, { ...manager, origin: 'https://elsewhere.example' }),
  ])
  expect(refused.map(({ status, json }) => [status, json.code])).toEqual([
    [415, 'picture-kind-unknown'],
    [403, 'permission-denied'],
    [401, 'sign-in-required'],
    [403, 'foreign-origin'],
  ])
  expect(await kept()).toEqual(before)
})
