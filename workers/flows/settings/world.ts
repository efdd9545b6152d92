/** What the rules of settings cannot know by themselves: which countries there are, and which markup could act. */
import type { Bytes } from '#domain/catalog/pictures/bytes'
import type { RootContent } from 'hast'
import { checkAddress } from '#domain/orders/address-check'
import { regionNamed, repairAddress } from '#domain/orders/address-repair'
import { repairVatId } from '#domain/customers/companies'
import type { Place, PlaceFault, World } from '#domain/settings/check'
import { countryOfVatId, UNION } from '#domain/tax/union'
import { addressFormatOf, isCountry } from '../logistics/address-formats.ts'
import { readSvg } from '../catalog/svg/safe-svg.ts'
import { readHtml } from '../markup.ts'
import { hasUnionForm } from '../tax/vat-form.ts'

/** Elements that run, load or take over; everything else at worst looks odd, and is unwrapped when it is saved. */
const ACTING = new Set(
  'script style iframe object embed applet frame frameset base link meta form svg math template'.split(' '),
)
const ADDRESSES = new Set(['href', 'src', 'action', 'formAction', 'xLinkHref', 'srcDoc', 'data'])

const acts = (node: RootContent): boolean => {
  if (node.type !== 'element') return false
  if (ACTING.has(node.tagName)) return true
  const properties = Object.entries(node.properties)
  return (
    properties.some(([name]) => /^on/i.test(name)) ||
    properties.some(([name, value]) => ADDRESSES.has(name) && /^\s*(javascript|data|vbscript):/i.test(String(value))) ||
    node.children.some(acts)
  )
}

const isSafeHtml = (html: string): boolean => {
  if (!/[<&]/.test(html)) return true
  const tree = readHtml(html)
  return tree !== undefined && !tree.children.some(acts)
}

/** A drawing that the shop would have to change before it shows it is none that a merchant meant. */
const isSafeDrawing = (svg: string): boolean => {
  const read = readSvg(new TextEncoder().encode(svg) as Bytes)
  return read.ok && !/<script|\son\w+\s*=|javascript:|<foreignObject/i.test(svg)
}

/** Nobody's, so that a place alone can be judged as an address is. */
const NOBODY = { name: 'Shop', extra: '', phone: '' }

const placeFaults = (place: Place): { readonly [P in keyof Place]?: PlaceFault } => {
  const checked = checkAddress({ ...NOBODY, ...place }, addressFormatOf(place.country))
  if (checked.ok) return {}
  const faults = Object.entries(checked.refusal.fields).filter(([, fault]) => fault !== 'required')
  return Object.fromEntries(faults) as { readonly [P in keyof Place]?: PlaceFault }
}

/** Put right as the addresses of shoppers are. */
export const repairedPlace = <P extends Place>(place: P): P => {
  const { street, postcode, city, region } = repairAddress({ ...NOBODY, ...place }, addressFormatOf(place.country))
  return { ...place, street, postcode, city, region }
}

/** In the union it is the VAT id of that country; elsewhere whatever its authorities write. */
const isTaxNumber = (country: string, number: string): boolean => {
  if (!UNION.includes(country)) return true
  const vatId = repairVatId(number)
  return countryOfVatId(vatId) === country && hasUnionForm(vatId)
}

/** `Tokyo (東京都)` as it is kept, or either of both. */
const regionIn = (country: string, text: string): string | undefined => {
  const format = addressFormatOf(country)
  if (!format.written.has('region')) return undefined
  const [, name = text] = /^(.*) \(.*\)$/.exec(text) ?? []
  const found = regionNamed(format, text) ?? regionNamed(format, name)
  return found && (found.name === found.code ? found.name : `${found.name} (${found.code})`)
}

const writesPostcodes = (country: string): boolean => addressFormatOf(country).written.has('postcode')

const isPostcode = (country: string, text: string): boolean => addressFormatOf(country).postcode?.test(text) ?? false

export const world: World = {
  isCountry,
  placeFaults,
  regionIn,
  writesPostcodes,
  isPostcode,
  isTaxNumber,
  isSafeHtml,
  isSafeDrawing,
}
