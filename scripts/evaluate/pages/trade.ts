/** A company that the customer of the scene buys for, with somebody who is invited; and its pages. */
import type { Page } from 'playwright-core'
import type { DemoShop } from '../../demo-shop.ts'
import type { Place } from './place.ts'

/** @returns its page in the admin */
export const enterCompany = async ({ url, staff }: DemoShop, email: string, cookie: string): Promise<string> => {
  const { id } = (await staff.post('/api/admin/companies', { name: 'Harbour Café', vatId: '' })) as { id: string }
  const invite = (who: string, role: string) =>
    staff.post(`/api/admin/companies/${id}/invitations`, { email: who, role })
  await invite(email, 'administrator')
  await invite('kitchen@harbour.example', 'buyer')
  const joined = await fetch(`${url}/account/company/join`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: new URL(url).origin, cookie },
    body: new URLSearchParams({ company: id }),
  })
  if (joined.status !== 303) throw new Error(`${email} did not join: ${joined.status}`)
  return `/admin/companies/${id}`
}

/** Of a number that something has, one that nothing has, and units that are none. */
const lookUp = async (page: Page) => {
  await page.fill('#lines', `${SKU}\nNOTHING 2\n${SKU} many`)
  await Promise.all([page.waitForEvent('load'), page.locator('button[value="look"]').click()])
  await page.waitForSelector('.listed')
}

/** Of the demo's goods. */
const SKU = 'DELOS-MUG-CHALK-350ML'

/** Somebody without an address cannot be invited: told on top and at the field. */
const inviteNobody = async (page: Page) => {
  await Promise.all([page.waitForEvent('load'), page.locator('#invite ~ form .button').click()])
  await page.waitForSelector('.note.bad')
}

export const TRADE: readonly Place[] = [
  { name: 'account, quick order', path: '/account/quick-order', who: 'customer' },
  { name: 'account, quick order looked up', path: '/account/quick-order', who: 'customer', first: lookUp },
  { name: 'account, company', path: '/account/company', who: 'customer' },
  { name: 'account, company, nobody invited', path: '/account/company', who: 'customer', first: inviteNobody },
]

export const tradeInAdmin = (company: string): Omit<Place, 'who'>[] => [
  { name: 'companies', path: '/admin/companies' },
  { name: 'companies, nothing found', path: '/admin/companies?q=qqqqzzzz' },
  { name: 'new company', path: '/admin/companies/new' },
  { name: 'company', path: company },
]
