/** What can be told of a host from its letters alone: a number, a name that is answered to inside only, or one that may be public. */

/** Names that no public server answers to, and one that answers inside every cloud. */
const INSIDE =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa|test|invalid|onion)$/

const isNumber = (host: string): boolean => host.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(host)

/** @param hostname as the parser of addresses writes it, which makes every number form of IPv4 (`2130706433`, `0x7f.1`) four numbers */
export const kindOfHost = (hostname: string): 'number' | 'inside' | 'public' => {
  const host = hostname.replace(/\.$/, '')
  if (isNumber(host)) return 'number'
  return INSIDE.test(host) || !host.includes('.') ? 'inside' : 'public'
}
