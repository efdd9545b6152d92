/** Pictures from the file to the shopper: sent by staff, checked, kept under their content, answered for ever. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Bytes } from '#domain/catalog/pictures/bytes'
import { auditEntriesOf } from '#schema/users/customers/audit'
import { jpgOfPhone, latin, pictures, PLACE, textOf, together } from '#tests/pictures'
import { frontDoor } from './front-door.ts'
import { call, ORIGIN } from './caller.ts'
import { shop, stockGoods } from './goods.ts'
import { signedIn } from './staff.ts'

type Headers = Readonly<Record<string, string>>
const fetchShop = (path: string, init?: RequestInit) => frontDoor(new Request(ORIGIN + path, init))

let manager: Headers
let clerk: Headers
beforeAll(async () => {
  await stockGoods()
  manager = await signedIn('manager')
  clerk = await signedIn('clerk')
})

const PATH = '/api/admin/products/delos-mug/pictures'
type Sent = { readonly key?: string; readonly query?: string; readonly headers?: Headers; readonly path?: string }
const send = async (file: BodyInit, { key, query = '', headers = manager, path = PATH }: Sent = {}) => {
  const answer = await fetchShop(path + query, {
    method: 'POST',
    body: file,
    headers: { ...headers, 'content-type': 'image/png', 'idempotency-key': key ?? crypto.randomUUID() },
  })
  // oxlint-disable-next-line typescript/no-explicit-any -- a test looks into answers of every shape
  return { status: answer.status, json: (await answer.json()) as any }
}
const kept = async () => (await shop.MEDIA.list()).objects.map(({ key }) => key)
const seen = async () => (await call('GET', '/api/products/delos-mug')).json.pictures

const drawing = (inside: string) =>
  latin(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 500">${inside}</svg>`) as Bytes

describe('a file becomes a picture of a product', () => {
  test('it is kept without where it was taken, and everybody is shown it', async () => {
    const { status, json } = await send(jpgOfPhone(6), { query: '?alt=A%20mug&altZh=%E6%9D%AF' })
    expect([status, json]).toMatchObject([
      200,
      { position: 0, picture: { alt: 'A mug', altZh: '杯', width: 4, height: 6 } },
    ])
    expect(json.picture.src).toMatch(/^\/media\/[0-9a-f]{32}\.jpg$/)
    const answer = await fetchShop(json.picture.src)
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect(textOf(bytes)).not.toContain(PLACE)
    expect(await seen()).toEqual([{ src: json.picture.src, alt: 'A mug', width: 4, height: 6 }])
    expect((await auditEntriesOf(shop.USERS_DB, 'delos-mug', 1))[0]).toMatchObject({
      who: 'manager@stoa.example',
      action: 'catalog:add-picture',
      details: { src: json.picture.src },
    })
  })

  test('the same content is one object and one picture, however often and under whatever key it comes', async () => {
    const key = crypto.randomUUID()
    const [one, again, other] = [
      await send(pictures.png, { key }),
      await send(pictures.png, { key }),
      await send(pictures.png),
    ]
    expect(again).toEqual(one)
    expect(other.json.picture).toEqual(one.json.picture)
    expect((await kept()).filter((name) => name.endsWith('.png'))).toHaveLength(1)
    const elsewhere = await send(pictures.png, { path: '/api/admin/products/naoussa-jug/pictures' })
    expect(elsewhere.json.picture.src).toBe(one.json.picture.src)
  })

  test('a key stands for one file', async () => {
    const key = crypto.randomUUID()
    expect((await send(pictures.webp, { key })).status).toBe(200)
    expect((await send(pictures.gif, { key })).json).toMatchObject({ code: 'idempotency-key-reused', status: 422 })
  })

  test('many at once are all there', async () => {
    const before = (await seen()).length
    const drawings = Array.from({ length: 6 }, (_, number) => drawing(`<circle r="${number + 1}"/>`))
    const answers = await Promise.all(drawings.map((file) => send(file)))
    expect(answers.map(({ status }) => status)).toEqual(drawings.map(() => 200))
    expect((await call('GET', '/api/admin/products/delos-mug', { headers: manager })).json.pictures).toHaveLength(
      before + 6,
    )
  })

  test('a drawing is made safe, and opened alone it can do nothing', async () => {
    const { json } = await send(drawing('<script>alert(1)</script><circle r="9" onclick="alert(1)"/>'))
    expect(json.picture).toMatchObject({ width: 400, height: 500 })
    const answer = await fetchShop(json.picture.src)
    expect(await answer.text()).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 500"><circle r="9"/></svg>\n',
    )
    expect(answer.headers.get('content-type')).toBe('image/svg+xml')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox")
  })
})

describe('what is no picture is refused, and nothing of it is kept', () => {
  const heavy = new Uint8Array(20_000_001)
  heavy.set(pictures.png)
  const zeros = (width: number) => {
    const file = pictures.png.slice()
    new DataView(file.buffer).setUint32(16, width)
    return file
  }
  const cases: readonly (readonly [string, Bytes, number, string])[] = [
    ['HTML that is called a PNG', latin('<!doctype html><script>alert(1)</script>'), 415, 'picture-kind-unknown'],
    ['an archive', latin('PK\x03\x04'), 415, 'picture-kind-unknown'],
    ['nothing', new Uint8Array(0), 415, 'picture-kind-unknown'],
    ['a form with a file in it', latin('--x\r\ncontent-disposition: form-data\r\n\r\n'), 415, 'picture-kind-unknown'],
    ['a picture that ends early', pictures.jpg.slice(0, 200), 422, 'picture-broken'],
    ['a script in a GIF', latin('GIF89a/*      */=1;alert(1)'), 422, 'picture-broken'],
    ['no width', zeros(0), 422, 'picture-size-unfit'],
    ['an absurd width', zeros(0x7fff_ffff), 422, 'picture-size-unfit'],
    ['a drawing that multiplies', together('<!DOCTYPE svg [<!ENTITY a "b">]>', drawing('')), 422, 'picture-unsafe'],
    ['more than 20 MB', heavy, 413, 'picture-too-heavy'],
  ]
  test.each(cases)('%s', async (_, file, status, code) => {
    const before = [await kept(), await seen()]
    expect((await send(file)).json).toMatchObject({ status, code })
    expect([await kept(), await seen()]).toEqual(before)
  })

  test('50 MB without a length are counted while they come', async () => {
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1_000_000
        if (sent > 50_000_000) controller.close()
        else controller.enqueue(sent === 1_000_000 ? heavy.subarray(0, 1_000_000) : new Uint8Array(1_000_000))
      },
    })
    const before = await kept()
    expect((await send(endless, { headers: manager })).json).toMatchObject({ status: 413, code: 'picture-too-heavy' })
    expect(sent).toBeLessThan(30_000_000)
    expect(await kept()).toEqual(before)
  })

  test('a product that is not there, a role that may not, nobody, no key', async () => {
    expect((await send(pictures.png, { path: '/api/admin/products/no-such/pictures' })).json.code).toBe(
      'product-unknown',
    )
    expect((await send(pictures.png, { headers: clerk })).json).toMatchObject({
      status: 403,
      code: 'permission-denied',
    })
    expect((await send(pictures.png, { headers: {} })).json).toMatchObject({ status: 401, code: 'sign-in-required' })
    expect((await call('POST', PATH, { headers: manager, key: null })).json.code).toBe('idempotency-key-required')
  })
})

