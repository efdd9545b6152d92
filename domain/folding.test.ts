/** What is typed without marks finds what is written with them. */
import { expect, test } from 'vitest'
import { folded, hasWords } from './folding.ts'

test.each([
  ['Łukasik', 'lukasik'],
  ['Nguyễn Thị Hạnh', 'nguyen thi hanh'],
  ["O'Brien, O’Brien, OʼBrien", 'obrien, obrien, obrien'],
  ['O´Brien, O＇Brien, OʻBrien', 'obrien, obrien, obrien'],
  ['Søren Kjærgård', 'soren kjaergard'],
  ['Straße GROẞ', 'strasse gross'],
  ['İstanbul kırmızı', 'istanbul kirmizi'],
  ['Œuvre, Đorđe, Þór', 'oeuvre, dorde, thor'],
  ['ＡＢＣ　１２３', 'abc 123'],
  ['がぎぐ ガ', 'がぎぐ ガ'],
  ['กำลังใจ', 'กําลังใจ'],
  ['한국', '한국'],
  ['हिन्दी', 'हिन्दी'],
  ['\ud800a', '\ufffda'],
])('%j is folded to %j, and stays so', (text, plain) => {
  expect(folded(text)).toBe(plain)
  expect(folded(plain)).toBe(plain)
})

test.each([
  ['Côte d’Ivoire', 'ivoire cote', true],
  ['Delivery to the door', 'door del', true],
  ['Delivery to the door', 'door window', false],
  ['anything', '', true],
])('%j has the words of %j: %j', (text, typed, has) => {
  expect(hasWords(text, typed)).toBe(has)
})
