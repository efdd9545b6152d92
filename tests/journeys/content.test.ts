/** Posts, pages of sections and the first page: by plain forms and by API, looked at before they are saved, found, fed, undone. */
import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { call } from './caller.ts'
import { visit } from './desk.ts'
import { shop } from './goods.ts'
import { manager, owner, withMerchants } from './merchants.ts'
import { followContent } from '#schema/products/content/documents'

withMerchants()

type Fields = readonly (readonly [string, string])[]
const ADMIN = '/admin/content'
const API = '/api/admin/content'
const send = async (path: string, fields: Fields) => {
  const answer = await visit(path, { cookie: manager, form: [['key', crypto.randomUUID()], ...fields] })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}
const look = async (path: string) => (await visit(path, { cookie: manager })).text()
const page = (path: string) => openBrowser().get(path)
let ids = 0
const newId = () => `doc_${String(++ids).padStart(16, '0')}`
const put = (id: string, body: object) => call('PUT', `${API}/${id}`, { headers: owner, body })

const post = {
  kind: 'post',
  title: { en: 'A new <b>kiln', zh: '新窑' },
  lead: { en: 'It burns.', zh: '点火了。' },
  body: { en: '<p>Salt &amp; clay.</p>', zh: '<p>盐与陶土。</p>' },
  author: 'Eleni & co',
  tags: ['kilns'],
}

test('a post is written by a form, kept as typed when something is amiss, read, fed and found', async () => {
  const path = `${ADMIN}/documents/${newId()}?kind=post`
  const typed: Fields = [
    ['version', '0'],
    ['title.en', post.title.en],
    ['title.zh', post.title.zh],
    ['lead.en', post.lead.en],
    ['handle', 'new-kiln'],
    ['author', post.author],
    ['tags', 'kilns, fire'],
    ['isPublic', 'on'],
    ['from', '2026-11-01T09:00'],
  ]
  const amiss = await send(path, [...typed, ['body.en', '<script>x</script>'], ['picture', 'javascript:x']])
  expect(amiss.status).toBe(422)
  expect(amiss.html).toContain('href="#body.en"')
  expect(amiss.html).toContain('href="#picture"')
  expect(amiss.html).toContain('value="A new &lt;b&gt;kiln"')
  for (const [from, why] of [
    ['abc', 'This is no day and time'],
    ['1899-01-01T00:00', 'This is no day and time'],
    ['2027-03-28T02:30', 'The clocks are put forward'],
  ] as const) {
    const fields = [...typed.filter(([name]) => name !== 'from'), ['from', from], ['body.en', post.body.en]] as const
    const late = await send(path, fields)
    expect([late.status, late.html.includes(why)]).toEqual([422, true])
    expect(late.html).not.toMatch(/This takes a number|Take 0 at least/)
  }
  const made = await send(path, [...typed, ['body.en', post.body.en]])
  expect(made.to).toContain('done=made')
  const { status, html } = await page('/blogs/news/new-kiln')
  expect(status).toBe(200)
  expect(html).toContain('A new &lt;b&gt;kiln')
  expect(html).toContain('<p>Salt &amp; clay.</p>')
  expect((await page('/blogs/news')).html).toContain('href="/blogs/news/new-kiln"')
  expect((await page('/zh/blogs/news')).html).toContain('新窑')
  const feed = await page('/blogs/news.atom')
  expect(feed.headers.get('content-type')).toContain('application/atom+xml')
  expect(feed.html).toContain('<name>Eleni &amp; co</name>')
  expect(feed.html).toContain('<category term="fire"/>')
  expect((await page('/search?q=salt')).html).toMatch(/id="written"[\s\S]*href="\/blogs\/news\/new-kiln"/)
  expect((await page('/sitemaps/pages.xml')).html).toContain('/blogs/news/new-kiln')
  expect(await look(`${ADMIN}/posts?q=KILN`)).toContain('A new &lt;b&gt;kiln')
})

test('the first page is put together of sections, shown, and by its deletion what the settings say again', async () => {
  const id = newId()
  const path = `${ADMIN}/documents/${id}?kind=home`
  const before = (await page('/')).html
  const added = await send(path, [
    ['version', '0'],
    ['do', 'add:collection'],
  ])
  expect(added.html).toContain('name="sections[0].of"')
  const sections: Fields = [
    ['version', '0'],
    ['isPublic', 'on'],
    ['order', '0'],
    ['order', '1'],
    ['sections[0].type', 'hero'],
    ['sections[0].heading.en', 'Clay & <i>salt'],
    ['sections[0].label.en', 'See'],
    ['sections[0].path', '/collections/table'],
    ['sections[1].type', 'collection'],
    ['sections[1].of', 'table'],
    ['sections[1].count', '1'],
  ]
  const dragged = await send(path, [
    ...sections.map(([name, value]): [string, string] => [name, name === 'order' ? String(1 - Number(value)) : value]),
    ['do', 'look'],
  ])
  expect(dragged.html.indexOf('name="sections[0].of"')).toBeGreaterThan(0)
  const moved = await send(path, [...sections, ['do', 'down:0']])
  expect(moved.html).toContain('name="sections[1].heading.en"')
  const preview = await send(path, [...sections, ['do', 'preview']])
  expect(preview.to).toMatch(/^\/preview\/[0-9a-z]{26}$/)
  const seen = await page(preview.to)
  expect(seen.html).toContain('Clay &amp; &lt;i&gt;salt')
  expect(seen.html).toContain('<meta name="robots" content="noindex"/>')
  expect(seen.headers.get('x-robots-tag')).toBe('noindex')
  expect(seen.headers.get('cache-control')).toContain('no-store')
  expect((await page('/')).html).toBe(before)
  expect((await page(`/preview/${'0'.repeat(26)}`)).status).toBe(404)
  expect((await send(path, sections)).to).toContain('done=made')
  const { html } = await page('/')
  expect(html).toContain('Clay &amp; &lt;i&gt;salt')
  expect(html).toContain('Delos mug')
  expect(html).not.toContain('Naoussa jug')
  const gone = await send(`${ADMIN}/documents/${id}/delete`, [['version', '1']])
  expect((await page('/')).html).not.toContain('&lt;i&gt;salt')
  expect(await look(gone.to)).toContain(`action="${ADMIN}/documents/${id}/restore"`)
  expect((await send(`${ADMIN}/documents/${id}/restore`, [['version', '1']])).to).toContain('done=restored')
  expect((await page('/')).html).toContain('&lt;i&gt;salt')
  expect((await call('DELETE', `${API}/${id}?version=3`, { headers: owner })).status).toBe(200)
})

