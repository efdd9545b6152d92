/** A shopper with a mailbox: asks for mails, reads them, signs in. */
import { shop } from './goods.ts'
import { openBrowser, type Browser } from './browser.ts'

export type Mail = { readonly subject: string; readonly text: string; readonly template: string; readonly id: string }

/** Addresses are counted: each shopper of a test that is not about counting comes from another one. */
let houses = 0
export const anotherHouse = (): Readonly<Record<string, string>> => ({
  'cf-connecting-ip': `198.51.${++houses >> 8}.${houses & 255}`,
})

/** Every mail to an address, the latest first. */
export const mailbox = async (email: string): Promise<Mail[]> => {
  const { results } = await shop.TRANSACTIONS_DB.prepare(
    `SELECT id, subject, text, template FROM messages WHERE recipient = ?1 ORDER BY sequence DESC`,
  )
    .bind(email)
    .all<Mail>()
  return results
}

const MS_BETWEEN_LOOKS = 100
const LOOKS_MAX = 150

/** Waits for the queue. @param before so many were there */
export const nextMail = async (email: string, before = 0, template = 'sign-in-code'): Promise<Mail> => {
  for (let look = 0; look < LOOKS_MAX; look++) {
    const mails = (await mailbox(email)).filter((mail) => mail.template === template)
    const [mail] = mails
    if (mail && mails.length > before) return mail
    await new Promise((resolve) => setTimeout(resolve, MS_BETWEEN_LOOKS))
  }
  throw new Error(`no mail came to ${email}`)
}

export const digitsIn = ({ text }: Mail): string => /^\d{6}$/m.exec(text)?.[0] ?? ''
/** Path and query of the link, within the shop. */
export const linkIn = ({ text }: Mail): string => /\/\S*account\/sign-in\/link\?\S+/.exec(text)?.[0] ?? ''

export const askForMail = (browser: Browser, email: string, house = anotherHouse()) =>
  browser.post('/account/sign-in', { email, to: '/account', remember: 'on' }, house)

/** By six digits, as most do. @returns the browser of somebody who is signed in */
export const signIn = async (email: string, browser = openBrowser(), house = anotherHouse()): Promise<Browser> => {
  const before = (await mailbox(email)).filter(({ template }) => template === 'sign-in-code').length
  await askForMail(browser, email, house)
  const mail = await nextMail(email, before)
  const done = await browser.post('/account/sign-in/digits', { code: digitsIn(mail), to: '/account' }, house)
  if (done.status !== 303 || done.to !== '/account')
    throw new Error(`${email} was not let in: ${done.status} ${done.to}`)
  return browser
}
