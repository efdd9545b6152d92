/** What of an address can be read is read. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { addressReading } from './address-input.ts'

const reading = addressReading(
  z.object({
    view: z.enum(['all', 'new']).default('all'),
    q: z.string().max(5).default(''),
    country: z.string().length(2).optional(),
  }),
)

test('what can be read is read, and the rest is left aside', () => {
  expect(reading.parse({ view: 'new', q: 'mug', lang: 'en' })).toEqual({ view: 'new', q: 'mug' })
  expect(reading.parse({ view: 'odd', q: 'far too long', country: 'NL' })).toEqual({
    view: 'all',
    q: '',
    country: 'NL',
  })
})

test('what has to be there and cannot be read is refused all the same', () => {
  expect(addressReading(z.object({ id: z.string().length(2) })).safeParse({ id: 'long' }).success).toBe(false)
})
