/** How a shop is paid: what is wrong with it, and where each way is offered. */
import { expect, test } from 'vitest'
import type { World } from './check.ts'
import { checkPayments, manualMethodsIn, BY_THE_CLOCK, type ManualMethod, type PaymentsSettings } from './payments.ts'

const world = { isCountry: (code: string) => ['DE', 'NL'].includes(code) } as World
const transfer: ManualMethod = {
  id: 'transfer',
  kind: 'bank-transfer',
  name: { en: 'Bank transfer' },
  instructions: { en: 'IBAN DE00' },
  dueDays: 7,
  countries: null,
}
const of = (...manual: readonly Partial<ManualMethod>[]): PaymentsSettings => ({
  online: false,
  capture: 'order',
  manual: manual.map((one) => ({ ...transfer, ...one })),
  ...BY_THE_CLOCK,
})

test.each([
  [of({}), []],
  [{ ...of({}), online: true, capture: 'dispatch' as const }, []],
  [{ ...of({}), remindBeforeDays: [], remindAfterDays: [1, 365], cancelAfterDays: 1 }, []],
  [{ ...of({}), remindBeforeDays: [0, 1.5] }, ['remindBeforeDays.0 out-of-range', 'remindBeforeDays.1 out-of-range']],
  [{ ...of({}), remindAfterDays: [3, 3] }, ['remindAfterDays.1 duplicate']],
  [{ ...of({}), cancelAfterDays: -0 }, ['cancelAfterDays out-of-range']],
  [{ ...of({}), cancelAfterDays: 1e308 }, ['cancelAfterDays out-of-range']],
  [of(), ['manual required']],
  [of({}, {}), ['manual.1.id duplicate']],
  [of({ id: 'A b' }), ['manual.0.id handle-form']],
  [of({ name: {} }), ['manual.0.name required']],
  [of({ kind: 'invoice', dueDays: null }), ['manual.0.dueDays required']],
  [of({ kind: 'cash-on-delivery', dueDays: null }), []],
  [of({ dueDays: 1.5 }), ['manual.0.dueDays out-of-range']],
  [of({ dueDays: 366 }), ['manual.0.dueDays out-of-range']],
  [of({ countries: ['DE', 'XX'] }), ['manual.0.countries.1 unknown-country']],
  [of(...Array.from({ length: 21 }, (_, index) => ({ id: `m${index}` }))), ['manual too-many']],
])('settings %#', (settings, issues) => {
  expect(checkPayments(settings, world).map(({ path, code }) => `${path} ${code}`)).toEqual(issues)
})

test('a way is offered where the shop says so, and nowhere else', () => {
  const settings = of({ id: 'all' }, { id: 'german', countries: ['DE'] })
  const ids = (country: string) => manualMethodsIn(settings, country).map(({ id }) => id)
  expect([ids('DE'), ids('NL'), ids('')]).toEqual([['all', 'german'], ['all'], ['all']])
})
