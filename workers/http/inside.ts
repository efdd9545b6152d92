/** Where somebody is led on to: a page of this shop, and no other, whatever an address asks for. */

const SHOP = 'https://shop.invalid'

/** @param path as it came from outside @returns path and query; `otherwise` for whatever leads out */
export const insideShop = (path: string | undefined, otherwise: string): string => {
  const asked = path?.startsWith('/') ? URL.parse(path, SHOP) : null
  return asked?.origin === SHOP ? asked.pathname + asked.search : otherwise
}
