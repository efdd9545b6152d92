/** One product in the admin: who may see it, and what can be done to its pictures with plain forms. */
import { beforeAll, expect, test } from 'vitest'
import type { Bytes } from '#domain/catalog/pictures/bytes'
import { productByHandle } from '#schema/products/catalog/catalog'
import { auditEntriesOf } from '#schema/users/customers/audit'
import { latin, pictures } from '#tests/pictures'
import { ORIGIN } from './caller.ts'
import { hidden } from './browser.ts'
import { frontDoor } from './front-door.ts'
import { signedIn, visit } from './desk.ts'
import { shop, stockGoods } from './goods.ts'

let manager = ''
let clerk = ''
let path = ''
beforeAll(async () => {
  await stockGoods()
  manager = (await signedIn('manager')).cookie
  clerk = (await signedIn('clerk')).cookie
  path = `/admin/products/${(await productByHandle(shop.PRODUCTS_DB, 'delos-mug'))?.id}`
})

const look = async (cookie = manager, query = '') => (await visit(path + query, { cookie })).text()
const hung = async () => (await productByHandle(shop.PRODUCTS_DB, 'delos-mug'))?.pictures ?? []

type Upload = { readonly files: readonly (readonly [string, Bytes])[]; readonly key?: string; readonly cookie?: string }
const upload = async ({ files, key = crypto.randomUUID(), cookie = manager }: Upload) => {
  const form = new FormData()
  form.set('key', key)
  for (const [name, bytes] of files) form.append('files', new File([bytes], name, { type: 'image/png' }))
  const request = new Request(`${ORIGIN}${path}/pictures`, {
    method: 'POST',
    body: form,
    headers: { cookie, origin: ORIGIN },
    redirect: 'manual',
  })
  const answer = await frontDoor(request)
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}

const press = async (fields: Readonly<Record<string, string>>, to = 'picture', cookie = manager) => {
  const form = Object.entries({ key: crypto.randomUUID(), ...fields })
  const answer = await visit(`${path}/${to}`, { cookie, form })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}

test('the list leads to the product, which says what it is', async () => {
  const list = await (await visit('/admin/products', { cookie: manager })).text()
  expect(list).toContain(`href="${path}"`)
  const page = await look()
  for (const said of [
    'Delos mug',
    'Thrown by hand.',
    'MUG-C',
    'value="28.00"',
    'value="32.00"',
    'Kiln on Syros',
    'none yet',
  ]) {
    expect(page).toContain(said)
  }
  expect(page).toContain('data-upload')
  const chinese = await look(manager, '?lang=zh')
  for (const said of ['提洛斯马克杯', '图片', '还没有', '款式']) expect(chinese).toContain(said)
  await look(manager, '?lang=en')
})

test('who may not change the catalogue sees it and cannot send anything', async () => {
  expect(await look(clerk)).not.toMatch(/data-upload|method="post" action="[^"]*products/)
  expect(await look(clerk)).toContain('€28.00')
  expect((await upload({ files: [['a.png', pictures.png]], cookie: clerk })).status).toBe(403)
  expect((await press({ do: 'remove', src: 'x' }, 'picture', clerk)).status).toBe(403)
  expect((await visit(path)).status).toBe(303)
})

test('several files at once: those that are pictures are added, the others named with their reason', async () => {
  const key = crypto.randomUUID()
  const files = [
    ['mug.png', pictures.png],
    ['mug.jpg', pictures.jpg],
  ] as const
  const sent = await upload({ files, key })
  expect([sent.status, sent.to]).toEqual([303, `${path}?done=added&count=2#pictures`])
  expect(await look(manager, '?done=added&count=2')).toContain('2 pictures added')
  await upload({ files, key })
  expect(await hung()).toHaveLength(2)
  const mixed = await upload({
    files: [
      ['evil.png', latin('<script>alert(1)</script>')],
      ['more.webp', pictures.webp],
    ],
  })
  expect(mixed.status).toBe(415)
  expect(mixed.html).toContain('<b>evil.png</b>: It is no JPEG')
  expect(mixed.html).toContain('Of the same form 1 picture was added')
  expect(await hung()).toHaveLength(3)
  expect((await auditEntriesOf(shop.USERS_DB, 'delos-mug', 9)).map(({ action }) => action)).toEqual(
    Array.from({ length: 3 }, () => 'catalog:add-picture'),
  )
})

