/** What staff type of a customer is judged as the customer's own pages judge it. */
import { expect, test } from 'vitest'
import { entryIn } from './entry.ts'

const EMOJI = '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}'
const amiss = (name: string) => entryIn({ name, email: 'ada@example.org', phone: '' }, () => undefined).amiss

test.each([
  ['Ada Lovelace', undefined],
  ['مها الخطيب', undefined],
  [EMOJI.repeat(100), undefined],
  [EMOJI.repeat(101), 'too-long'],
  ['x'.repeat(101), 'too-long'],
  ['Ada\r\nBcc: evil@example.org', 'unwritable'],
  ['Ada\u0000', 'unwritable'],
  ['Ada\ud800', 'unwritable'],
])('the name %j is amiss by %s', (name, fault) => {
  expect(amiss(name).name).toBe(fault)
})
