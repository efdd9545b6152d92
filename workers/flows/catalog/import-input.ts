/** The body of an import as it may come from anywhere: bounded, tidied, and refused product by product. */
import { z } from 'zod'
import { COLLECTION_SORTS, LISTED_MAX, RULE_FIELDS, RULE_RELATIONS, RULES_MAX } from '#domain/catalog/collection'
import { isPictureAddress, PICTURE_ADDRESS_MAX } from '#domain/catalog/pictures/address'
import type { CollectionDraft, Draft } from '#domain/catalog/draft'
import { REVIEWS_MAX, STARS } from '#domain/catalog/rating'
import { hsCode, originCountry } from '#domain/catalog/customs'
import {
  METAFIELD_LENGTH_MAX,
  METAFIELD_NAME,
  METAFIELD_TYPES,
  METAFIELD_VALUES_MAX,
  METAFIELDS_MAX,
} from '#domain/catalog/metafields'
import { isScheduleEmpty } from '#domain/catalog/for-sale'
import { TAGS_MAX } from '#domain/catalog/product'
import { CONTACT } from '#domain/catalog/safety'
import { handleFrom, slug } from '#domain/catalog/slug'
import { videoAt } from '#domain/catalog/video'
import { AMOUNT_MAX, isCurrency, type Currency } from '#domain/money'
import { STOCK_MAX } from '#domain/inventory/stock'
import { isWithinBounds } from '../markup.ts'

/** So many products in one call: a call stays far below the time and the queries that one request may take. */
export const PRODUCTS_MAX = 50
/** Bytes of one body. */
export const BODY_MAX = 5 * 1024 * 1024
export const VARIANTS_MAX = 2_500
const PICTURES_MAX = 250

/** What is wrong that has no bound, in sentences for programs; pages say it in either language (file-faults.ts). */
export const SAYS = {
  markup: 'has too many elements, or too deep ones',
  handle: 'needs a letter or a digit',
  address: 'a path of this shop or an https address of a public host',
  video: 'no video: an address of YouTube or Vimeo, or an https address of an mp4 or webm file',
  contact: 'a mail address, or an https address',
  comma: 'a tag has no comma',
  schedule: 'ends before it begins',
} as const

/** One kind of line end, no blanks around, nothing that is not text: a sign that steers a machine is none. */
const tidied = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .trim()
const text = (longest: number) => z.string().max(longest).transform(tidied)
/** What stands in a list, a label or a mail: what was broken in two is one line. */
export const line = (longest: number) => text(longest).transform((written) => written.replaceAll(/\s*[\n\t]\s*/g, ' '))

const currency = z
  .string()
  .refine(isCurrency, 'not a currency')
  .transform((code) => code as Currency)
/** Longer and more nested than anybody writes is refused here, so that nothing further on meets it. */
export const markup = text(200_000).refine(isWithinBounds, SAYS.markup)
const amount = z.int().min(0).max(AMOUNT_MAX)
const handle = z.string().max(1_000).transform(handleFrom).pipe(z.string().min(1, SAYS.handle))
export const address = z.string().max(PICTURE_ADDRESS_MAX).refine(isPictureAddress, SAYS.address)

/** What a reading of the domain makes of a text; blank stays blank. */
const read = (reading: (text: string) => string | undefined, message: string, longest = 100) =>
  line(longest).transform((written, { addIssue }) => {
    const value = written === '' ? '' : reading(written)
    if (value === undefined) addIssue(message)
    return value ?? ''
  })

export const video = read((written) => videoAt(written)?.address, SAYS.video, 2_048)

const texts = z.strictObject({
  title: line(500).optional(),
  description: markup.optional(),
  seoTitle: line(500).optional(),
  seoDescription: text(5_000).optional(),
})

const picture = z.strictObject({
  src: address,
  alt: line(1_000).optional(),
  altByLanguage: z.strictObject({ en: line(1_000).exactOptional(), zh: line(1_000).exactOptional() }).optional(),
  width: z.int().min(0).max(100_000).optional(),
  height: z.int().min(0).max(100_000).optional(),
  video: video.optional(),
  wall: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .optional(),
})

const variant = z.strictObject({
  options: z.array(line(255)).max(3).optional(),
  sku: line(255).optional(),
  barcode: line(255).optional(),
  prices: z
    .array(
      z.strictObject({
        currency,
        price: amount.nullable().optional(),
        compareAt: amount.nullable().optional(),
        cost: amount.nullable().optional(),
      }),
    )
    .max(20)
    .optional(),
  grams: z.int().min(0).max(1_000_000_000).optional(),
  hsCode: read(hsCode, 'no HS code: 6 to 10 digits').optional(),
  origin: read(originCountry, 'no country: two letters of ISO 3166').optional(),
  lowStock: z.int().min(0).max(STOCK_MAX).nullable().optional(),
  requiresShipping: z.boolean().optional(),
  taxable: z.boolean().optional(),
  tracked: z.boolean().optional(),
  oversell: z.boolean().optional(),
  picture: address.nullable().optional(),
  units: z.int().min(-STOCK_MAX).max(STOCK_MAX).optional(),
  basedOn: z.int().min(-STOCK_MAX).max(STOCK_MAX).optional(),
})

const rating = z
  .strictObject({
    sum: z
      .int()
      .min(0)
      .max(STARS * REVIEWS_MAX),
    count: z.int().min(1).max(REVIEWS_MAX),
  })
  .refine(({ sum, count }) => sum <= STARS * count, 'more than five stars a review')

const contact = z.strictObject({
  name: line(255).pipe(z.string().min(1)),
  address: line(500).pipe(z.string().min(1)),
  contact: line(255).pipe(z.string().regex(CONTACT, SAYS.contact)),
})

