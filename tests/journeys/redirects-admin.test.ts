/** The page of redirects: one is added, changed, refused where it would be a circle, deleted and brought back. */
import { beforeAll, expect, test } from 'vitest'
import { visit } from './desk.ts'
import { shop, stockGoods } from './goods.ts'
import { signedIn } from './staff.ts'

let manager = ''
let clerk = ''
beforeAll(async () => {
  await stockGoods()
  manager = (await signedIn('manager')).cookie ?? ''
  clerk = (await signedIn('clerk')).cookie ?? ''
})

const PATH = '/admin/redirects'
const press = async (to: string, fields: Readonly<Record<string, string>>, cookie = manager) => {
  const answer = await visit(to, { cookie, form: Object.entries({ key: crypto.randomUUID(), ...fields }) })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}
const look = async (path = PATH, cookie = manager) => (await visit(path, { cookie })).text()
const leads = async (path: string) => (await visit(path)).headers.get('location')

test('one is added, changed, deleted and brought back', async () => {
  expect(await look()).toContain('No redirects yet')
  expect(await press(PATH, { from: '/old', to: '/products/delos-mug' })).toMatchObject({ status: 303 })
  expect(await leads('/old')).toContain('/products/delos-mug')
  const edit = await look(`${PATH}?${new URLSearchParams({ edit: '/old', to: '/products/delos-mug' })}`)
  expect(edit).toContain('value="/products/delos-mug"')
  await press(PATH, { from: '/old', to: '/products/naoussa-jug' })
  expect(await leads('/old')).toContain('/products/naoussa-jug')
  const gone = await press(`${PATH}/delete`, { from: '/old', to: '/products/naoussa-jug' })
  expect(await leads('/old')).toBeNull()
  expect(await look(gone.to)).toContain('leads nowhere any more')
  await press(PATH, { from: '/old', to: '/products/naoussa-jug' })
  expect(await leads('/old')).toContain('/products/naoussa-jug')
})

test('they are found by either address, page by page, and stand in the menu beside the content', async () => {
  const path = (number: number) => `/zz-${String(number).padStart(3, '0')}`
  await shop.PRODUCTS_DB.prepare(
    `INSERT INTO redirects (source, target, by_itself, created_at)
     SELECT value, '/Aims' || value, 0, 1 FROM json_each(?1)`,
  )
    .bind(JSON.stringify(Array.from({ length: 150 }, (_, index) => path(index))))
    .run()
  const found = await look(`${PATH}?q=AIMS/zz-007`)
  expect([found.includes('/zz-007'), found.includes('/zz-008')]).toEqual([true, false])
  expect(await look(`${PATH}?q=${encodeURIComponent('<none>')}`)).toContain('No redirect has “&lt;none&gt;” in it')
  const first = await look(`${PATH}?q=zz-`)
  const on = /href="(\/admin\/redirects\?[^"]*after=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await look(on)
  expect([first.includes('/zz-099<'), first.includes('/zz-100<')]).toEqual([true, false])
  expect([second.includes('/zz-099<'), second.includes('/zz-149<')]).toEqual([false, true])
  const back = /href="(\/admin\/redirects\?[^"]*before=[^"]*)"/.exec(second)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const again = await look(back)
  expect([again.includes('/zz-000<'), again.includes('/zz-099<'), again.includes('before=')]).toEqual([
    true,
    true,
    false,
  ])
  expect(again).toMatch(/href="\/admin\/content"[\s\S]*href="\/admin\/redirects"[^>]* aria-current="page"/)
  await shop.PRODUCTS_DB.prepare("DELETE FROM redirects WHERE source LIKE '/zz-%'").run()
})

test('a circle, and what is no path, is said at its field, and what was typed stays', async () => {
  const circle = await press(PATH, { from: '/products/naoussa-jug', to: '/old' })
  expect([circle.status, circle.html.includes('in a circle')]).toEqual([409, true])
  expect(circle.html).toContain('value="/products/naoussa-jug"')
  const unfit = await press(PATH, { from: 'no <path>', to: '' })
  expect([unfit.status, unfit.html.includes('value="no &lt;path&gt;"')]).toEqual([422, true])
  expect(unfit.html).toContain('from-wrong')
})

test('who may not change goods sees them, and no form', async () => {
  expect(await look(PATH, clerk)).not.toContain('id="from"')
  expect((await press(PATH, { from: '/x', to: '/y' }, clerk)).status).toBe(403)
  expect((await press(`${PATH}/delete`, { from: '/old', to: '/y' }, clerk)).status).toBe(403)
})
