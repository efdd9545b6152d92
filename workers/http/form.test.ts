/** Forms as browsers send them, and what is no form. */
import { expect, test } from 'vitest'
import { readForm, textIn, wholeIn } from './form.ts'

const sent = (body: string, type = 'application/x-www-form-urlencoded') =>
  new Request('https://shop.example/cart', { method: 'POST', body, headers: { 'content-type': type } })

test('reads the fields of a form', async () => {
  const form = await readForm(sent('units=2&name=+Ada+'))
  expect(form.ok && [wholeIn(form.value, 'units'), textIn(form.value, 'name')]).toEqual([2, 'Ada'])
})

test('refuses what is no form', async () => {
  const refusal = { code: 'content-type-unsupported' }
  expect(await readForm(sent('{}', 'application/json'))).toEqual({ ok: false, refusal })
})

test('refuses a form that is larger than any of ours, and reads one that just fits', async () => {
  expect(await readForm(sent('a'.repeat(65_537)))).toEqual({ ok: false, refusal: { code: 'form-too-large' } })
  expect((await readForm(sent('a'.repeat(65_536)))).ok).toBe(true)
})

test.each(['', '1.5', '1e3', ' ', 'two', '9999999999999999'])('%j is no whole number', (text) => {
  expect(wholeIn(new URLSearchParams({ units: text }), 'units')).toBeNaN()
})
