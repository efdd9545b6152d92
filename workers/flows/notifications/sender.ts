/** Who a mail is from, as it shows: the shop's name, its logo, where it stands. */
import { countryName } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import { isDrawing, type ShopSettings } from '#domain/settings/shop'
import { addressLines } from '../logistics/address-lines.ts'

export type Sender = {
  readonly name: string
  /** The address of a picture; empty: the name stands there in type. */
  readonly logo: string
  /** Where the name leads. */
  readonly home: string
  /** Name, street, place and country, line by line; none where the shop has not said where it stands. */
  readonly address: readonly string[]
}

/** What the shop says of itself, as far as a mail tells it, and `https://shop.example`, or empty, for addresses within the shop. */
export type Shop = Pick<ShopSettings, 'name' | 'logo' | 'address'> & { readonly url: string }

/** An address as it must stand in a mail, where nothing is relative to the shop. */
export const inMail = ({ url }: Pick<Shop, 'url'>, address: string): string =>
  address.startsWith('/') ? url + address : address

/** Hardly a mail program shows a drawing, so the name in type stands for one. */
const logoOf = (shop: Shop): string =>
  isDrawing(shop.logo) || /\.svg(?:[?#]|$)/i.test(shop.logo) ? '' : inMail(shop, shop.logo)

export const senderOf = (shop: Shop, language: Language): Sender => ({
  name: shop.name,
  logo: logoOf(shop),
  home: `${shop.url}${language === 'en' ? '/' : `/${language}/`}`,
  address: shop.address
    ? [
        ...addressLines({ ...shop.address, name: shop.name, extra: '', phone: '' }),
        countryName(shop.address.country, localeOf(language)),
      ]
    : [],
})
