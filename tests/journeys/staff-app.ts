/** A member of staff with an app for codes, and the cookies of their browser. */
import { codeOf } from './second-step.ts'
import { PASSWORD, visit } from './desk.ts'

export const cookiesOf = (answer: { readonly headers: Headers }): string =>
  answer.headers
    .getSetCookie()
    .filter((cookie) => !/max-age=0/i.test(cookie))
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

/** Puts a second factor on, as a person with an app does. */
export const withFactor = async (cookie: string) => {
  const begun = await visit('/admin/account/second-factor', { cookie, form: [['password', PASSWORD]] })
  const page = await begun.text()
  const secret = /<code[^>]*>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1]?.replaceAll(' ', '') ?? ''
  const codes = Array.from(page.matchAll(/<li>((?:[a-z\d]{4}-){3}[a-z\d]{4})<\/li>/g), ([, code = '']) => code)
  /** Of half a minute later, when the one that was typed before is worth nothing any more. */
  const code = (ms = 30_000) => codeOf(secret, ms)
  const first = await code(0)
  const on = await visit('/admin/account/second-factor/confirm', { cookie, form: [['code', first]] })
  return { on, codes, code, page, first }
}
