/** What every request of the admin carries: who of the staff asks, and which language they read. */
import type { Settings } from '#domain/settings/settings'
import type { Context } from 'hono'
import type { Language } from '#domain/languages'
import type { Staff } from '#schema/users/customers/staff'
import type { Env } from '../../env.ts'

export type AdminApp = {
  Bindings: Env
  Variables: { staff: Staff; language: Language; settings: Settings }
}
export type AdminContext = Context<AdminApp>
