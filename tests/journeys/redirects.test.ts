/** Whoever comes by an address of before comes to the page, in their language, and by 301. */
import { beforeAll, expect, test } from 'vitest'
import { frontDoor } from './front-door.ts'
import { call, ORIGIN } from './caller.ts'
import { signedIn } from './staff.ts'

const PATH = '/api/admin/redirects'
let staff: Readonly<Record<string, string>>
beforeAll(async () => {
  staff = await signedIn('owner')
  const prices = [{ currency: 'EUR', price: 1900 }]
  const product = { handle: '100%-größe', status: 'active', text: { title: 'T' }, variants: [{ prices }] }
  await call('POST', '/api/admin/catalog/import', { headers: staff, body: { products: [product] } })
})

const lay = (...pairs: [string, string][]) =>
  call('POST', PATH, { headers: staff, body: { redirects: pairs.map(([from, to]) => ({ from, to })) } })
const ledTo = async (path: string) => {
  const { status, headers } = await frontDoor(new Request(ORIGIN + path, { redirect: 'manual' }))
  return [status, headers.get('location')]
}

test('a page of before leads on, in either language and spelling, with its query; a page that is there stays', async () => {
  const to = '/products/100%25-gr%C3%B6%C3%9Fe'
  expect((await call('GET', to, {})).status).toBe(200)
  await lay(
    ['/products/gro%c3%9fe', '/products/100%-größe'],
    ['/old/page/', 'https://elsewhere.example/x'],
    ['/cart', '/old/page'],
  )
  expect(await ledTo('/products/gro%C3%9Fe?variant=1')).toEqual([301, `${to}?variant=1`])
  expect(await ledTo('/zh/products/gro%c3%9fe')).toEqual([301, `/zh${to}`])
  expect(await ledTo('/old/page')).toEqual([301, 'https://elsewhere.example/x'])
  expect((await ledTo('/cart'))[0]).toBe(200)
  expect((await call('GET', '/products/nobody', {})).status).toBe(404)
})

test('what is wrong is told line by line, a circle with its way; lists page, and what is deleted is gone', async () => {
  const { json } = await lay(['/b', '/c'], ['/c', '/b'], ['//evil.example', '/x'], ['/a', '/b'])
  expect(json.redirects).toEqual([
    { from: '/b', to: '/c' },
    { from: '/c', code: 'redirect-circle', way: ['/c', '/b', '/c'] },
    { from: '//evil.example', code: 'redirect-unfit' },
    { from: '/a', to: '/c' },
  ])
  const listed = (await call('GET', `${PATH}?after=/a`, { headers: staff })).json
  expect(listed.redirects[0]).toMatchObject({ from: '/b', to: '/c', byItself: false })
  expect(listed.after).toBeNull()
  expect((await call('DELETE', `${PATH}?from=/b`, { headers: staff })).status).toBe(200)
  expect((await call('DELETE', `${PATH}?from=/b`, { headers: staff })).status).toBe(404)
  expect((await call('GET', '/b', {})).status).toBe(404)
})

test('a redirect holds in every language, however it is written; blanks are letters, capitals make no way round', async () => {
  const { json } = await lay(
    ['/zh/alt', '/zh/products/100%-größe'],
    ['/pages/my%20old page', '/products/100%-größe'],
    ['/loop-a', '/Loop-A'],
  )
  const to = '/products/100%25-gr%C3%B6%C3%9Fe'
  expect(json.redirects).toMatchObject([
    { from: '/alt', to: '/products/100%-größe' },
    { from: '/pages/my old page', to: '/products/100%-größe' },
    { from: '/loop-a', code: 'redirect-circle', way: ['/loop-a', '/Loop-A', '/loop-a'] },
  ])
  expect(await ledTo('/alt')).toEqual([301, to])
  expect(await ledTo('/zh/alt')).toEqual([301, `/zh${to}`])
  expect(await ledTo('/pages/my%20old%20page')).toEqual([301, to])
})

test('what leads to a page that is there leads to it still when another redirect leads away from it', async () => {
  const page = '/products/100%25-gr%C3%B6%C3%9Fe'
  await lay(['/r-old', page])
  await lay([page, '/products/plates'])
  expect(await ledTo('/r-old')).toEqual([301, page])
  expect((await ledTo(page))[0]).toBe(200)
})
