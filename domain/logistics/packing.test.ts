/** Scanning what goes into a parcel: by EAN or SKU, however it is written, and nothing that is not wanted. */
import { expect, test } from 'vitest'
import { newVariantId } from '../ids.ts'
import { isPacked, scan, type Packed } from './packing.ts'

const [mug, hat, pen] = [0, 1, 2].map((one) => newVariantId(new Uint8Array(16).fill(one))) as [never, never, never]
const lines = [
  { variantId: mug, sku: 'MUG-C', barcode: '0036000291452', units: 2 },
  { variantId: hat, sku: 'hat', barcode: '', units: 1 },
  { variantId: pen, sku: 'HAT', barcode: '', units: 1 },
]
const none: Packed = new Map()

test.each([
  ['an EAN', '0036000291452', mug],
  ['the same as UPC, without its zero', '036000291452', mug],
  ['in wide digits, with blanks', '００３６０００ ２９１４５２', mug],
  ['a SKU in other letters', ' mug-c ', mug],
  ['the first of two alike', 'Hat', hat],
])('%s ticks a unit', (_, code, variantId) => {
  expect(scan(lines, none, code)).toEqual({ ok: true, value: { variantId, packed: new Map([[variantId, 1]]) } })
})

test.each([
  ['nothing', '  ', 'scan-empty'],
  ['another good', 'BOWL', 'scan-wrong'],
  ['a part of a name', 'MUG', 'scan-wrong'],
])('%s is refused', (_, code, why) =>
  expect(scan(lines, none, code)).toMatchObject({ ok: false, refusal: { code: why } }),
)

test('one too many is refused; of two alike the other is ticked; all together are packed', () => {
  let packed = none
  for (const code of ['MUG-C', 'MUG-C', 'HAT', 'HAT']) {
    expect(isPacked(lines, packed)).toBe(false)
    const done = scan(lines, packed, code)
    if (!done.ok) throw new Error(done.refusal.code)
    packed = done.value.packed
  }
  expect(isPacked(lines, packed)).toBe(true)
  expect(scan(lines, packed, 'MUG-C')).toMatchObject({ ok: false, refusal: { code: 'scan-full', variantId: mug } })
  expect(isPacked([], none)).toBe(false)
})
