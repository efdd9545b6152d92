/** Telephone numbers of accounts as they are shown, and what they cost. */
import { expect, test } from 'vitest'
import { maskedPhone, SMS_BOUNDS, smsVerdict } from './phone.ts'

test('it is shown to whoever knows it', () => {
  expect(maskedPhone('+46701234567')).toBe('+46 … 67')
})

test('messages that cost money have bounds', () => {
  const none = { number: 1, numberDay: 1, placeDay: 1 }
  const [nobody, person] = [{ isPerson: false }, { isPerson: true }]
  expect(smsVerdict(none, nobody)).toBe('send')
  expect(smsVerdict({ ...none, number: SMS_BOUNDS.number + 1 }, person)).toBe('again')
  expect(smsVerdict({ ...none, numberDay: SMS_BOUNDS.numberDay + 1 }, person)).toBe('again')
  const many = { ...none, placeDay: SMS_BOUNDS.placeChallenged + 1 }
  expect([smsVerdict(many, nobody), smsVerdict(many, person)]).toEqual(['challenge', 'send'])
  expect(smsVerdict({ ...none, placeDay: SMS_BOUNDS.placeDay + 1 }, person)).toBe('wait')
})
