/** The settings as forms, programs and files send them: their shape. What is sensible is a rule (domain/settings). */
import { z } from 'zod'
import { METAFIELD_TYPES } from '#domain/catalog/metafields'
import type { ShopId } from '#domain/ids'
import { CAPTURES, MANUAL_KINDS, BY_THE_CLOCK } from '#domain/settings/payments'
import type { Link } from '#domain/settings/content'
import { COLOURS, RADII, TYPEFACES, type Colour } from '#domain/settings/theme'
import { Countries, Country, Currencies, Line, Text } from './document-parts.ts'
import { Delivery } from './delivery-document.ts'
import { Markets } from './market-document.ts'
import { Returns } from './return-document.ts'
import { DELIVERY_TAXES, DISTANCE_SALES, TAX_ROUNDINGS } from '#domain/tax/table'
import type { SettingsDocuments, SettingsGroup } from '#domain/settings/settings'

const PostalAddress = z.strictObject({
  street: Line,
  postcode: Line,
  city: Line,
  region: Line,
  country: Country,
})

const Shop = z.strictObject({
  id: Line.default('')
    .transform((id) => id as ShopId)
    .describe('Given by the shop; another one is not taken over.'),
  name: Line,
  logo: Line.describe('The address of a picture, or a drawing (`<svg …>`); empty: the name is written.'),
  email: Line,
  phone: Line,
  address: PostalAddress.nullable(),
  timeZone: Line.describe('IANA: `Asia/Tokyo`.'),
})

const Locations = z.strictObject({
  locations: z.array(
    z.strictObject({
      id: Line,
      name: Line,
      address: PostalAddress.nullable(),
      priority: z.number().describe('Stock is taken from the lowest first.'),
      hours: z
        .array(z.strictObject({ weekdays: z.array(z.number()).describe('1 is Monday.'), from: Line, until: Line }))
        .optional()
        .describe('When goods can be fetched there: `09:00`, `17:30`. Absent: nobody has said.'),
    }),
  ),
})

const Tax = z.strictObject({
  rates: z.array(
    z.strictObject({
      country: Country,
      rate: z.number().describe('Hundredths of a per cent: 1950 is 19.5 %, 887.5 is 8.875 %.'),
      from: Line.nullable(),
      until: Line.nullable(),
      region: Line.default('').describe('As addresses write it, `QC`; empty: the whole country.'),
      postcodes: Line.default('').describe('`35, 38` or `90001-90099`; empty: all of them.'),
      taxClass: Line.default('').describe('One of the classes; empty: standard.'),
      source: Line.default('').describe('Where it was read.'),
    }),
  ),
  classes: z
    .array(z.strictObject({ id: Line, name: Text }))
    .default([])
    .describe('Kinds of goods that are taxed in their own way, beside `standard`.'),
  rounding: z
    .enum(TAX_ROUNDINGS)
    .default('document')
    .describe('All of one rate together, as EN 16931 has it, or line by line.'),
  deliveryBy: z
    .enum(DELIVERY_TAXES)
    .default('class')
    .describe('Delivery is taxed as goods of its class, or by the rates of what is delivered.'),
  deliveryClass: Line.default('').describe('Empty: standard.'),
  distanceSales: z
    .enum(DISTANCE_SALES)
    .default('destination')
    .describe('By whose rates consumers in other countries of the union are taxed.'),
  registrations: z
    .array(z.strictObject({ country: Country, number: Line }))
    .default([])
    .describe('Under which number the shop pays tax in a country.'),
})

const Invoices = z.strictObject({
  issued: z.boolean().describe('Whether the shop writes invoices when orders are paid.'),
  mailed: z.boolean().describe('Whether the buyer is written to with them.'),
  invoiceForm: Line.describe('`INV-{year}-{number}`: numbers follow one another within what stands around them.'),
  creditForm: Line,
  digits: z.number().describe('As many at least.'),
  legalName: Line.describe('Who sells, as registers have it; empty: the name of the shop.'),
  register: Line.describe('Where it is registered and under which number.'),
  note: Text,
})

const Days = z.array(z.number()).readonly()

