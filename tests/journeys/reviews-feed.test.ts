/** Reviews for merchant centres: those that are shown, with their goods, by nobody who was not named, as well-formed XML. */
import { beforeAll, expect, test } from 'vitest'
import { parsedXml } from '#tests/well-formed'
import { bringFile, doWith, fetchShop, idOf, settledFile } from './files.ts'
import { openForReviews } from './reviews.ts'

let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  owner = (await openForReviews()).owner
})

const FILE = `title,body,rating,review_date,reviewer_name,reviewer_email,product_id,product_handle,reply,picture_urls
Lovely & <b>bold</b>,It pours.,5,2026-02-10 15:30:40 UTC,Ada,ada@example.org,,delos-mug,,https://cdn.example/1.jpg?a=1&b=2
Only a heading,,4,2026-02-11 15:30:40 UTC,,bob@example.org,,delos-mug,,
,,3,2026-02-12 15:30:40 UTC,Cleo,cleo@example.org,,delos-mug,,
`

test('the feed tells every review that is shown and says something', async () => {
  const empty = await (await fetchShop('/feeds/reviews.xml')).text()
  expect([parsedXml(empty).name, empty.includes('<review>')]).toEqual(['feed', false])
  const id = idOf(await bringFile(owner, FILE))
  await settledFile(id)
  await doWith(owner, id, 'apply')
  expect((await settledFile(id)).state).toBe('done')
  const answer = await fetchShop('/feeds/reviews.xml')
  const feed = await answer.text()
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/xml; charset=utf-8'])
  expect(parsedXml(feed).name).toBe('feed')
  expect(feed.match(/<review>/g)).toHaveLength(2)
  for (const text of [
    '<version>2.3</version>',
    '<name>Ada</name>',
    '<name is_anonymous="true">Anonymous</name>',
    '<title>Lovely &amp; &lt;b&gt;bold&lt;/b&gt;</title>',
    '<url>https://cdn.example/1.jpg?a=1&amp;b=2</url>',
    '<content>Only a heading</content>',
    '<overall min="1" max="5">4</overall>',
    '<product_url>https://shop.example/products/delos-mug</product_url>',
    '<review_timestamp>2026-02-10T15:30:40.000Z</review_timestamp>',
  ])
    expect([text, feed.includes(text)]).toEqual([text, true])
  // What somebody is reached by is nobody's business.
  expect(feed).not.toContain('@example.org')
  // In the order that the schema wants.
  const order = ['review_id', 'reviewer', 'review_timestamp', 'title', 'content', 'review_url', 'ratings', 'products']
  const at = order.map((name) => feed.indexOf(`<${name}`))
  expect(at).toEqual(at.toSorted((one, other) => one - other))
})