test('a page of sections has its time, its languages, its versions and its old address', async () => {
  const id = newId()
  const soon = Date.now() + 60_000
  const text = (en: string, more: object = {}) => ({ type: 'text', text: { en: `<p>${en}</p>` }, ...more })
  const body = {
    kind: 'landing',
    handle: 'spring',
    title: { en: 'Spring' },
    sections: [text('always'), text('later', { from: soon }), text('for Chinese', { languages: ['zh'] })],
  }
  expect((await put(id, { version: 0, ...body })).json).toMatchObject({ id, version: 1, handle: 'spring' })
  const { html } = await page('/pages/spring')
  expect(html).toContain('<p>always</p>')
  expect(html).not.toContain('<p>later</p>')
  expect(html).not.toContain('for Chinese')
  expect((await page('/zh/pages/spring')).html).toContain('for Chinese')
  // The clock finds it once its moment has come, and not again.
  expect(await followContent(shop.PRODUCTS_DB, soon - 1)).toBe(0)
  expect(await followContent(shop.PRODUCTS_DB, soon)).toBe(1)
  expect(await followContent(shop.PRODUCTS_DB, soon + 1)).toBe(0)

  expect((await put(id, { version: 1, ...body, handle: 'summer' })).json.version).toBe(2)
  expect((await page('/pages/spring')).to).toBe('/pages/summer')
  expect((await put(id, { version: 1, ...body, title: { en: 'x' } })).json).toMatchObject({
    code: 'content-differs',
    version: 2,
  })
  expect((await put(newId(), { version: 0, ...body, handle: 'summer' })).json).toMatchObject({
    code: 'content-handle-taken',
  })
  expect((await put(id, { version: 2, ...body, isPublic: false })).json.version).toBe(3)
  expect((await page('/pages/spring')).status).not.toBe(200)
  expect(await look(`${ADMIN}/documents/${id}/history`)).toContain('Version 3')
  expect((await send(`${ADMIN}/documents/${id}/restore`, [['version', '1']])).to).toContain('done=restored')
  expect((await page('/pages/spring')).status).toBe(200)
})

test('what is wrong is told field by field, and nothing is changed', async () => {
  const wrong = {
    version: 0,
    kind: 'landing',
    title: {},
    sections: [
      { type: 'video', video: 'http://x' },
      { type: 'collection', of: '', count: 999 },
      { type: 'text', text: { en: '<img src=x onerror=y>' }, from: 2, until: 1 },
      { type: 'picture', picture: '/media/x', label: { en: 'Go' } },
    ],
  }
  const { json } = await put(newId(), wrong)
  expect(json.code).toBe('content-invalid')
  expect(json.issues.map(({ path, code }: Record<string, string>) => `${path} ${code}`)).toEqual([
    'title required',
    'handle required',
    'sections.0.video video-form',
    'sections.1.of required',
    'sections.1.count out-of-range',
    'sections.2.text.en html-unsafe',
    'sections.2.until dates-reversed',
    'sections.3.path required',
  ])
})

test('starting texts are laid out once, each with the line that it has to be checked', async () => {
  expect((await send(`${ADMIN}/texts/start`, [])).to).toMatch(/done=started&count=[1-5]$/)
  expect((await page('/policies/imprint')).html).toContain('To be checked by a lawyer')
  expect((await page('/zh/policies/imprint')).html).toContain('须由律师检查')
  expect((await send(`${ADMIN}/texts/start`, [])).to).toContain('count=0')
})

test('the reference, the form and the API say one limit for the body of a post', async () => {
  const { components, paths } = (await call('GET', '/api/openapi.json')).json
  const put_ = paths['/api/admin/content/{id}'].put.requestBody.content['application/json'].schema
  const shape = put_.$ref ? components.schemas[put_.$ref.split('/').at(-1)] : put_
  expect(shape.properties.body.properties.en).toMatchObject({ maxLength: 100_000 })
  expect(shape.properties.body.properties.zh).toMatchObject({ maxLength: 100_000 })
  const written = (length: number) => ({
    ...post,
    handle: `long-${length}`,
    body: { en: 'x'.repeat(length) },
    version: 0,
  })
  expect((await put(newId(), written(100_000))).status).toBe(200)
  // Also what is longer than the body of any other call.
  for (const length of [100_001, 1_200_000]) {
    const { status, json } = await put(newId(), written(length))
    expect([length, status, json.code]).toEqual([length, 422, 'content-invalid'])
    expect(json.issues).toMatchObject([{ path: 'body.en', code: 'too-long' }])
    const typed: Fields = [
      ['version', '0'],
      ['title.en', 'Long'],
      ['body.en', 'x'.repeat(length)],
      ['isPublic', 'on'],
    ]
    expect((await send(`${ADMIN}/documents/${newId()}?kind=post`, typed)).status).toBe(422)
  }
})
