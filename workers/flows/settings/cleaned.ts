/**
 * What merchants write as markup is written anew before it is kept: what is shown stays, what could act has gone. Addresses are
 * put right.
 */
import type { Bytes } from '#domain/catalog/pictures/bytes'
import { LANGUAGES } from '#domain/languages'
import type { PagesSettings } from '#domain/settings/pages'
import type { LocationsSettings } from '#domain/settings/locations'
import { isDrawing, type ShopSettings } from '#domain/settings/shop'
import type { SettingsDocuments, SettingsGroup } from '#domain/settings/settings'
import type { Text } from '#domain/settings/text'
import { safeHtml } from '../catalog/safe-html.ts'
import { readSvg } from '../catalog/svg/safe-svg.ts'
import { cleanDelivery } from './clean-delivery.ts'
import { repairedPlace } from './world.ts'

const cleanBody = (body: Text): Text =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const html = body[language]
      return html ? [[language, safeHtml(html)]] : []
    }),
  )

const cleanPages = ({ pages }: PagesSettings): PagesSettings => ({
  pages: pages.map((page) => ({ ...page, body: cleanBody(page.body) })),
})

const cleanLogo = (logo: string): string => {
  if (!isDrawing(logo)) return logo
  const read = readSvg(new TextEncoder().encode(logo) as Bytes)
  return read.ok ? new TextDecoder().decode(read.value.bytes).trim() : ''
}

const cleanShop = (shop: ShopSettings): ShopSettings => ({
  ...shop,
  logo: cleanLogo(shop.logo),
  address: shop.address && repairedPlace(shop.address),
})

const cleanLocations = ({ locations }: LocationsSettings): LocationsSettings => ({
  // Hours that nobody has said are not kept, as before there were any.
  locations: locations.map(({ hours = [], ...one }) => ({
    ...one,
    address: one.address && repairedPlace(one.address),
    ...(hours.length > 0 && { hours }),
  })),
})

/** @param document that the rules have nothing against */
export const cleaned = <G extends SettingsGroup>(group: G, document: SettingsDocuments[G]): SettingsDocuments[G] => {
  const cleaners: { readonly [K in SettingsGroup]?: (of: never) => SettingsDocuments[K] } = {
    pages: cleanPages,
    shop: cleanShop,
    locations: cleanLocations,
    delivery: cleanDelivery,
  }
  const clean = cleaners[group] as ((of: SettingsDocuments[G]) => SettingsDocuments[G]) | undefined
  return clean ? clean(document) : document
}
