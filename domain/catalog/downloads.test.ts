/** Names of files are safe wherever they land, and ids are nothing else. */
import { expect, test } from 'vitest'
import { downloadId, fileName, newDownloadId } from './downloads.ts'

test.each([
  ['Pattern A4.pdf', 'Pattern A4.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\maya\\Lied.mp3', 'Lied.mp3'],
  ['.htaccess', 'htaccess'],
  ['a\r\nSet-Cookie: x', 'aSet-Cookie x'],
  ['图案 <1>.pdf', '图案 1.pdf'],
  ['x'.repeat(300), 'x'.repeat(200)],
  ['///', ''],
])('%j is called %j', (text, name) => expect(fileName(text)).toBe(name))

test('an id is read as it was made, and nothing else is one', () => {
  const id = newDownloadId(new Uint8Array(32).fill(7))
  expect(downloadId(id)).toBe(id)
  expect([downloadId('dl_x'), downloadId(`${id}/..`), downloadId(undefined)]).toEqual([undefined, undefined, undefined])
})
