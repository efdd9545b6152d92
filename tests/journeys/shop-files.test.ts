/** Files of the shop of every kind: added, found, fetched in parts, shown where they are used, replaced there, taken out with a warning. */
import { expect, test } from 'vitest'
import { pngOf } from '#tests/pictures'
import { frontDoor } from './front-door.ts'
import { call, ORIGIN } from './caller.ts'
import { visit } from './desk.ts'
import { shop } from './goods.ts'
import { manager, owner, withMerchants } from './merchants.ts'

withMerchants()

const FILES = '/admin/content/files'
const fetchShop = (path: string, init?: RequestInit) => frontDoor(new Request(ORIGIN + path, init))

const post = async (path: string, fields: Readonly<Record<string, string>>, ...files: File[]) => {
  const body = new FormData()
  body.set('key', crypto.randomUUID())
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  for (const file of files) body.append('files', file)
  const headers = { cookie: manager, origin: ORIGIN, 'sec-fetch-site': 'same-origin' }
  const answer = await fetchShop(path, { method: 'POST', body, headers, redirect: 'manual' })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}
const form = async (path: string, fields: Readonly<Record<string, string>>) => {
  const answer = await visit(path, { cookie: manager, form: [['key', crypto.randomUUID()], ...Object.entries(fields)] })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}
const look = async (path: string) => (await visit(path, { cookie: manager })).text()
const addressIn = (html: string, name: string) =>
  new RegExp(`value="(/(?:files|media)/[^"]+)" aria-label="Address of ${name}"`).exec(html)?.[1] ?? ''

const letters = (text: string) => new TextEncoder().encode(text)
const mp4 = (more: string) =>
  new File([new Uint8Array([0, 0, 0, 24]), letters(`ftypisom${more}`)], 'Kiln, the film.MP4')
const pdf = new File([letters('%PDF-1.7 care')], 'Care <sheet>.pdf')

test('a file is what its name says and its content agrees with; anything else is refused', async () => {
  expect((await post(FILES, {}, pdf)).to).toContain('done=added&count=1')
  for (const amiss of [
    new File([letters('<html>')], 'page.html'),
    new File([letters('<script>x</script>')], 'care.pdf'),
    new File([new Uint8Array([1, 0, 2])], 'notes.txt'),
  ]) {
    const { status, html } = await post(FILES, {}, amiss)
    expect(status, amiss.name).toBe(415)
    expect(html).toContain('none of them')
  }
  expect((await post(FILES, {}, new File([], 'empty.pdf'))).status).toBe(422)
})

test('of several at once the good ones are added, and each other one is named with its reason', async () => {
  const bad = new File([letters('MZ')], 'tool <b>.exe')
  const empty = new File([], 'nothing.pdf')
  const good = (name: string) => new File([letters(`%PDF-1.7 ${name}`)], name)
  const { status, html } = await post(FILES, {}, bad, good('first of many.pdf'), empty, good('last of many.pdf'))
  expect(status).toBe(415)
  expect(html).toContain('2 files were not added')
  expect(html).toContain('2 files')
  expect(html).toMatch(/tool &lt;b&gt;\.exe<\/b>: [^<]*none of them/)
  expect(html).toMatch(/nothing\.pdf<\/b>: The file is empty/)
  const found = await look(`${FILES}?q=of+many`)
  for (const name of ['first of many.pdf', 'last of many.pdf']) expect(addressIn(found, name), name).not.toBe('')
  const chinese = await post(`${FILES}?lang=zh`, {}, empty)
  expect(chinese.html).toContain('1 个文件没有添加')
  expect(chinese.html).toMatch(/nothing\.pdf<\/b>: 文件是空的/)
  const byProgram = await call('POST', '/api/admin/files?name=nothing.pdf', {
    headers: { ...owner, 'content-type': 'application/octet-stream' },
  })
  expect(byProgram).toMatchObject({ status: 422, json: { code: 'file-empty' } })
})

