/** Somebody was let in: their browser gets the session, their cart what was put into another before, and they go on where they were. */
import type { Context } from 'hono'
import type { App } from '../../env.ts'
import type { CustomerSignedIn } from '../../flows/customers/sign-in.ts'
import { tellUserFacts } from '../../flows/customers/tell-facts.ts'
import { later } from '../../cache/later.ts'
import { insideShop } from '../../http/inside.ts'
import { languageOf, pathIn } from '../../http/language.ts'

export const withCookies = (answer: Response, cookies: readonly string[]): Response => {
  for (const cookie of cookies) answer.headers.append('set-cookie', cookie)
  return answer
}

/** Within the account of the language that is spoken, where they came from nowhere. */
export const wantedPage = (c: Context<App>, to: string | undefined): string =>
  insideShop(to, pathIn(languageOf(c.req.path), '/account'))

export const letIn = async (c: Context<App>, signedIn: CustomerSignedIn, to: string): Promise<Response> => {
  later(c.executionCtx, tellUserFacts(c.env, Date.now()))
  if (signedIn.awaits === 'second-factor') {
    const factor = pathIn(languageOf(c.req.path), '/account/sign-in/factor')
    return withCookies(c.redirect(`${factor}?to=${encodeURIComponent(to)}`, 303), signedIn.cookies)
  }
  return withCookies(c.redirect(to, 303), signedIn.cookies)
}