test('a form without a file, of another kind, or too heavy changes nothing and says why', async () => {
  expect((await upload({ files: [] })).html).toContain('No file was chosen.')
  expect((await upload({ files: [['', new Uint8Array(0)]] })).status).toBe(422)
  const heavy = await upload({ files: [['heavy.png', new Uint8Array(25_000_001)]] })
  expect([heavy.status, heavy.html.includes('more than 20 MB')]).toEqual([413, true])
  const single = await upload({ files: [['heavy.png', new Uint8Array(20_000_001)]] })
  expect([single.status, single.html.includes('more than 20 MB')]).toEqual([413, true])
  expect((await press({ files: 'x' }, 'pictures')).status).toBe(415)
  expect((await upload({ files: [['a.png', pictures.gif]], key: 'no key at all' })).status).toBe(422)
  expect(await hung()).toHaveLength(3)
})

test('a picture is described in both languages and moved; the list of pictures says so', async () => {
  const [, second] = await hung()
  const src = second?.src ?? ''
  expect((await press({ do: 'save', src, alt: ' A mug ', altZh: '杯子' })).to).toBe(
    `${path}?done=picture-saved#pictures`,
  )
  expect((await hung())[1]).toMatchObject({ alt: 'A mug', altByLanguage: { zh: '杯子' } })
  expect((await press({ do: 'move:0', src, alt: 'A mug', altZh: '杯子' })).to).toBe(
    `${path}?done=moved&count=1#pictures`,
  )
  expect((await hung())[0]).toMatchObject({ src, alt: 'A mug' })
  const page = await look()
  expect(page).toContain('value="杯子"')
  expect(page).toContain('Move picture 1 forward" disabled')
  for (const odd of ['', 'move:', 'move:-1', 'move:x', 'move:9999', 'explode']) {
    expect((await press({ do: odd, src })).status, odd).toBe(422)
  }
  expect((await press({ do: 'save', src: '/media/x.png' })).status).toBe(404)
  expect((await hung()).map((one) => one.src)).toContain(src)
})

test('one is removed and put back where it was, by whoever removed it', async () => {
  const before = await hung()
  const key = crypto.randomUUID()
  const removed = await press({ do: 'remove', src: before[1]?.src ?? '', key })
  expect(removed.to).toBe(`${path}?done=removed&undo=${key}#pictures`)
  expect(await hung()).toHaveLength(before.length - 1)
  const page = await look(manager, `?done=removed&undo=${key}`)
  expect([page.includes('The picture was removed.'), hidden(page, 'undo')]).toEqual([true, key])
  const other = (await signedIn('manager')).cookie
  expect((await press({ undo: key }, 'undo', other)).html).toContain('cannot be undone')
  expect((await press({ undo: 'never' }, 'undo')).status).toBe(409)
  const undone = await press({ undo: key }, 'undo')
  expect(undone.to).toBe(`${path}?done=picture-restored&count=2#pictures`)
  expect(await hung()).toEqual(before)
})

test.each(['prd_0000000000000000', 'x', '%', '%00', 'a'.repeat(3_000)].map((id) => [id.slice(0, 30), id] as const))(
  'there is no product %s',
  async (_, id) => {
    expect((await visit(`/admin/products/${id}`, { cookie: manager })).status).toBe(404)
    expect((await visit(`/admin/products/${id}/undo`, { cookie: manager, form: [['key', 'a']] })).status).toBe(404)
  },
)