test('whoever sends files when the session has ended comes back with the choices, and chooses the file again', async () => {
  const send = async (path: string, fields: Readonly<Record<string, string>>, file: File, from?: string) => {
    const body = new FormData()
    for (const [name, value] of Object.entries({ key: crypto.randomUUID(), ...fields })) body.set(name, value)
    body.set('files', file)
    const headers = { origin: ORIGIN, 'sec-fetch-site': 'same-origin', ...(from && { referer: ORIGIN + from }) }
    const answer = await fetchShop(path, { method: 'POST', body, headers, redirect: 'manual' })
    return { status: answer.status, html: await answer.text() }
  }
  const csv = new File([letters('Handle,Title')], 'spring goods.csv')
  const imports = await send('/admin/imports', { overwrite: 'false' }, csv)
  expect(imports.status).toBe(401)
  const to = encodeURIComponent('/admin/imports?overwrite=false')
  expect(imports.html).toContain(`/admin/sign-in?to=${to}"`)
  expect(imports.html).toContain('Choose again: spring goods.csv')
  expect(imports.html).toContain('<input type="hidden" name="overwrite" value="false"/>')
  expect(imports.html).toMatch(/<input class="in" type="file"[^>]* name="files"/)
  expect(await look('/admin/imports?overwrite=false')).toMatch(/value="false" selected/)
  // Larger than what is read of strangers: its page is known all the same.
  const large = new File([new Uint8Array(9_000_000)], 'film.mp4')
  const files = await send(FILES, {}, large, `${FILES}?kind=video`)
  expect(files.status).toBe(401)
  expect(files.html).toContain(`/admin/sign-in?to=${encodeURIComponent(`${FILES}?kind=video`)}"`)
  expect(files.html).toContain('has to be chosen again')
  const foreign = await send(FILES, {}, pdf, '/\\evil.example/admin')
  expect(foreign.html).toContain('/admin/sign-in?to=%2Fadmin"')
})

test('it is fetched for ever under its name, a film in parts, and acts in no browser', async () => {
  await post(FILES, {}, mp4('1'))
  const path = addressIn(await look(`${FILES}?q=KILN&kind=video`), 'Kiln, the film.MP4')
  expect(path).toMatch(/^\/files\/[0-9a-f]{32}\/Kiln-the-film\.mp4$/)
  const whole = await fetchShop(path)
  expect(whole.headers.get('content-type')).toBe('video/mp4')
  expect(whole.headers.get('cache-control')).toContain('immutable')
  expect(whole.headers.get('x-content-type-options')).toBe('nosniff')
  expect((await whole.arrayBuffer()).byteLength).toBe(13)
  const part = await fetchShop(path, { headers: { range: 'bytes=4-7' } })
  expect([part.status, part.headers.get('content-range'), new TextDecoder().decode(await part.arrayBuffer())]).toEqual([
    206,
    'bytes 4-7/13',
    'ftyp',
  ])
  expect((await fetchShop(path, { headers: { range: 'bytes=99-' } })).status).toBe(416)
  expect((await fetchShop(path, { headers: { 'if-none-match': whole.headers.get('etag') ?? '' } })).status).toBe(304)
  expect((await fetchShop(path, { method: 'HEAD' })).headers.get('content-length')).toBe('13')
  const sheet = addressIn(await look(`${FILES}?kind=document`), 'Care &lt;sheet&gt;.pdf')
  expect((await fetchShop(sheet)).headers.get('content-disposition')).toContain('inline')
  for (const none of ['/files/x', `/files/${'0'.repeat(32)}/x.mp4`, `/files/${'0'.repeat(32)}/x.html`, '/files/'])
    expect((await fetchShop(none)).status, none).toBe(404)
})

test('what shows a file is said with its link; it is warned of before the file goes, and replaced there by another', async () => {
  await post(FILES, {}, mp4('two'))
  await post(FILES, {}, new File([await pngOf(4, 4)], 'kiln.png'))
  const list = await look(FILES)
  const [film, picture] = [
    addressIn(await look(`${FILES}?kind=video&order=name`), 'Kiln, the film.MP4'),
    addressIn(list, 'kiln.png'),
  ]
  const id = 'doc_000000000000fi1e'
  const section = { id: 'a', type: 'video', heading: { en: 'The kiln' }, video: film, picture }
  const page = { version: 0, kind: 'landing', handle: 'kiln-film', title: { en: 'Kiln <page>' }, sections: [section] }
  expect((await call('PUT', `/api/admin/content/${id}`, { headers: owner, body: page })).json.version).toBe(1)
  const used = await look(`${FILES}/one?${new URLSearchParams({ path: film })}`)
  expect(used).toContain(`<a href="/admin/content/documents/${id}">Kiln &lt;page&gt;</a>`)
  expect(await look(`${FILES}?kind=picture`)).toContain(`/admin/content/documents/${id}`)
  const warned = await form(`${FILES}/delete`, { path: film })
  expect(warned.status).toBe(409)
  expect(warned.html).toContain('goes on showing it')
  expect(await look(`${FILES}?kind=video`)).toContain(film)

  // Another kind is refused; another film stands in its place, on the page too.
  expect((await post(`${FILES}/replace`, { path: film }, pdf)).status).toBe(422)
  const replaced = await post(
    `${FILES}/replace`,
    { path: film },
    new File([await mp4('three').arrayBuffer()], 'New.mp4'),
  )
  expect(replaced.to).toContain('done=replaced')
  expect(await look(replaced.to)).toContain('Replaced in one place.')
  const now = (await call('GET', `/api/admin/content/${id}`, { headers: owner })).json
  expect(now).toMatchObject({ version: 2, sections: [{ video: expect.stringMatching(/\/New\.mp4$/), picture }] })
  expect(await look(`${FILES}?kind=video`)).not.toContain(film)
  const shown = await (await fetchShop('/pages/kiln-film')).text()
  expect(shown).toContain(`src="${now.sections[0].video}"`)
  expect(shown).toContain(`poster="${picture}"`)

  // Taken out although it is used, and brought back.
  const gone = await form(`${FILES}/delete`, { path: picture, used: 'on' })
  expect(gone.to).toContain('done=file-gone')
  expect(await look(`${FILES}?kind=picture`)).not.toContain(picture)
  expect((await form(`${FILES}/restore`, { path: picture })).to).toContain('done=restored')
  expect(await look(`${FILES}?kind=picture`)).toContain(picture)

  // A page that is gone shows nothing; one that comes back shows it again.
  await call('DELETE', `/api/admin/content/${id}?version=2`, { headers: owner })
  expect(await look(`${FILES}/one?${new URLSearchParams({ path: picture })}`)).toContain('nowhere')
})

