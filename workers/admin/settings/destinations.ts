/** Where a link may lead: offered with the form, and asked for again while an address is typed (frame/browser/destinations.ts). */
import type { Destination } from '#schema/products/settings/destinations'
import { listingDestinations } from '../../flows/settings/destination-questions.ts'
import type { AdminContext } from '../frame/app.ts'
import { ask } from '../frame/perform.ts'

export const destinationsFor = async (c: AdminContext, q = ''): Promise<readonly Destination[]> => {
  const found = await ask(c, listingDestinations, { q, language: c.var.language })
  return found.ok ? found.value : []
}

export const showDestinations = async (c: AdminContext): Promise<Response> =>
  c.json({ destinations: await destinationsFor(c, c.req.query('q') ?? '') })
