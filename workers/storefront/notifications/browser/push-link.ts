/** Where a press on a message leads: nothing leads out of the shop, whatever stands there. */
export const linkWithin = (origin: string, link: unknown): string => {
  const url = URL.parse(String(link), origin)
  return url?.origin === origin ? url.href : `${origin}/`
}