/** What has to be said of goods before they are bought in the EU. */
const safety = z.strictObject({
  manufacturer: contact.describe('Who made it, where they are, and how they are reached.'),
  responsible: contact.nullable().default(null).describe('Of a maker outside the EU: who answers for it there.'),
  warnings: z.strictObject({ en: text(5_000).exactOptional(), zh: text(5_000).exactOptional() }).default({}),
})

const metafield = z
  .strictObject({
    type: z.enum(METAFIELD_TYPES).optional().describe('Without it, as the settings name the field.'),
    value: z
      .union([text(METAFIELD_LENGTH_MAX), z.array(text(METAFIELD_LENGTH_MAX)).max(METAFIELD_VALUES_MAX)])
      .describe('By its type: `12.5 cm`, `5.99 EUR`, `{"value":"4.5","scale_min":"1","scale_max":"5"}`, a handle.'),
  })
  .nullable()

const metafieldName = z.string().regex(METAFIELD_NAME, 'a namespace and a key: custom.care')

/** To the year 9999. */
const moment = z.int().min(0).max(253_402_300_799_999).nullable().optional()

const words = z.record(line(255), line(255))

export const product = z
  .strictObject({
    handle,
    status: z.enum(['active', 'draft', 'archived']).optional(),
    text: texts.optional(),
    translations: z.strictObject({ en: texts.optional(), zh: texts.optional() }).optional(),
    words: z.strictObject({ en: words.optional(), zh: words.optional() }).optional(),
    vendor: line(255).optional(),
    type: line(255).optional(),
    category: line(1_000).optional(),
    taxClass: line(63)
      .transform(slug)
      .optional()
      .describe('A class of the settings of tax; empty, or one that they do not name: standard.'),
    // Files write tags between commas, so a tag cannot contain one.
    tags: z
      .array(line(255).refine((tag) => !tag.includes(','), SAYS.comma))
      .max(TAGS_MAX)
      .transform((tags) => tags.filter(Boolean))
      .optional(),
    safety: safety.nullable().optional().describe('As a whole; null: nothing.'),
    publishedFrom: moment.describe('ms since 1970, UTC; null: always.'),
    publishedUntil: moment.describe('The first moment at which it is not for sale any more; null: never.'),
    options: z.array(line(255)).max(3).optional(),
    variants: z.array(variant).max(VARIANTS_MAX).optional(),
    unmentioned: z.enum(['keep', 'remove']).optional(),
    pictures: z.array(picture).max(PICTURES_MAX).optional(),
    metafields: z
      .record(metafieldName, metafield)
      .refine((fields) => Object.keys(fields).length <= METAFIELDS_MAX, 'has too many fields')
      .optional()
      .describe('By `namespace.key`; null takes one away, those that are not named stay.'),
    rating: rating.nullable().optional(),
    collection: line(255)
      .optional()
      .describe('The title of a collection by hand that it joins; made, where there is none.'),
  })
  .refine(
    ({ publishedFrom = null, publishedUntil = null }) => !isScheduleEmpty({ publishedFrom, publishedUntil }),
    SAYS.schedule,
  ) satisfies z.ZodType<Draft>

export const rule = z.strictObject({
  field: z.enum(RULE_FIELDS),
  relation: z.enum(RULE_RELATIONS),
  value: line(255)
    .default('')
    .describe('`28.50`, grams, per cent, `2026-11-28`, `in-stock`, the id of a collection; empty with `is-set`.'),
  name: line(255).optional().describe('Of an option: `Size`; of a metafield: `custom.care`.'),
})

export const ruleSet = z.strictObject({ match: z.enum(['all', 'any']), rules: z.array(rule).max(RULES_MAX) })

export const collection = z.strictObject({
  handle,
  title: line(500).optional(),
  description: markup.optional(),
  translations: z.strictObject({ en: texts.optional(), zh: texts.optional() }).optional(),
  picture: address.nullable().optional(),
  position: z.int().min(0).max(1_000_000).optional(),
  products: z.array(handle).max(LISTED_MAX).optional(),
  rules: ruleSet.nullable().optional(),
  sort: z.enum(COLLECTION_SORTS).optional(),
  publishedFrom: moment,
  publishedUntil: moment,
  seoTitle: line(500).optional(),
  seoDescription: text(5_000).optional(),
}) satisfies z.ZodType<CollectionDraft>

/** A field that the file names: what its products say of it is told by it, and the settings learn of it. */
const definition = z.strictObject({ field: metafieldName, name: line(200), type: z.enum(METAFIELD_TYPES) })

/** Products are looked at one by one, so that a bad one does not keep the others out. */
export const envelope = z.strictObject({
  products: z.array(z.unknown()).max(PRODUCTS_MAX).default([]),
  collections: z.array(collection).max(PRODUCTS_MAX).default([]),
  location: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
    .default('main'),
  /** Those that the settings do not have yet are added. */
  metafields: z.array(definition).max(METAFIELDS_MAX).default([]),
  overwrite: z.boolean().default(true),
  /** All calls of one import carry the same: what they have changed is told by it, and undone by it. */
  run: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
  /** Of new products that do not say it themselves: nothing is put up for sale that nobody has put up for sale. */
  status: z.enum(['active', 'draft']).default('draft'),
  /** What happens to variants that a product has and its draft has not. */
  unmentioned: z.enum(['keep', 'remove']).default('keep'),
})

/** The first thing that is wrong, with its place, as one line of a report. */
export const firstFault = (error?: z.ZodError): string => {
  const issue = error?.issues[0]
  return issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : 'not understood'
}
