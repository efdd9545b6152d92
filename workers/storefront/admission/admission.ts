/** The gate of a drop at the doors of the storefront: whoever has no pass is shown the way to the line. */
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { AdmissionRefusal, Wanted } from '#domain/admission/pass'
import type { CartId } from '#domain/ids'
import type { Cart } from '#domain/orders/cart'
import type { Result } from '#domain/result'
import type { App } from '../../env.ts'
import { admitted, admittedToPay } from '../../flows/admission/admission.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { KNOCK_AGAIN_SECONDS, mayKnock, type Action } from '../../http/limits.ts'
import { refusedPage } from '../frame/fault.tsx'
import { admissionMessages } from './messages/index.ts'

const PASS = /^(?:__Host-)?stoa_pass_/

/** Of all drops that this browser was let in to. */
export const passesOf = (c: Context): string[] =>
  Object.entries(getCookie(c)).flatMap(([name, value]) => (PASS.test(name) ? [value] : []))

/** To the queue; or, for who has more in the cart than one may buy, what to do about it. */
export const notAdmittedPage = (c: Context<App>, { code, drop }: AdmissionRefusal): Response | Promise<Response> => {
  if (code === 'drop-units-beyond') {
    return refusedPage(c, code, admissionMessages[languageOf(c.req.path)].stopped)
  }
  return c.redirect(pathIn(languageOf(c.req.path), `/queue/${drop}?from=cart`), 303)
}

const answered = (c: Context<App>, decided: Result<null, AdmissionRefusal>) =>
  decided.ok ? undefined : notAdmittedPage(c, decided.refusal)

/** Undefined when these things may be put into the cart. */
export const stoppedAtCart = async (c: Context<App>, cart: CartId | undefined, items: readonly Wanted[]) =>
  answered(c, await admitted(c.env, { cart, items, passes: passesOf(c) }, Date.now()))

/** Undefined when this cart may be paid for. */
export const stoppedAtCheckout = async (c: Context<App>, cart: Cart) =>
  answered(c, await admittedToPay(c.env, cart, passesOf(c), Date.now()))

/** Undefined when nobody knocks too often. */
export const knockedTooOften = async (c: Context<App>, action: Action, who?: string): Promise<Response | undefined> => {
  const knock = { action, now: Date.now(), ...(who !== undefined && { who }) }
  if (await mayKnock(c.env, c.req.raw.headers, knock)) return undefined
  c.header('retry-after', String(KNOCK_AGAIN_SECONDS))
  return refusedPage(c, 'too-many-requests')
}
