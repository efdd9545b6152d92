/** Counted things are said in the form and with the figures of the language. */
import { expect, test } from 'vitest'
import { pluralIn } from './plural.ts'

test('English has two forms, and groups its figures', () => {
  const items = pluralIn('en')({ one: '# item', other: '# items' })
  expect([0, 1, 2, 1024].map(items)).toEqual(['0 items', '1 item', '2 items', '1,024 items'])
})

test('a form need not name the number', () => {
  const fields = pluralIn('en')({ one: 'One field needs another look.', other: '# fields need another look.' })
  expect([1, 3].map(fields)).toEqual(['One field needs another look.', '3 fields need another look.'])
})

test('Chinese has one form, and writes one as it writes many', () => {
  const items = pluralIn('zh')({ other: '# 件' })
  expect([1, 28, 1024].map(items)).toEqual(['1 件', '28 件', '1,024 件'])
})
