/** How pictures are named, and in which sizes they can be had. */
import { expect, test } from 'vitest'
import { mediaKey, mediaName, sizesOf, widthsWithin } from './media-name.ts'

const HASH = '0123456789abcdef'.repeat(4)
const JPG = mediaKey(HASH, 'jpg')

test('a name says what it is', () => {
  expect(JPG).toBe('0123456789abcdef0123456789abcdef.jpg')
  expect(mediaName(JPG)).toEqual({ key: JPG, kind: 'jpg' })
  expect(mediaName(`${JPG}/480.webp`)).toEqual({
    of: { key: JPG, kind: 'jpg' },
    key: `${JPG}/480.webp`,
    width: 480,
    as: 'webp',
  })
})

test.each([
  '',
  'x.jpg',
  `${JPG} `,
  `/${JPG}`,
  `${JPG}/`,
  `${JPG}/481.webp`,
  `${JPG}/480.jpg`,
  `${JPG}/480.webp/480.webp`,
  JPG.toUpperCase(),
  `${JPG}\n`,
  `${mediaKey(HASH, 'svg')}/240.webp`,
  `${mediaKey(HASH, 'gif')}/240.avif`,
])('%j is none', (name) => {
  expect(mediaName(name)).toBeUndefined()
})

test.each([
  [1, [240]],
  [240, [240]],
  [241, [240, 480]],
  [800, [240, 480, 800]],
  [801, [240, 480, 800, 1200]],
  [12_000, [240, 480, 800, 1200]],
])('of a picture of %i pixels there are %j', (own, widths) => {
  expect(widthsWithin(own)).toEqual(widths)
})

test('each is as wide as it says', () => {
  expect(sizesOf(`/media/${JPG}`, 900).map(({ address, width }) => [address, width])).toEqual([
    ...[240, 480, 800].map((width) => [width, width]),
    [1200, 900],
  ])
  for (const src of [
    '/pictures/mug.svg',
    'https://a.example/b.jpg',
    `/media/${mediaKey(HASH, 'svg')}`,
    `/media/${JPG}/240.webp`,
  ]) {
    expect(sizesOf(src, 900)).toEqual([])
  }
})