describe('pictures are arranged, described and taken away', () => {
  const arrange = (order: readonly object[]) => call('PATCH', PATH, { headers: manager, body: { pictures: order } })

  test('in another order, with other texts', async () => {
    const before = (await call('GET', '/api/admin/products/delos-mug', { headers: manager })).json.pictures
    const order = before
      .toReversed()
      .map(({ src }: { src: string }, place: number) => ({ src, alt: `${place}`, altZh: '' }))
    const { status, json } = await arrange(order)
    expect([status, json.pictures.map(({ src, alt, altZh }: never) => ({ src, alt, altZh }))]).toEqual([200, order])
    expect((await arrange(order.slice(1))).json).toMatchObject({ status: 409, code: 'pictures-changed' })
    expect((await arrange([...order, order[0]])).json).toMatchObject({ status: 409, code: 'pictures-changed' })
    expect((await arrange([{ src: 3 }])).json).toMatchObject({ status: 422, code: 'request-invalid' })
  })

  test('one stands for a video, which plays when somebody asks for it', async () => {
    const { pictures: before } = (await call('GET', '/api/admin/products/delos-mug', { headers: manager })).json
    const withVideo = (video: string) =>
      arrange(before.map(({ src }: { src: string }, place: number) => ({ src, ...(place === 0 && { video }) })))
    expect((await withVideo('https://youtu.be/aqz-KE-bpKQ?t=3')).json.pictures[0].video).toBe(
      'https://www.youtube.com/watch?v=aqz-KE-bpKQ',
    )
    const page = async () => (await fetchShop('/products/delos-mug')).text()
    expect(await page()).toContain('href="https://www.youtube.com/watch?v=aqz-KE-bpKQ" target="_blank"')
    expect(await page()).not.toContain('<video')
    expect((await withVideo('https://files.example/film.mp4')).status).toBe(200)
    expect(await page()).toContain('<video controls="" playsinline="" preload="none"')
    for (const none of ['http://files.example/film.mp4', 'https://files.example/film.exe', 'javascript:1'])
      expect((await withVideo(none)).json).toMatchObject({ status: 422, code: 'request-invalid' })
    expect((await withVideo('')).json.pictures[0].video).toBe('')
    expect(await page()).not.toContain('film.mp4')
  })

  test('one is taken away, and variants that it showed are shown by the first', async () => {
    const { json: added } = await send(pictures.webpLossless)
    const { src } = added.picture
    const remove = () => call('DELETE', `${PATH}?src=${encodeURIComponent(src)}`, { headers: manager })
    const { status, json } = await remove()
    expect([status, json.pictures.some((one: { src: string }) => one.src === src)]).toEqual([200, false])
    expect((await remove()).json).toMatchObject({ status: 404, code: 'picture-unknown' })
    // Pages that were made before may still show it.
    expect((await fetchShop(src)).status).toBe(200)
  })
})

