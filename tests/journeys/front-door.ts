/** The Worker as everybody outside asks it. */
import { exports } from 'cloudflare:workers'

export type Door = (request: Request) => Promise<Response>

export const frontDoor: Door = (request) =>
  (exports as unknown as { readonly default: { readonly fetch: Door } }).default.fetch(request)
