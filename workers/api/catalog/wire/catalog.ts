/** Products and collections as shoppers' programs see them. */
import { z } from '@hono/zod-openapi'
import { availabilityOf } from '#domain/catalog/availability'
import { translationOf } from '#domain/catalog/product'
import { ratingShown } from '#domain/catalog/rating'
import type { Card as ListedCard } from '#domain/catalog/list-query'
import type { Picture as KeptPicture, Product as KeptProduct } from '#domain/catalog/product'
import type { Collection as KeptCollection } from '#domain/catalog/collection'
import { inLanguage, type Language as Spoken } from '#domain/languages'
import type { Reference } from '#domain/catalog/references'
import type { MetafieldDefinition } from '#domain/settings/metafields'
import { Facets } from './facets.ts'
import { Availability, Instant, Money, Next, VariantId } from '../../contract/parts.ts'
import { Metafield, metafieldsOf } from './metafield.ts'
import { Rating, ratingOf } from './rating.ts'
import { Safety, safetyOf } from './safety.ts'

const Picture = z
  .object({
    src: z.string().describe('A path of the shop or an https address.'),
    alt: z.string(),
    width: z.int().describe('Pixels; 0 when unknown.'),
    height: z.int(),
    video: z.string().optional().describe('The address of a video that it stands for.'),
  })
  .openapi('Picture')

const Card = z
  .object({
    id: z.string(),
    handle: z.string().openapi({ example: 'delos-mug' }),
    title: z.string(),
    vendor: z.string(),
    type: z.string(),
    price: Money.nullable().describe('The lowest of its variants; null when it is not sold in this currency.'),
    wasPrice: Money.nullable().describe('The price before, when it is marked down.'),
    priceVaries: z.boolean(),
    availability: Availability,
    picture: Picture.nullable(),
    rating: Rating.nullable().describe('What reviews say; null without any.'),
  })
  .openapi('ProductCard')

export const ProductList = z
  .object({
    products: z.array(Card),
    total: z.int().describe('On all pages.'),
    isCut: z
      .boolean()
      .describe('Whether more may answer to the words: the best thousand are listed, and counted as "at least".'),
    facets: Facets,
    next: Next,
  })
  .openapi('ProductList')

export const Variant = z
  .object({
    id: VariantId,
    options: z.array(z.string()).describe('One value for each option, in their order.'),
    sku: z.string().describe('A label: several variants may carry the same.'),
    barcode: z.string(),
    prices: z.array(Money).describe('One for each currency that it is sold in.'),
    compareAt: z.array(Money).describe('The prices before, where it is marked down.'),
    quantityPrices: z
      .array(z.object({ units: z.int(), price: Money }))
      .optional()
      .describe('From so many of a line on, what one of them costs; absent where that is no less.'),
    grams: z.number(),
    requiresShipping: z.boolean(),
    availability: Availability,
    picture: z.string().nullable(),
  })
  .openapi('Variant')

export const productMembers = {
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  description: z.string().describe('HTML, made safe.'),
  seoTitle: z.string(),
  seoDescription: z.string(),
  vendor: z.string(),
  type: z.string(),
  category: z.string(),
  tags: z.array(z.string()),
  options: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  variants: z.array(Variant),
  pictures: z.array(Picture),
  safety: Safety.nullable().describe(
    'What has to be said before it is bought in the EU (GPSR, article 19); null: nothing is said.',
  ),
  rating: Rating.nullable().describe('What reviews say; null without any.'),
  version: z.int().describe('Counts the changes.'),
  createdAt: Instant,
  updatedAt: Instant,
}

export const Product = z
  .object({
    ...productMembers,
    metafields: z.array(Metafield).describe('Fields of the merchant’s own that the shop shows.'),
  })
  .openapi('Product')

export const Collection = z
  .object({
    id: z.string(),
    handle: z.string(),
    title: z.string(),
    description: z.string(),
    picture: z.string().nullable(),
  })
  .openapi('Collection')

const pictureOf = (picture: KeptPicture, language: Spoken): z.infer<typeof Picture> => ({
  src: picture.src,
  alt: picture.altByLanguage?.[language] ?? picture.alt,
  width: picture.width,
  height: picture.height,
  ...(picture.video && { video: picture.video }),
})

export const cardOf = (card: ListedCard, language: Spoken): z.infer<typeof Card> => ({
  id: card.id,
  handle: card.handle,
  title: inLanguage(card.text, language),
  vendor: card.vendor,
  type: inLanguage(card.typeText, language),
  price: card.price,
  wasPrice: card.wasPrice,
  priceVaries: card.priceVaries,
  availability: card.availability,
  picture: card.picture && pictureOf(card.picture, language),
  rating: ratingOf(card.rating),
})

export const productOf = (
  product: KeptProduct,
  language: Spoken,
  definitions: readonly MetafieldDefinition[],
  references: readonly Reference[],
): z.infer<typeof Product> => ({
  ...membersOf(product, language),
  metafields: metafieldsOf(product, definitions, language, references),
})

export const membersOf = (product: KeptProduct, language: Spoken): Omit<z.infer<typeof Product>, 'metafields'> => {
  const { id, handle, vendor, category, version, createdAt, updatedAt } = product
  const translated = (word: string) => translationOf(product.words, language, word) ?? word
  return {
    id,
    handle,
    vendor,
    category,
    version,
    createdAt,
    updatedAt,
    ...product.text,
    ...product.translations[language],
    type: translated(product.type),
    tags: [...product.tags],
    options: product.options.map(({ name, values }) => ({
      name: translated(name),
      values: values.map(translated),
    })),
    variants: product.variants.map((variant) => ({
      id: variant.id,
      options: variant.options.map(translated),
      sku: variant.sku,
      barcode: variant.barcode,
      prices: [...variant.prices],
      compareAt: [...variant.compareAt],
      ...(variant.quantityPrices && { quantityPrices: [...variant.quantityPrices] }),
      grams: variant.grams,
      requiresShipping: variant.requiresShipping,
      availability: availabilityOf(variant),
      picture: variant.picture,
    })),
    pictures: product.pictures.map((picture) => pictureOf(picture, language)),
    safety: product.safety && safetyOf(product.safety, language),
    rating: ratingOf(ratingShown(product)),
  }
}

export const collectionOf = (collection: KeptCollection, language: Spoken): z.infer<typeof Collection> => {
  const { id, handle, picture } = collection
  const translated = collection.translations[language]
  return {
    id,
    handle,
    picture,
    title: translated?.title || collection.title,
    description: translated?.description || collection.description,
  }
}
