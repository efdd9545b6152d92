/** Who stands behind an address: one connection, or a whole house. */

/** The eight groups of an IPv6 address, without leading zeros; undefined for what is none. */
const groupsOf = (address: string): string[] | undefined => {
  const [head = '', tail, more] = address.toLowerCase().split('::')
  if (more !== undefined) return undefined
  const split = (text: string | undefined) => (text ? text.split(':') : [])
  const before = split(head)
  const after = split(tail)
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  return [...before, ...Array<string>(missing).fill('0'), ...after].map((group) => group.replace(/^0+(?=.)/, ''))
}

/** An IPv4 address that is written as one of IPv6. */
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

const blockOf = (address: string, { v4, v6 }: { readonly v4: number; readonly v6: number }): string => {
  const plain = MAPPED.exec(address)?.[1] ?? address
  if (!plain.includes(':')) return plain.split('.').slice(0, v4).join('.')
  return (groupsOf(plain) ?? [plain]).slice(0, v6).join(':')
}

/**
 * A /24 of IPv4, a /48 of IPv6: what one house or one company is given.
 *
 * @returns undefined for this machine itself, and where nobody says: in production the platform always does
 */
export const addressBlock = (address: string | null): string | undefined => {
  if (!address || address === '::1' || address.startsWith('127.')) return undefined
  return blockOf(address, { v4: 3, v6: 3 })
}

/** One address of IPv4, a /64 of IPv6: what one connection is given, in which it may choose any address. */
export const connectionOf = (address: string | null): string =>
  address ? blockOf(address, { v4: 4, v6: 4 }) : 'unknown'
