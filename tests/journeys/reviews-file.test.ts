/** Reviews come and go as files: looked at first, each once, taken back as a whole; and what goes out changes nothing when it comes in. */
import { beforeAll, expect, test } from 'vitest'
import { call } from './caller.ts'
import { bringFile, doWith, fetchShop, idOf, settledFile } from './files.ts'
import { shop } from './goods.ts'
import { had, openForReviews, queue, rated, write } from './reviews.ts'
import { signedIn } from './staff.ts'

let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  owner = (await openForReviews()).owner
})

const JUDGE_ME = `title,body,rating,review_date,reviewer_name,reviewer_email,product_id,product_handle,reply,picture_urls
Lovely,"Two lines
of it, with ""quotes""",5,2026-02-10 15:30:40 UTC,Ada,ADA@example.org,,delos-mug,Thank you,https://cdn.example/1.jpg;https://cdn.example/2.jpg
,=cmd|calc,3,11/02/2026,,,,delos-mug,,
Sample,x,5,2026-02-10 15:30:40 UTC,S,s@example.org,,not-a-real-product-handle-so-this-review-wont-import,,
Bad,x,eleven,2026-02-10 15:30:40 UTC,S,s@example.org,,delos-mug,,
`

const apply = async (file: string, headers = owner) => {
  const id = idOf(await bringFile(headers, file))
  const ready = await settledFile(id)
  await doWith(headers, id, 'apply')
  return { id, ready, done: await settledFile(id) }
}
const out = async (as = 'judge.me') =>
  (await fetchShop(`/admin/reviews/export.csv?as=${as}`, { headers: owner })).text()

test('a file of Judge.me is looked at, goes in once, counts, and is taken back', async () => {
  const id = idOf(await bringFile(owner, JUDGE_ME))
  const ready = await settledFile(id)
  expect(ready).toMatchObject({
    kind: 'reviews',
    layout: 'judge.me',
    state: 'ready',
    preview: { created: 2, refused: 2 },
  })
  expect(await rated()).toBeNull()
  const page = await (await fetchShop(`/admin/imports/${id}`, { headers: owner })).text()
  for (const text of ['the shop has no product with this handle', '“eleven” is no whole number of stars'])
    expect([text, page.includes(text)]).toEqual([text, true])
  await doWith(owner, id, 'apply')
  expect((await settledFile(id)).state).toBe('done')
  expect(await rated()).toEqual({ sum: 8, count: 2 })
  const shown = await (await fetchShop('/products/delos-mug/reviews')).text()
  for (const text of ['Brought from Judge.me', 'Thank you', 'https://cdn.example/2.jpg']) expect(shown).toContain(text)
  expect(shown).not.toContain('>Bought here<')
  // The same file again.
  expect((await apply(JUDGE_ME)).done.result).toMatchObject({ unchanged: 2, refused: 2 })
  expect(await rated()).toEqual({ sum: 8, count: 2 })
  await doWith(owner, id, 'undo')
  expect(await settledFile(id)).toMatchObject({ state: 'undone', undo: { deleted: 2 } })
  expect(await rated()).toBeNull()
  expect(await shop.USERS_DB.prepare('SELECT count(*) AS many FROM reviewers').first('many')).toBe(0)
})

test.each(['judge.me', 'shopify'])('what goes out as %s comes in and changes nothing', async (as) => {
  await apply(JUDGE_ME)
  await write(await had(`own-${as}@example.org`), {
    stars: 2,
    title: '=1+1',
    body: `'quoted'\n\nand "so", ${as}`,
    name: 'Ö 你',
  })
  const file = await out(as)
  expect(file).toContain(`own-${as}@example.org`)
  const { ready, done } = await apply(file)
  expect(ready.layout).toBe(as)
  expect(Object.keys(done.result)).toEqual(expect.arrayContaining(['unchanged']))
  expect(done.result).not.toHaveProperty('created')
  expect(done.result).not.toHaveProperty('refused')
  expect(await out(as)).toBe(file)
})

test('what was hidden elsewhere waits for a person here; a clerk brings none', async () => {
  const file =
    'product_handle,state,rating,title,author,email,location,body,reply,created_at,replied_at\n' +
    'delos-mug,unpublished,1,,Eve,,,Hidden elsewhere,,2026-01-01 10:00:00 UTC,\n'
  const clerk = await signedIn('clerk')
  expect((await bringFile(clerk, file)).status).toBe(403)
  await apply(file)
  const { reviews } = await queue()
  expect(reviews.map(({ body }: { body: string }) => body)).toContain('Hidden elsewhere')
})

test('by program: the same lines again change nothing, what is unfit is refused by its line, unknown goods are told', async () => {
  const line = {
    row: 2,
    handle: 'delos-mug',
    stars: 2,
    body: 'Brought by a program.',
    source: 'judge.me',
    writtenAt: Date.UTC(2026, 1, 3),
    reply: 'Thank you for telling us.',
  }
  const bring = (lines: object[], headers = owner) =>
    call('POST', '/api/admin/reviews/import', { headers, body: { run: crypto.randomUUID(), lines } })
  const before = await rated()
  const first = await bring([line, { ...line, row: 3, handle: 'no-such-good' }])
  expect(first.json.lines).toMatchObject([
    { row: 2, outcome: 'created' },
    { row: 3, outcome: 'refused' },
  ])
  const after = await rated()
  expect(after).toEqual({ sum: (before?.sum ?? 0) + 2, count: (before?.count ?? 0) + 1 })
  expect((await bring([line])).json.lines).toMatchObject([{ outcome: 'unchanged' }])
  expect(await rated()).toEqual(after)
  // Nobody has written tomorrow, and no picture is shown from inside: the rules of a file that is brought by hand.
  const later = await bring([
    { ...line, writtenAt: Date.UTC(2099, 0, 1) },
    { ...line, row: 3, repliedAt: Date.UTC(2099, 0, 1) },
  ])
  expect(later.json.lines).toMatchObject([
    { row: 2, outcome: 'refused', reasons: ['is later than now: the review is left out'] },
    { row: 3, outcome: 'refused', reasons: ['is later than now: the review is left out'] },
  ])
  for (const picture of [
    'https://127.0.0.1/a.png',
    '//evil.example/a.png',
    '/\\evil.example/a.png',
    'http://a.b/c.png',
  ])
    expect([picture, (await bring([{ ...line, pictures: [picture] }])).status]).toEqual([picture, 422])
  expect(await rated()).toEqual(after)
  const long = await bring([{ ...line, title: 'x'.repeat(500) }])
  expect([long.status, long.json.errors[0].pointer]).toEqual([422, '/lines/0/title'])
  expect((await bring([line], await signedIn('clerk'))).status).toBe(403)
})
