/**
 * A parcel is packed by scanning: each code ticks one unit of the goods that it names. What is not wanted is refused, so that nobody
 * packs it by mistake.
 */
import type { VariantId } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'

export type PackingLine = {
  readonly variantId: VariantId
  readonly sku: string
  /** EAN, UPC or another; empty where nobody has said one. */
  readonly barcode: string
  /** How many go into the parcel. */
  readonly units: number
}

/** Of each variant, how many are in it. */
export type Packed = ReadonlyMap<VariantId, number>

/** In the order they are checked. */
export type PackingRefusal =
  | { readonly code: 'scan-empty' }
  /** Nothing of this order is called so. */
  | { readonly code: 'scan-wrong' }
  /** All of it is in the parcel already. */
  | { readonly code: 'scan-full'; readonly variantId: VariantId }

/** What scanners add and people leave out: blanks, the case of letters, and the zero before a code of twelve digits (UPC as EAN). */
const bare = (code: string): string =>
  code
    .normalize('NFKC')
    .replaceAll(/\s+/g, '')
    .toUpperCase()
    .replace(/^0(?=\d{12}$)/, '')

const isNamed = ({ sku, barcode }: PackingLine, code: string): boolean =>
  [barcode, sku].some((name) => name !== '' && bare(name) === code)

/** Of two lines with one SKU, as exports repeat them, the one that still wants some. */
export const scan = (
  lines: readonly PackingLine[],
  packed: Packed,
  typed: string,
): Result<{ readonly packed: Packed; readonly variantId: VariantId }, PackingRefusal> => {
  const code = bare(typed)
  if (code === '') return refuse({ code: 'scan-empty' })
  const named = lines.filter((line) => isNamed(line, code))
  const [first] = named
  if (!first) return refuse({ code: 'scan-wrong' })
  const wanting = named.find(({ variantId, units }) => (packed.get(variantId) ?? 0) < units)
  if (!wanting) return refuse({ code: 'scan-full', variantId: first.variantId })
  const { variantId } = wanting
  return ok({ variantId, packed: new Map([...packed, [variantId, (packed.get(variantId) ?? 0) + 1]]) })
}

export const isPacked = (lines: readonly PackingLine[], packed: Packed): boolean =>
  lines.length > 0 && lines.every(({ variantId, units }) => (packed.get(variantId) ?? 0) >= units)
