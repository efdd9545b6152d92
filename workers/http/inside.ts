/** Where somebody is led on to: a page of this shop, and no other, whatever an address asks for. */

const SHOP = 'https://shop.invalid'

/** @param path as it came from outside @returns path and query; `otherwise` for whatever leads out */
export const insideShop = (path: string | undefined, otherwise: string): string => {
  const asked = path?.startsWith('/') ? URL.parse(path, SHOP) : null
  if (asked?.origin !== SHOP) return otherwise
  const to = asked.pathname + asked.search
  // Dots are taken out: what is left may begin with two slashes, and is another host to whoever reads it next.
  return URL.parse(to, SHOP)?.origin === SHOP ? to : otherwise
}
