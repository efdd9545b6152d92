/** What money is about in the scene: promotions of the demo with a use, gift cards and credit; and their pages. */
import type { Page } from 'playwright-core'
import { offer } from '#demo/offers'
import type { StoredValueId } from '#domain/stored-value/stored-value'
import { codeFor } from '#workers/flows/stored-value/codes'
import type { DemoShop } from '../../demo-shop.ts'
import type { Place } from './place.ts'

export type MoneyScene = {
  /** Paths in the admin. */
  readonly giftCard: string
  readonly promotion: string
  readonly codes: string
  readonly credit: string
  /** Of that card, for whoever looks what is left on it. */
  readonly code: string
}

const CARDS = '/api/admin/gift-cards'
const PROMOTIONS = '/api/admin/promotions'

/** Before anybody buys. */
export const letPromotionsRun = ({ staff }: DemoShop): Promise<void> => offer(staff)

/** @param customer who has bought something today */
export const makeMoney = async ({ staff, database }: DemoShop, customer: string): Promise<MoneyScene> => {
  const recipient = { name: 'Mei', email: 'mei@example.org', sender: 'Maya', message: 'For the new kitchen' }
  const dealt = await staff.post(CARDS, { amount: 5_000, currency: 'EUR', ...recipient })
  const { id } = dealt as { readonly id: StoredValueId }
  const given = { amount: 1_500, currency: 'EUR', reason: 'It came late' }
  await staff.post(`/api/admin/customers/${customer}/credit`, given)
  const { promotions } = (await staff.get(PROMOTIONS)) as {
    readonly promotions: readonly { readonly id: string; readonly name: string; readonly method: string }[]
  }
  const used = promotions.find(({ name }) => name === 'Soap, three for two')
  const coded = promotions.find(({ method }) => method === 'code')
  return {
    giftCard: `/admin/gift-cards/${id}`,
    promotion: `/admin/promotions/${used?.id}`,
    codes: `/admin/promotions/${coded?.id}/codes`,
    credit: `/admin/gift-cards/credit/${customer}`,
    code: await codeFor({ USERS_DB: await database('users') }, id),
  }
}

const lookUp = (code: string, then: string) => async (page: Page) => {
  await page.fill('main [name=code]', code)
  await Promise.all([page.waitForEvent('load'), page.locator('main form .button').first().click()])
  await page.waitForSelector(then)
}

/** A card that is worth nothing: told on top and at its field. */
const dealNothing = async (page: Page) => {
  await page.fill('main [name=amount]', '0')
  await Promise.all([page.waitForEvent('load'), page.locator('main form .btn.go').click()])
  await page.waitForSelector('[aria-invalid]')
}

const openMarket = (page: Page) =>
  page
    .locator('main details')
    .first()
    .evaluate((fold) => fold.setAttribute('open', ''))

export const money = ({ code }: MoneyScene): readonly Place[] => [
  { name: 'product, a promotion', path: '/products/skopelos-soap' },
  { name: 'product, a gift card', path: '/products/gift-card' },
  { name: 'product in another market', path: '/en-japan/products/delos-mug', only: 'en' },
  { name: 'gift cards', path: '/gift-cards' },
  { name: 'gift cards, unknown', path: '/gift-cards', first: lookUp('0000-0000-0000-0000', '[role=alert]') },
  { name: 'gift cards, found', path: '/gift-cards', first: lookUp(code, 'main .price') },
  { name: 'gift card, link ended', path: '/gift-cards/card?key=0', status: 404 },
  { name: 'account, credit', path: '/account/credit', who: 'customer' },
  { name: 'account, invoices', path: '/account/invoices', who: 'customer' },
]

export const moneyInAdmin = ({ giftCard, promotion, codes, credit }: MoneyScene): Omit<Place, 'who'>[] => [
  { name: 'gift cards', path: '/admin/gift-cards' },
  { name: 'gift cards, nothing found', path: '/admin/gift-cards?q=qqqqzzzz' },
  { name: 'new gift card', path: '/admin/gift-cards/new' },
  { name: 'new gift card, refused', path: '/admin/gift-cards/new', first: dealNothing },
  { name: 'gift card', path: giftCard },
  { name: 'gift cards, both books', path: '/admin/gift-cards/check' },
  { name: 'credit of a customer', path: credit },
  { name: 'discounts', path: '/admin/promotions' },
  { name: 'discounts, nothing found', path: '/admin/promotions?q=qqqqzzzz' },
  { name: 'new discount', path: '/admin/promotions/new' },
  { name: 'discount and its use', path: promotion },
  { name: 'discount, codes', path: codes },
  { name: 'try a cart', path: '/admin/promotions/try' },
  { name: 'settings, a market', path: '/admin/settings/markets', first: openMarket },
]
