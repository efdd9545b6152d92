/** VAT ids that people type: what is taken, what is refused and why, and whom the register has confirmed. */
import { expect, test } from 'vitest'
import { documents } from '#demo/settings'
import { UNION } from '#domain/tax/union'
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

/** One of each member, by the published form. @see https://ec.europa.eu/taxation_customs/vies/faq.html */
const FORMS: Readonly<Record<string, string>> = {
  AT: 'ATU13585627',
  BE: 'BE0411905847',
  BG: 'BG175074752',
  CY: 'CY10259033P',
  CZ: 'CZ25123891',
  DE: 'DE136695976',
  DK: 'DK13585628',
  EE: 'EE100594102',
  ES: 'ES38076731R',
  FI: 'FI09853608',
  FR: 'FR83404833048',
  GR: 'EL094259216',
  HR: 'HR33392005961',
  HU: 'HU12892312',
  IE: 'IE6433435F',
  IT: 'IT00743110157',
  LT: 'LT119511515',
  LU: 'LU15027442',
  LV: 'LV40003521600',
  MT: 'MT11679112',
  NL: 'NL010000446B01',
  PL: 'PL8567346215',
  PT: 'PT501964843',
  RO: 'RO18547290',
  SE: 'SE123456789701',
  SI: 'SI50223054',
  SK: 'SK2022749619',
}

test.each(UNION)('each country has its form: %s', (country) => expect(hasUnionForm(FORMS[country] ?? '')).toBe(true))
