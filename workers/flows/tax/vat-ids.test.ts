/** VAT ids that people type: what is taken, what is refused and why, and whom the register has confirmed. */
import { expect, test } from 'vitest'
import { documents } from '#demo/settings'
import type { VatVerdict } from '../../providers/vat/provider.ts'
import { hasUnionForm } from './vat-form.ts'
import { checkVatId } from './vat-ids.ts'

const NOW = Date.UTC(2026, 10, 30)
const asked: { vatId: string; asker: string | null }[] = []
const register = (verdict: VatVerdict) => ({
  VAT_PROVIDER: {
    check: (question: { vatId: string; asker: string | null }) => {
      asked.push(question)
      return Promise.resolve(verdict)
    },
  },
})
const known = register({ state: 'registered', name: 'Firma GmbH', address: '', reference: 'R1' })
const check = (env: Parameters<typeof checkVatId>[0], typed: string, country = '') =>
  checkVatId(env, documents, { typed, country }, NOW)

test('as it was typed it is put right, asked for in the name of the shop, and kept with the day', async () => {
  asked.length = 0
  expect(await check(known, ' de 136.695-976 ', 'DE')).toEqual({
    ok: true,
    value: { vatId: 'DE136695976', check: { state: 'registered', at: NOW, name: 'Firma GmbH', reference: 'R1' } },
  })
  expect(asked).toEqual([{ vatId: 'DE136695976', asker: 'NL123456782B90' }])
})

test.each([
  ['', '', undefined],
  ['DE13669597', '', 'vat-id-form'],
  ['136695976', '', 'vat-id-form'],
  ['GR094259216', 'GR', undefined],
  ['EL094259216', 'GR', undefined],
  ['DE136695976', 'FR', 'vat-id-country'],
  ['XI123456789', 'GB', undefined],
  ['XI12', 'GB', 'vat-id-form'],
  ['CHE123456788MWST', 'CH', undefined],
  ['<script>', '', 'vat-id-form'],
  ['DE136695976'.repeat(20), '', 'vat-id-form'],
  ['ＤＥ１３６６９５９７６', 'DE', undefined],
])('%j in %j', async (typed, country, code) => {
  const answer = await check(known, typed, country)
  expect(answer.ok ? undefined : answer.refusal.code).toBe(code)
})

test('what the register does not know is refused; what it cannot say is kept and confirms nobody', async () => {
  const refused = await check(register({ state: 'unregistered' }), 'DE136695976', 'DE')
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'vat-id-unregistered' } })
  const silent = await check(register({ state: 'unknown' }), 'DE136695976', 'DE')
  expect(silent).toMatchObject({ ok: true, value: { check: { state: 'unknown' } } })
})

test('outside the union nobody is asked', async () => {
  asked.length = 0
  expect(await check(known, 'GB999999973', 'GB')).toMatchObject({ value: { check: { state: 'unasked' } } })
  expect(asked).toEqual([])
})

test.each([
  'ATU13585627',
  'BE0411905847',
  'CY10259033P',
  'ES38076731R',
  'FR83404833048',
  'IE6433435F',
  'NL010000446B01',
])('each country has its form: %s', (vatId) => expect(hasUnionForm(vatId)).toBe(true))