const Payments = z.strictObject({
  online: z.boolean().describe('Whether is paid by the provider that the Worker names.'),
  capture: z
    .enum(CAPTURES)
    .default('order')
    .describe('When its money is taken: when it is ordered, or with the first parcel, promised until then.'),
  manual: z.array(
    z.strictObject({
      id: Line,
      kind: z.enum(MANUAL_KINDS),
      name: Text,
      instructions: Text.describe('What the shopper reads when they have ordered: to which account, with which words.'),
      dueDays: z.number().nullable().describe('Days from the order; null: none is named.'),
      countries: Countries.nullable().describe('null: in every country that the shop sells to.'),
    }),
  ),
  remindBeforeDays: Days.default(BY_THE_CLOCK.remindBeforeDays).describe(
    'Before an order is to be paid: a reminder each.',
  ),
  remindAfterDays: Days.default(BY_THE_CLOCK.remindAfterDays).describe('After it was to be paid: a reminder each.'),
  cancelAfterDays: z
    .number()
    .nullable()
    .default(BY_THE_CLOCK.cancelAfterDays)
    .describe(
      'After it was to be paid, an order of which nothing has come and nothing was sent is cancelled; null: never.',
    ),
  giftCardMonths: z
    .number()
    .nullable()
    .default(BY_THE_CLOCK.giftCardMonths)
    .describe('How long gift cards pay, and no shorter than the law of the shop’s country allows; null: for ever.'),
  giftCardReminderDays: z
    .number()
    .nullable()
    .default(BY_THE_CLOCK.giftCardReminderDays)
    .describe('Days before one expires; null: nobody is told.'),
  refundLimits: z
    .array(z.strictObject({ currency: Currencies, amount: z.number() }))
    .default([])
    .describe('Minor units: what goes back of an order beyond them needs a second person. None of a currency: never.'),
})

const Notifications = z.strictObject({
  reviewAfterDays: z.number().nullable().describe('Days after all of an order was sent; null: nobody is asked.'),
  toldPerUnit: z.number().describe('Of those who wait for a good, how many are told for each unit that came.'),
  cartReminderHours: z
    .array(z.number())
    .describe('After the last change of a cart, ascending; empty: nobody is reminded.'),
})

const Colours = z.strictObject(
  Object.fromEntries(COLOURS.map((colour) => [colour, Line])) as Record<Colour, typeof Line>,
)
const Theme = z.strictObject({
  light: Colours.describe('`#rrggbb` each; text that cannot be read is refused with its contrast.'),
  dark: Colours,
  radius: z.enum(RADII),
  typeface: z.enum(TYPEFACES),
  favicon: Line.describe('The address of a picture; empty: the mark of the software.'),
})

const Announcement = z.strictObject({ sentences: z.array(Text) })

/** As deep as a rule can still say that it is too deep; further down it is no menu at all. */
const LEVELS_READ = 12
const linksOf = (levels: number): z.ZodType<readonly Link[]> =>
  z.array(
    z.strictObject({
      title: Text,
      path: Line,
      links: (levels > 1 ? linksOf(levels - 1) : z.array(z.never()))
        .optional()
        .describe('Below it; three levels at most.'),
    }),
  )
const Links = linksOf(1)
const Menus = z.strictObject({
  main: linksOf(LEVELS_READ).describe(
    'Empty: the collections. A link may have links below it, on three levels in all.',
  ),
  footer: z.strictObject({
    about: Text,
    columns: z.array(z.strictObject({ title: Text, links: Links })),
    note: Text,
  }),
})

const Passages = z.array(z.strictObject({ title: Text, text: Text }))
const Product = z.strictObject({ facts: Passages, folds: Passages })

const Metafields = z.strictObject({
  definitions: z.array(
    z.strictObject({
      field: Line.describe('Namespace and key: `custom.care`.'),
      name: Text,
      type: z.enum(METAFIELD_TYPES),
      shown: z.boolean().describe('On the page of a product.'),
      filterable: z.boolean().describe('Lists can be narrowed by it.'),
    }),
  ),
})

const Home = z.strictObject({
  title: Text,
  description: Text,
  hero: z.strictObject({ picture: Line, alt: Text, width: z.number(), height: z.number() }).nullable(),
  heading: z.array(Text),
  lead: Text,
  rows: z.strictObject({ newest: Text, favourites: Text, markdowns: Text }),
  closing: Text,
  shared: Line,
})

const Downloads = z.strictObject({
  days: z.number().nullable().describe('For how many days the files of digital goods may be fetched; null: always.'),
  times: z.number().nullable().describe('How often each file of an order may be fetched; null: as often as one likes.'),
})

const Pages = z.strictObject({
  pages: z.array(
    z.strictObject({ folder: z.enum(['pages', 'policies']), handle: Line, title: Text, lead: Text, body: Text }),
  ),
})

type Schemas = { readonly [G in SettingsGroup]: z.ZodType<SettingsDocuments[G], unknown> }

/** One for each group, used by every door. */
export const SETTINGS_SCHEMAS = {
  shop: Shop,
  markets: Markets,
  locations: Locations,
  delivery: Delivery,
  tax: Tax,
  invoices: Invoices,
  payments: Payments,
  returns: Returns,
  downloads: Downloads,
  notifications: Notifications,
  announcement: Announcement,
  menus: Menus,
  product: Product,
  metafields: Metafields,
  theme: Theme,
  home: Home,
  pages: Pages,
} satisfies Schemas

/** The file, before its documents are looked at: those of a newer format may have any shape. */
export const SettingsEnvelope = z.strictObject({
  format: z.int().min(1),
  shop: Line.transform((id) => id as ShopId),
  version: z.int().min(0),
  settings: z.record(z.string(), z.unknown()),
})
