/** The file of redirects goes out and comes in again as it was, and nothing in it runs in a spreadsheet. */
import { array, assert, constantFrom, property, record, string } from 'fast-check'
import { expect, test } from 'vitest'
import { readRedirectFile, REDIRECT_HEADER, redirectRow } from './redirect-file.ts'

/** A path as the shop keeps it: no blanks. */
const path = string({ maxLength: 12 }).map((text) => `/${text.replaceAll(/[\s\p{C}]/gu, '')}`)
const awkward = constantFrom('/products/größe-42', '/100%-linen', '/=1+1', '/a,b', '/a"b', '/商品')

test('whatever leads anywhere is read again the same', () => {
  assert(
    property(array(record({ from: path, to: path })), awkward, (redirects, one) => {
      const all = [...redirects, { from: one, to: 'https://elsewhere.example/a?b=c' }]
      const file = readRedirectFile([[...REDIRECT_HEADER], ...all.map(redirectRow)])
      expect(file).toEqual({ ok: true, value: all.map((redirect, index) => ({ row: index + 2, ...redirect })) })
    }),
  )
})

test('a cell that begins like a formula is written so that none runs, and loses nothing', () => {
  const redirect = { from: '=cmd()', to: '@x' }
  const [from = '', to = ''] = redirectRow(redirect)
  expect([from, to]).toEqual(["'=cmd()", "'@x"])
  expect(
    readRedirectFile([
      ['Redirect to', 'redirect FROM'],
      [to, from],
    ]),
  ).toMatchObject({ value: [redirect] })
})

test('a file of something else is refused with what it should say', () => {
  expect(readRedirectFile([['Handle', 'Title']])).toMatchObject({ ok: false, refusal: { code: 'header-unknown' } })
})
