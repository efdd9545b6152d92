/** What a page took that had to be made, for `Server-Timing`. @see https://www.w3.org/TR/server-timing/ */
import type { Context } from 'hono'
import { countTrips } from '#schema/trips'
import type { App } from '../env.ts'

export type Timed = { readonly response: Response; readonly timing: string }

const ms = (duration: number) => String(Math.round(duration * 10) / 10)

/** The clock of a Worker stands still while it computes: what is measured is waiting. */
export const timed = async (c: Context<App>, page: () => Promise<Response> | Response): Promise<Timed> => {
  const { env } = c
  const trips = countTrips(env ?? {})
  const begun = performance.now()
  c.env = trips.env
  try {
    const response = await page()
    const went = trips.count()
    const db = `db;dur=${ms(trips.waitedMs())};desc="${went} ${went === 1 ? 'round trip' : 'round trips'}"`
    const sql = `sql;dur=${ms(trips.sqlMs())}`
    return { response, timing: `${db}, ${sql}, page;dur=${ms(performance.now() - begun)}` }
  } finally {
    c.env = env
  }
}
