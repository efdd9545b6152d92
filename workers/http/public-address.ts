/** Whether a number on the net is a public one: whatever is private, local, kept for something, or a way around to such is not. */

/** Loaded when it is first asked for: only whoever adds or tells an endpoint needs it. */
export const isPublicAddress = async (address: string): Promise<boolean> => {
  const { default: ipaddr } = await import('ipaddr.js')
  if (!ipaddr.isValid(address)) return false
  // One that carries a number of IPv4 is judged by that, where the number goes there straight.
  return ipaddr.process(address).range() === 'unicast'
}
