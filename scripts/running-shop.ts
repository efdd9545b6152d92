/** The shop that a command talks to: the one it was given, the one that runs here, or one that it opens itself. */
import { existsSync, readFileSync } from 'node:fs'
import { STATE } from './databases.ts'
import { openClient, type Client } from './client.ts'
import { DEMO_STAFF } from './demo-staff.ts'
import { openShop } from './shop.ts'

/** Written by npm run dev for as long as it runs. */
const RUNNING = '.stoa/dev.json'

export type Connection = { readonly client: Client; readonly close: () => Promise<void> }

export type Whom = {
  readonly url?: string | undefined
  readonly email?: string | undefined
  readonly password?: string | undefined
}

const isThere = (url: string) =>
  fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
    () => true,
    () => false,
  )

const runningHere = async (): Promise<string | undefined> => {
  if (!existsSync(RUNNING)) return undefined
  const { url } = JSON.parse(readFileSync(RUNNING, 'utf8')) as { url: string }
  return (await isThere(url)) ? url : undefined
}

/** The demo staff's password opens shops on this machine only; elsewhere one has one's own. */
export const connect = async ({
  url,
  email = DEMO_STAFF.email,
  password = DEMO_STAFF.password,
}: Whom): Promise<Connection> => {
  const known = url ?? (await runningHere())
  if (known) return { client: await openClient({ url: known, email, password }), close: async () => {} }
  const shop = await openShop({ persist: STATE })
  return { client: await openClient({ url: shop.url, email, password }), close: shop.close }
}
