/** A host is public, inside or a number, by its letters alone; and no page shows a picture from inside. */
import { expect, test } from 'vitest'
import { isPictureAddress } from './catalog/pictures/address.ts'
import { pictureAddress } from './catalog/shopify/csv-cells.ts'
import { kindOfHost } from './host.ts'

test.each([
  ['cdn.shop.example', 'public'],
  ['8.8.8.8', 'number'],
  ['[::1]', 'number'],
  ['localhost', 'inside'],
  ['shop.localhost.', 'inside'],
  ['metadata.google.internal', 'inside'],
  ['printer', 'inside'],
])('%s is %s', (host, kind) => expect(kindOfHost(host)).toBe(kind))

test.each([
  'http://127.0.0.1/a.png',
  '//2130706433/a.png',
  'https://[::1]/a.png',
  'https://localhost/a.png',
  'https://nas.local/a.png',
])('no picture is shown from %s', (address) => expect(pictureAddress(address)).toBeUndefined())

test.each(['/\\evil.example/a.png', '/a b.png', 'http://a.example/b.png', 'https://'])(
  '%j is no address of a picture',
  (address) => expect(isPictureAddress(address)).toBe(false),
)

test.each(['/media/a.png', 'https://cdn.shop.example/a.png?v=1', '//cdn.shop.example/a b.png'])(
  '%s is shown',
  (address) => expect(pictureAddress(address)).toMatch(/^(\/media|https:\/\/cdn)/),
)
