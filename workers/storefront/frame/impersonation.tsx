/**
 * Somebody of the staff sees the shop as a customer: every page of that customer's says so, with the way out, and takes nothing that
 * would be the customer's alone to decide.
 */
import type { Context, MiddlewareHandler } from 'hono'
import { createContext, useContext } from 'hono/jsx'
import type { Language } from '#domain/languages'
import type { App } from '../../env.ts'
import { customerAsking, looksSignedIn } from '../../http/customer.ts'
import { pathIn } from '../../http/language.ts'
import { frameMessages } from './messages/index.ts'

/** Whom staff are in the page that is being drawn; null: nobody but themselves looks. */
export const Impersonated = createContext<string | null>(null)

/** @returns by what the customer is known whom staff are with this request; null where it is themselves, or nobody */
export const impersonatedIn = async (c: Context<App>): Promise<string | null> => {
  if (!looksSignedIn(c.req.raw)) return null
  const customer = await customerAsking(c.env, c.req.raw)
  return customer && customer.impersonatedBy !== null ? customer.name || customer.email : null
}

export const ImpersonationBanner = ({ language }: { readonly language: Language }) => {
  const name = useContext(Impersonated)
  if (name === null) return null
  const texts = frameMessages[language].impersonation
  return (
    <form class="impersonation" method="post" action={pathIn(language, '/account/sign-out')} aria-label={texts.label}>
      <p role="status">{texts.says(name)}</p>
      <button class="button small">{texts.end}</button>
    </form>
  )
}

const READING = new Set(['GET', 'HEAD'])

/** The way out is the one thing that is pressed. */
const OUT = /\/account\/sign-out$/

/** @param answer how the door says no */
export const notByStaff =
  (answer: (c: Context<App>, code: 'impersonated') => Response | Promise<Response>): MiddlewareHandler<App> =>
  async (c, next) => {
    if (READING.has(c.req.method) || OUT.test(c.req.path) || (await impersonatedIn(c)) === null) return next()
    return answer(c, 'impersonated')
  }
