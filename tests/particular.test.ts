/** Code holds no city, country, zone, rate, promise or name of a particular shop: those are settings, and the demo's stand in demo/. */
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const sources = globSync('{domain,schema,durable-objects,workers}/**/*.{ts,tsx,sql}')
  .filter((path) => !path.includes('.test.'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

/** Where code comments name an example, they name it as one. */
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(^|\s)(?:\/\/|--).*$/gm, '')

/** Where shops sell, and rules differ; not all there are, for some of them are words of code as well. */
const COUNTRIES = (
  'AT AU BE BG BR CA CH CN CY CZ DE DK EE ES FI FR GB GR HK HR HU ' +
  'IE IT JP KR LT LU LV MT MX NL NO NZ PL PT RO SE SG SI SK TW US'
).split(' ')

/** What is looked for, and where it may stand nevertheless. */
const PARTICULARS: Readonly<
  Record<string, { readonly form: RegExp; readonly but?: Readonly<Record<string, string>> }>
> = {
  'a city': {
    form: /rotterdam|amsterdam|stockholm|berlin|london|鹿特丹|阿姆斯特丹/i,
    but: { 'workers/http/guessed-passwords.ts': 'people take them for passwords' },
  },
  'a time zone': {
    form: /\b(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Z]\w+/,
    but: {
      'workers/flows/settings/documents.ts': 'an example of what a zone looks like',
      'workers/flows/settings/commands.ts': 'an example of what a zone looks like',
    },
  },
  'a country': {
    form: new RegExp(`['"\`](?:${COUNTRIES.join('|')})['"\`]`),
    but: {
      'domain/stored-value/expiry.ts': 'what laws say of how long a gift card pays',
      'domain/tax/union.ts': 'the territory of a tax, as its directive draws it',
      'workers/api/orders/wire/order.ts': 'an example of what an address looks like',
    },
  },
  'a rate of tax': { form: /\brate: [1-9]\d{2,}|\b(?:19|20|21|23|25) ?% (?:VAT|tax)|value added tax|增值税/i },
  'a promise': {
    form: /\b\d+ (?:working )?days? (?:to|from|until)|\b(?:14|30) days\b|spare parts|free over (?:[€£]|\$\d)|\d+ 天内|配件/i,
    but: {
      'workers/admin/orders/messages/en.ts': 'orders of the last 30 days',
      'workers/admin/orders/messages/zh.ts': 'orders of the last 30 days',
      'workers/admin/settings/messages/labels-markets-en.ts': 'the days of 98/6/EC, article 6a',
      'workers/flows/settings/market-document.ts': 'the days of 98/6/EC, article 6a',
      'workers/storefront/frame/messages/en.ts': 'the days of 98/6/EC, article 6a',
    },
  },
  'an address of mail': { form: /[\w.]+@stoa\.example|[\w.]+@(?!example\b)\w+\.(?:com|shop|eu|nl)\b/ },
}

test.each(Object.keys(PARTICULARS))('no code names %s', (what) => {
  const { form, but = {} } = PARTICULARS[what] ?? { form: /$^/ }
  const found = sources.filter(({ text }) => form.test(withoutComments(text))).map(({ path }) => path)
  expect(sources.length).toBeGreaterThan(500)
  expect(found.toSorted()).toEqual(Object.keys(but).toSorted())
})

test.each([
  ['a city', "'Sent from Rotterdam'"],
  ['a time zone', "timeZone: 'Europe/Berlin'"],
  ['a country', "country === 'NL'"],
  ['a rate of tax', '{ rate: 2100 }'],
  ['a promise', "'You have 30 days to change your mind'"],
  ['a promise', "'30 天内可退换'"],
])('%s would be found', (what, text) => {
  expect(PARTICULARS[what]?.form.test(text)).toBe(true)
})

/** The software is called so, and a shop may be; pages of a shop call it by its own name. */
test('pages of a shop call it by the name in its settings', () => {
  const said = /(?<![\w./@-])Stoa(?![\w./-])/
  const calling = sources.filter(
    ({ path, text }) => /^workers\/(?:storefront|queues|crons)\//.test(path) && said.test(withoutComments(text)),
  )
  expect(calling.map(({ path }) => path)).toEqual([])
})
