/** No code takes a currency for one of two digits: how many it has is asked of domain/currencies.ts, by whoever reads or writes money. */
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const sources = globSync('{domain,schema,durable-objects,workers,demo}/**/*.{ts,tsx,sql}')
  .filter((path) => !path.includes('.test.'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

const CODE = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(^|\s)(?:\/\/|--).*$/gm, '')

/** A hundred parts, two digits behind the point: of whatever it is. */
const HUNDREDTHS =
  /[/*] ?-?100(?:\.0|n)?\b|\b1e2\b|toFixed\(2\)|FractionDigits: 2\b|10n? ?\*\* ?2n?\b|padEnd\(2, '0'\)|\?\? 2\b/

const PER_CENT = 'hundredths of a per cent, whatever the currency'

/** Where it may stand, and of what it is. */
const ALLOWED: Readonly<Record<string, string>> = {
  'demo/drawings/plants.ts': 'a drawing',
  'demo/promotions.ts': PER_CENT,
  'domain/catalog/amount-change.ts': 'endings of prices, where the currency was asked for its two digits',
  'domain/catalog/bulk.ts': PER_CENT,
  'domain/catalog/collection.ts': PER_CENT,
  'domain/money.ts': 'what a currency is counted in that no standard knows any more',
  'domain/orders/imported/rows.ts': PER_CENT,
  'domain/orders/invoices/ubl.ts': PER_CENT,
  'domain/promotions/discount-file.ts': PER_CENT,
  'domain/promotions/discount-rows.ts': PER_CENT,
  'domain/settings/tax.ts': PER_CENT,
  'domain/settings/theme.ts': 'the contrast of two colours',
  'domain/tax/rounding.ts': PER_CENT,
  'domain/tax/union-rates.ts': PER_CENT,
  'workers/admin/catalog/browser/editor/bulk.ts': PER_CENT,
  'workers/admin/catalog/browser/editor/sheet.ts': 'of a currency that no page names',
  'workers/admin/catalog/editor/bulk.ts': PER_CENT,
  'workers/admin/orders/invoices.tsx': PER_CENT,
  'workers/admin/orders/order-panels.tsx': PER_CENT,
  'workers/admin/pricing/props.ts': PER_CENT,
  'workers/admin/promotions/draft.ts': PER_CENT,
  'workers/admin/promotions/sentence.ts': PER_CENT,
  'workers/admin/promotions/typed.ts': PER_CENT,
  'workers/admin/settings/filled.ts': PER_CENT,
  'workers/admin/settings/read.ts': PER_CENT,
  'workers/admin/sharding/forecast.tsx': 'calls a second',
  'workers/admin/sharding/policies.tsx': 'a share of a capacity',
  'workers/admin/sharding/table.tsx': 'a drawing',
  'workers/admin/sharding/view.ts': 'a share of a capacity',
  'workers/api/catalog/wire/rating.ts': 'an average of stars',
  'workers/flows/orders/invoices/pdf.ts': PER_CENT,
  'workers/providers/tax/http.ts': PER_CENT,
  'workers/storefront/admission/state-texts.ts': 'how far a queue has moved on',
  'workers/storefront/catalog/browser/zoom.ts': 'the size of a picture',
  'workers/storefront/frame/dots.tsx': 'a drawing',
  'workers/storefront/frame/price.tsx': PER_CENT,
}

test('two digits are taken for granted nowhere but where no money is', () => {
  const found = sources.filter(({ text }) => HUNDREDTHS.test(CODE(text))).map(({ path }) => path)
  expect(sources.length).toBeGreaterThan(500)
  expect(found.toSorted()).toEqual(Object.keys(ALLOWED).toSorted())
})

test.each([
  'const euros = amount / 100',
  'const minor = Math.round(price * 100)',
  'text = (amount / 10 ** 2).toString()',
  'BigInt(amount) / 100n',
  'price.toFixed(2)',
  "fraction.padEnd(2, '0')",
  'new Intl.NumberFormat(locale, { minimumFractionDigits: 2 })',
  'SELECT amount / 100.0 AS price',
  'const digits = digitsByCode(code) ?? 2',
])('%s would be found', (text) => {
  expect(HUNDREDTHS.test(CODE(text))).toBe(true)
})