describe('a picture is answered for ever', () => {
  let src = ''
  beforeAll(async () => {
    src = (await send(pictures.jpg)).json.picture.src
  })
  const ask = (headers: Headers = {}, method = 'GET') => fetchShop(src, { method, headers })

  test('first from the bucket, then from the cache of the data centre', async () => {
    const first = await ask()
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': String(pictures.jpg.length),
      'x-cache': 'miss',
      etag: `"${src.slice('/media/'.length)}"`,
    })
    expect(new Uint8Array(await first.arrayBuffer())).toHaveLength(pictures.jpg.length)
    await expect.poll(async () => (await ask()).headers.get('x-cache')).toBe('edge')
    const again = await ask()
    expect(new Uint8Array(await again.arrayBuffer())).toHaveLength(pictures.jpg.length)
    expect(again.headers.get('content-type')).toBe('image/jpeg')
    expect(again.headers.get('content-security-policy')).toContain('sandbox')
    expect(again.headers.has('set-cookie')).toBe(false)
  })

  test('HEAD, what is known already, and parts', async () => {
    const head = await ask({}, 'HEAD')
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      String(pictures.jpg.length),
      '',
    ])
    const etag = head.headers.get('etag') ?? ''
    expect((await ask({ 'if-none-match': etag })).status).toBe(304)
    expect((await ask({ 'if-none-match': `"other", W/${etag}` })).status).toBe(304)
    expect((await ask({ 'if-none-match': '"other"' })).status).toBe(200)
    const part = await ask({ range: 'bytes=2-5' })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 2-5/${pictures.jpg.length}`])
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(pictures.jpg.slice(2, 6))
    expect((await ask({ range: 'bytes=99999-' })).status).toBe(416)
    expect((await ask({ range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200)
    expect((await ask({ range: 'gibberish' })).status).toBe(200)
  })

  const none = '0'.repeat(32)
  const odd = [
    ['', 'x', '%', '%00', '..%2fx', '../wrangler.toml', '%2e%2e%2f', 'a'.repeat(5_000), '杯.jpg', 'constructor'],
    [`${none}.jpg`, `${none}.exe`, `${none}.svg/480.webp`, `${none}.jpg/481.webp`, `${none}.jpg/480.webp`],
    [`${none}.jpg%00`, `${none}.jpg/`, `${'F'.repeat(32)}.jpg`],
  ].flat()
  test.each(odd.map((name) => [name.slice(0, 40), name] as const))('/media/%s is not there', async (_, name) => {
    const answer = await fetchShop(`/media/${name}`)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('cache-control') ?? 'no-store').not.toContain('immutable')
    await answer.arrayBuffer()
  })

  test('nothing else can be asked of it', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect((await fetchShop(src, { method, headers: { origin: ORIGIN } })).status).toBe(404)
    }
  })
})
