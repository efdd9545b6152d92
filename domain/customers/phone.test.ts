/** Telephone numbers as they are typed, kept and shown. */
import { expect, test } from 'vitest'
import { e164Of, maskedPhone, SMS_BOUNDS, smsVerdict } from './phone.ts'

test('a number is known however it is written, if it says its country', () => {
  for (const text of [
    '+46 70 123 45 67',
    '0046701234567',
    '+46 (0)70-123 45 67',
    ' ＋４６７０１２３４５６７ ',
    '+46.70.1234567',
  ])
    expect(e164Of(text)).toBe('+46701234567')
  for (const text of [
    '',
    '070 123 45 67',
    '+0701234567',
    '+46',
    '+46 70 CALL ME',
    '+4670123456789012',
    '+46701234567 x5',
  ])
    expect(e164Of(text)).toBeUndefined()
})

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
