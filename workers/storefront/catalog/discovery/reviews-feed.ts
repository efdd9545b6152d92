/**
 * /feeds/reviews.xml: every review that is shown, for merchant centres, sent while it is read.
 *
 * @see https://developers.google.com/product-review-feeds/schema version 2.3: the order of the elements is part of it
 */
import type { Language } from '#domain/languages'
import { reviewsAfter, type ReviewInFeed } from '#schema/products/reviews/shown'
import { pathIn } from '../../../http/language.ts'
import { element, escaped, XML_HEAD } from './xml.ts'

type Feed = { readonly origin: string; readonly language: Language; readonly shop: string }

/** Rows of one reading. */
const PAGE = 200

const list = (name: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `<${name}s>${items.map((item) => element(name, item)).join('')}</${name}s>`

const product = ({ handle, vendor, barcodes, skus, productTitle, titleZh }: ReviewInFeed, feed: Feed): string => {
  const ids = list('gtin', barcodes) + list('sku', skus) + list('brand', vendor === '' ? [] : [vendor])
  const title = (feed.language === 'zh' && titleZh) || productTitle
  const at = feed.origin + pathIn(feed.language, `/products/${handle}`)
  const known = ids && `<product_ids>${ids}</product_ids>`
  return `<products><product>${known}${element('product_name', title)}${element('product_url', at)}</product></products>`
}

/** Nobody is named who has not chosen a name; what was bought here and proven so was asked for after it was sent. */
const entry = (review: ReviewInFeed, feed: Feed): string => {
  const { id, name, writtenAt, title, body, stars, pictures, handle, isVerified } = review
  const at = feed.origin + pathIn(feed.language, `/products/${handle}/reviews`)
  const images = pictures.map(
    ({ src }) => `<reviewer_image>${element('url', new URL(src, feed.origin).href)}</reviewer_image>`,
  )
  return [
    '<review>',
    element('review_id', id),
    name === ''
      ? '<reviewer><name is_anonymous="true">Anonymous</name></reviewer>'
      : `<reviewer>${element('name', name)}</reviewer>`,
    element('review_timestamp', new Date(writtenAt).toISOString()),
    element('title', title),
    element('content', body || title),
    `<review_url type="group">${escaped(at)}</review_url>`,
    images.length > 0 ? `<reviewer_images>${images.join('')}</reviewer_images>` : '',
    `<ratings><overall min="1" max="5">${stars}</overall></ratings>`,
    product(review, feed),
    isVerified ? '<collection_method>post_fulfillment</collection_method>' : '',
    '</review>\n',
  ].join('')
}

export const reviewsFeed = async function* (db: D1Database, feed: Feed): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const publisher = `<publisher>${element('name', feed.shop)}</publisher>`
  yield encoder.encode(`${XML_HEAD}\n<feed><version>2.3</version>${publisher}<reviews>\n`)
  for (let after = ''; ;) {
    const reviews = await reviewsAfter(db, after, PAGE)
    if (reviews.length > 0) yield encoder.encode(reviews.map((review) => entry(review, feed)).join(''))
    const last = reviews.at(-1)
    if (!last || reviews.length < PAGE) break
    after = last.id
  }
  yield encoder.encode('</reviews></feed>\n')
}
