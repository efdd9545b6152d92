/** A country that is in no market: sold to by the shop's own, or by nobody, and the same wherever it is asked. */
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { call } from './caller.ts'
import { addGood, asOwner, markets, openMarketsShop, save } from './several-markets.ts'

let thing = ''

beforeAll(async () => {
  thing = await openMarketsShop()
})

const ICELAND = { name: 'Sigga', street: 'Laugavegur 1', postcode: '101', city: 'Reykjavík', country: 'IS' }

const sentTo = async (address: object, currency = 'EUR') => {
  const { json } = await call('POST', '/api/carts', {
    body: { currency, lineItems: [{ variantId: thing, units: 1 }] },
  })
  const body = { email: 'sigga@lindqvist.example', address, delivery: 'express' }
  return call('PUT', `/api/checkouts/${json.cart.id}/details`, { bearer: json.key, body })
}

const checkout = async (): Promise<string> => {
  const browser = openBrowser()
  await browser.post('/cart', { variant: thing, units: '1' })
  return (await browser.get('/checkout')).html
}

/** Where the goods go; the invoice may go anywhere. */
const offeredIn = (html: string): string => /<select id="country"[^]*?<\/select>/.exec(html)?.[0] ?? ''

describe('by nobody', () => {
  test('it is told beside the field, and refused by page and API', async () => {
    const html = await checkout()
    expect(offeredIn(html)).toContain('<option value="SE"')
    expect(offeredIn(html)).not.toContain('<option value="IS"')
    expect(html).toContain('If your country is not among them, we do not send there yet.')
    expect(html).toMatch(/name="country"[^>]*aria-describedby="country-help"/)
    const refused = await sentTo(ICELAND)
    expect(refused.status).toBe(422)
    const { json } = await call('GET', '/api/markets')
    expect(json.markets.flatMap(({ countries }: { countries: string[] }) => countries)).not.toContain('IS')
  })
})

describe('by the shop’s own market', () => {
  beforeAll(async () => {
    expect((await save('markets', { ...markets, elsewhere: 'own-market' })).status).toBe(200)
  })

  test('it is one of its countries, in its currencies, taxed and sent as the settings say', async () => {
    const html = await checkout()
    expect(offeredIn(html)).toContain('<option value="IS"')
    expect(html).toContain('We send everywhere; where we have no prices of our own, you pay in EUR.')
    const ready = await sentTo(ICELAND)
    expect(ready.status).toBe(200)
    expect(ready.json.status).toBe('ready_for_complete')
    expect(ready.json.totals.subtotal).toEqual({ amount: 2800, currency: 'EUR' })
    expect(ready.json.totals.tax).toEqual({ amount: 0, currency: 'EUR' })
    // Its further currencies count, too.
    expect((await sentTo(ICELAND, 'JPY')).json.totals.subtotal).toEqual({ amount: 4550, currency: 'JPY' })
    const { json } = await call('GET', '/api/markets')
    const [union, japan] = json.markets as { countries: string[] }[]
    expect(union?.countries.slice(0, 3)).toEqual(['NL', 'SE', 'DE'])
    expect(union?.countries).toContain('IS')
    expect(union?.countries).not.toContain('JP')
    expect(japan?.countries).toEqual(['JP'])
  })

  test('a market that is closed keeps its countries: nothing is sold there', async () => {
    expect(offeredIn(await checkout())).not.toContain('<option value="CH"')
    expect((await sentTo({ ...ICELAND, postcode: '8001', city: 'Zürich', country: 'CH' })).status).toBe(422)
  })

  test('staff see what they have typed, and what is missing for the rest of the world', async () => {
    const kept = await call('GET', '/api/admin/settings/markets', { headers: asOwner() })
    expect(kept.json.value.elsewhere).toBe('own-market')
    expect(kept.json.value.markets[0].countries).toEqual(['NL', 'SE', 'DE'])
    const { json } = await call('GET', '/api/admin/settings', { headers: asOwner() })
    expect(json.gaps).toContainEqual({ code: 'no-tax', country: 'IS' })
    expect((await save('markets', { ...markets, elsewhere: 'mars' })).status).toBe(422)
  })

  test('machines are told the countries that the merchant has named', async () => {
    await addGood('jar', 'Jar', 1200)
    const { html } = await openBrowser().get('/products/jar')
    const [, countries = ''] = /"addressCountry":(\[[^\]]*\])/.exec(html) ?? []
    expect(JSON.parse(countries)).toEqual(['NL', 'SE', 'DE', 'JP', 'KW', 'CL'])
  })
})
