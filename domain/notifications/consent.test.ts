/** What the checkout offers to be ticked. */
import { expect, test } from 'vitest'
import { offeredAtCheckout } from './consent.ts'

test('what a shop never writes wants no leave', () => {
  expect(offeredAtCheckout({ reviewAfterDays: null, cartReminderHours: [] })).toEqual(['newsletter'])
  expect(offeredAtCheckout({ reviewAfterDays: 0, cartReminderHours: [] })).toEqual(['newsletter', 'review-invitation'])
  expect(offeredAtCheckout({ reviewAfterDays: null, cartReminderHours: [1] })).toEqual(['newsletter', 'abandoned-cart'])
})
