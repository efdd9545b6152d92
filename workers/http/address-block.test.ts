/** Neighbours are counted together: by the block of addresses that one house or one company is given. */
import { expect, test } from 'vitest'
import { addressBlock, connectionOf } from './address-block.ts'

test.each([
  ['203.0.113.9', '203.0.113'],
  ['203.0.113.200', '203.0.113'],
  ['2001:db8:17:1::5', '2001:db8:17'],
  ['2001:DB8:17:ffff:1:2:3:4', '2001:db8:17'],
  ['2001:db8::1', '2001:db8:0'],
  ['127.0.0.1', undefined],
  ['::1', undefined],
  [null, undefined],
])('%s belongs to %s', (address, block) => expect(addressBlock(address)).toBe(block))

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:17:1::5', '2001:db8:17:1'],
  ['2001:0DB8:0017:0001:ffff::', '2001:db8:17:1'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  [null, 'unknown'],
])('%s is given to the connection %s', (address, block) => expect(connectionOf(address)).toBe(block))