test('a video at YouTube or Vimeo is a link with its picture: nothing is loaded from there before it is pressed', async () => {
  const id = 'doc_0000000000v1de00'
  const sections = [
    {
      id: 'a',
      type: 'video',
      heading: { en: 'The kiln' },
      video: 'https://youtu.be/aqz-KE-bpKQ?si=x',
      picture: '/media/x.jpg',
    },
    { id: 'b', type: 'picture', video: 'https://vimeo.com/76979871', text: { en: '<p>Beside</p>' } },
  ]
  const page = { version: 0, kind: 'landing', handle: 'elsewhere', title: { en: 'Elsewhere' }, sections }
  const put = (body: object) => call('PUT', `/api/admin/content/${id}`, { headers: owner, body })
  expect((await put(page)).json.sections[0].video).toBe('https://www.youtube.com/watch?v=aqz-KE-bpKQ')
  const html = await (await fetchShop('/pages/elsewhere')).text()
  expect(html).toMatch(
    /<a class="elsewhere" href="https:\/\/www\.youtube\.com\/watch\?v=aqz-KE-bpKQ" target="_blank" rel="noopener noreferrer"><img src="\/media\/x\.jpg"/,
  )
  expect(html).toContain('Play the video at Vimeo')
  expect(html).not.toMatch(/<(iframe|video)\b/)
  const amiss = await put({ ...page, version: 1, sections: [{ ...sections[0], video: 'https://example.com/watch' }] })
  expect(amiss.json.issues).toEqual([{ path: 'sections.0.video', code: 'video-form' }])
})

test('a picture of a product and one in its description are uses of a file; another takes the place of both', async () => {
  await post(FILES, {}, new File([await pngOf(5, 5)], 'glaze.png'))
  const path = addressIn(await look(FILES), 'glaze.png')
  const { product } = await oneProduct()
  await shop.PRODUCTS_DB.prepare('UPDATE products SET pictures = ?2, description = ?3 WHERE id = ?1')
    .bind(product, JSON.stringify([{ src: path, alt: '', width: 5, height: 5 }]), `<p><img src="${path}" alt=""></p>`)
    .run()
  const one = `${FILES}/one?${new URLSearchParams({ path })}`
  expect(await look(one)).toContain(`/admin/products/${product}`)
  await shop.PRODUCTS_DB.prepare(
    'UPDATE collections SET picture = ?1 WHERE number = (SELECT min(number) FROM collections)',
  )
    .bind(path)
    .run()
  expect(await look(one)).toContain('/admin/collections/col_')
  const { to } = await post(`${FILES}/replace`, { path }, new File([await pngOf(6, 7)], 'glaze.png'))
  expect(to).toContain('count=2&left=0')
  const shown = await shop.PRODUCTS_DB.prepare('SELECT count(*) AS count FROM collections WHERE picture = ?1')
    .bind(new URLSearchParams(to.split('?')[1]).get('path'))
    .first('count')
  expect(shown).toBe(1)
  const after = await oneProduct()
  expect(after.pictures).toEqual([expect.objectContaining({ width: 6, height: 7 })])
  expect(after.description).toContain(`src="${after.pictures[0]?.src}"`)
  expect(after.description).not.toContain(path)
})

