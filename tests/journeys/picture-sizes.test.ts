/** Pictures in the sizes that pages ask for: where the platform makes them smaller, and where it does not. */
import { beforeAll, expect, test } from 'vitest'
import { readPicture } from '#domain/catalog/pictures/read-picture'
import { latin, pictures, pngOf } from '#tests/pictures'
import type { Env } from '../../workers/env.ts'
import { addingPicture } from '#workers/flows/catalog/picture-commands'
import { carryOut } from '#workers/flows/command'
import { takePicture } from '#workers/flows/catalog/take-picture'
import worker from '../../workers/index.ts'
import { frontDoor } from './front-door.ts'
import { shopWith } from './bindings.ts'
import { ORIGIN } from './caller.ts'
import { shop, stockGoods } from './goods.ts'

const ask = (path: string) => frontDoor(new Request(ORIGIN + path, { redirect: 'manual' }))

const context = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} } as unknown as ExecutionContext
const askOf = (env: Env, path: string) =>
  worker.fetch(new Request(ORIGIN + path) as Parameters<typeof worker.fetch>[0], env, context)

const bytesAt = async (path: string) => new Uint8Array(await (await ask(path)).arrayBuffer())

/** What a shop without resizing has: the setting is off, or the platform has no such binding. */
const without = () => shopWith({ PICTURE_SIZES: 'off' })
/** The free number of sizes is used up. */
const usedUp = () =>
  shopWith({
    IMAGES: {
      input: () => {
        throw new Error('error 9423')
      },
    },
  })

const OWNER = { userId: 'usr_owner', email: 'owner@shop.example', name: 'Owner', role: 'owner' } as const

const hang = async (handle: string, width: number, height: number): Promise<string> => {
  const asking = { staff: OWNER, key: `${handle} ${width}`, now: Date.now() }
  const input = { product: handle, file: await pngOf(width, height), alt: 'A slope' }
  const done = await carryOut(shop, addingPicture, asking, input)
  if (!done.ok) throw new Error('no picture')
  return done.value.answer.picture.src
}

let large = ''
let small = ''
beforeAll(async () => {
  await stockGoods()
  large = await hang('delos-mug', 900, 1125)
  small = await hang('naoussa-jug', 200, 250)
})

test('a page offers each size up to its own, in two formats, and the picture itself with its own size', async () => {
  const html = await (await ask('/products/delos-mug')).text()
  const [set] = /<picture>.*?<\/picture>/s.exec(html) ?? ['']
  const widths = { 240: 240, 480: 480, 800: 800, 1200: 900 }
  const offered = (as: string) =>
    Object.entries(widths)
      .map(([address, width]) => `${large}/${address}.${as} ${width}w`)
      .join(', ')
  expect(set).toContain(`<source type="image/avif" srcset="${offered('avif')}" sizes="`)
  expect(set).toContain(`<source type="image/webp" srcset="${offered('webp')}" sizes="`)
  expect(set).toMatch(new RegExp(`<img src="${large}" alt="A slope" width="900" height="1125"`))
})

test.each([
  ['240.webp', 'image/webp', 240, 300],
  ['480.webp', 'image/webp', 480, 600],
  ['240.avif', 'image/avif', 240, 300],
  ['1200.webp', 'image/webp', 900, 1125],
])('%s is what it says, made once, and then kept', async (size, type, width, height) => {
  const first = await ask(`${large}/${size}`)
  expect(first.status).toBe(200)
  expect(first.headers.get('content-type')).toBe(type)
  expect(first.headers.get('cache-control')).toContain('immutable')
  const bytes = new Uint8Array(await first.arrayBuffer())
  expect(readPicture(bytes)).toMatchObject({ value: { width, height } })
  // Of another isolate in another data centre, on a day on which the platform makes none.
  const key = `${large.slice('/media/'.length)}/${size}`
  expect((await shop.MEDIA.head(key))?.httpMetadata?.contentType).toBe(type)
  await caches.default.delete(`${ORIGIN}${large}/${size}`)
  const again = await askOf(usedUp(), `${large}/${size}`)
  expect(new Uint8Array(await again.arrayBuffer())).toEqual(bytes)
})

test('many who ask at once for a size that is not there have it made once', async () => {
  let made = 0
  const counted = shopWith({ IMAGES: { input: (file: ReadableStream) => (made++, shop.IMAGES?.input(file)) } })
  const answers = await Promise.all(Array.from({ length: 8 }, () => askOf(counted, `${large}/480.avif`)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  const sizes = await Promise.all(answers.map(async (answer) => (await answer.arrayBuffer()).byteLength))
  expect([made, new Set(sizes).size]).toEqual([1, 1])
})

test('a picture that is small already is never made larger, and never sent again under another size', async () => {
  const html = await (await ask('/products/naoussa-jug')).text()
  expect(html).toContain(`srcset="${small}/240.webp 200w" sizes=`)
  expect(html).toContain(`<img src="${small}" alt="A slope" width="200"`)
  expect(readPicture(await bytesAt(`${small}/240.webp`))).toMatchObject({ value: { width: 200, height: 250 } })
  const asked = await ask(`${small}/480.webp`)
  expect([asked.status, asked.headers.get('location')]).toEqual([302, small])
})

test('where the platform makes none, pages show originals with their own size', async () => {
  const html = await (await askOf(without(), '/zh/products/delos-mug')).text()
  expect(html).toContain(`<img src="${large}" alt="A slope" width="900" height="1125"`)
  expect(html).not.toMatch(/<source|srcset/)
  for (const env of [without(), shopWith({ IMAGES: undefined }), usedUp()]) {
    const asked = await askOf(env, `${large}/800.avif`)
    expect([asked.status, asked.headers.get('location')]).toEqual([302, large])
    expect(asked.headers.get('cache-control')).toBe('public, max-age=300')
  }
  expect(await shop.MEDIA.head(`${large.slice('/media/'.length)}/800.avif`)).toBeNull()
})

test('drawings and animations have one size', async () => {
  for (const file of [pictures.gif, latin('<svg viewBox="0 0 2000 2500"/>')]) {
    const taken = await takePicture(shop, file)
    expect((await ask(`${taken.ok ? taken.value.src : ''}/240.webp`)).status).toBe(404)
  }
})