test('programs add files, find them with what shows them, replace them, take them out and bring them back', async () => {
  const API = '/api/admin/files'
  const send = async (path: string, body: BodyInit) => {
    const headers = { ...owner, 'content-type': 'application/octet-stream' }
    const answer = await fetchShop(path, { method: 'POST', body, headers })
    // oxlint-disable-next-line typescript/no-explicit-any -- a test looks into answers of every shape
    return { status: answer.status, json: (await answer.json()) as any }
  }
  const { json: file } = await send(`${API}?name=Prices.csv`, 'SKU,Price\nA,1')
  expect(file).toMatchObject({ kind: 'document', name: 'Prices.csv', bytes: 13, width: 0 })
  expect((await send(`${API}?name=page.html`, '<html>')).json).toMatchObject({ code: 'shop-file-unfit' })
  const found = async () => (await call('GET', `${API}?q=prices&kind=document`, { headers: owner })).json
  expect(await found()).toEqual({ files: [{ ...file, uses: [], count: 0 }], next: null })
  const at = new URLSearchParams({ path: file.path, name: 'Prices.csv' })
  const { json: done } = await send(`${API}/replace?${at}`, 'SKU,Price\nA,2')
  expect(done).toMatchObject({ replaced: 0, left: 0, file: { name: 'Prices.csv' } })
  expect((await found()).files.map(({ path }: { path: string }) => path)).toEqual([done.file.path])
  const gone = `${API}?${new URLSearchParams({ path: done.file.path })}`
  expect((await call('DELETE', gone, { headers: owner })).json).toEqual({ path: done.file.path })
  expect((await call('DELETE', gone, { headers: owner })).json).toMatchObject({ code: 'file-unknown' })
  const back = { headers: owner, body: { path: done.file.path } }
  expect((await call('POST', `${API}/restore`, back)).json).toEqual({ path: done.file.path })
  expect((await found()).files).toHaveLength(1)
})

test('a program sends and replaces a file of more than one megabyte', async () => {
  const large = (first: string) => new File([letters('%PDF-1.7 '), letters(first), new Uint8Array(3_000_000)], 'x')
  const send = async (path: string, body: File) => {
    const answer = await fetchShop(path, { method: 'POST', body, headers: { ...owner } })
    return { status: answer.status, json: await answer.json<{ path?: string; code?: string }>() }
  }
  const added = await send('/api/admin/files?name=Large.pdf', large('1'))
  expect(added).toMatchObject({ status: 200, json: { bytes: 3_000_010 } })
  const at = new URLSearchParams({ path: added.json.path ?? '', name: 'Large.pdf' })
  expect((await send(`/api/admin/files/replace?${at}`, large('2'))).status).toBe(200)
  const twentyFive = new File([letters('%PDF-1.7 '), new Uint8Array(25 * 1024 * 1024)], 'x')
  expect(await send('/api/admin/files?name=Large.pdf', twentyFive)).toMatchObject({
    status: 413,
    json: { code: 'download-too-large' },
  })
})

test('programs save views, read a former version of a page, and lay out starting texts once', async () => {
  const VIEWS = '/api/admin/product-views'
  const view = { name: 'Sold <out>', query: 'stock=none' }
  const { views } = (await call('PUT', VIEWS, { headers: owner, body: view })).json
  expect(views).toContainEqual({ id: expect.stringMatching(/^view_/), ...view })
  expect((await call('GET', VIEWS, { headers: owner })).json).toEqual({ views })
  const { id } = views.find(({ name }: { name: string }) => name === view.name)
  expect((await call('DELETE', `${VIEWS}/${id}`, { headers: owner })).json).toMatchObject({ view })
  expect((await call('DELETE', `${VIEWS}/${id}`, { headers: owner })).json).toEqual({ view: null })

  const CONTENT = '/api/admin/content'
  const page = `${CONTENT}/doc_000000000000past`
  const said = { kind: 'landing', handle: 'past', title: { en: 'First' } }
  await call('PUT', page, { headers: owner, body: { version: 0, ...said } })
  await call('PUT', page, { headers: owner, body: { version: 1, ...said, title: { en: 'Second' } } })
  expect((await call('GET', `${page}/versions/1`, { headers: owner })).json).toMatchObject({ title: { en: 'First' } })
  expect((await call('GET', `${page}/versions/9`, { headers: owner })).status).toBe(404)
  expect((await call('POST', `${CONTENT}/starting-texts`, { headers: owner })).json.added).toBeGreaterThanOrEqual(1)
  expect((await call('POST', `${CONTENT}/starting-texts`, { headers: owner })).json).toEqual({ added: 0 })
})

const oneProduct = async () => {
  const row = await shop.PRODUCTS_DB.prepare(
    'SELECT id, pictures, description FROM products ORDER BY number LIMIT 1',
  ).first<{ id: string; pictures: string; description: string }>()
  const pictures = JSON.parse(row?.pictures ?? '[]') as { src: string; width: number; height: number }[]
  return { product: row?.id ?? '', pictures, description: row?.description ?? '' }
}
