/** Staff say what means the same: written, found by shoppers, changed, deleted, brought back; in pages and for programs. */
import { beforeAll, expect, test } from 'vitest'
import { auditEntriesOf } from '#schema/users/customers/audit'
import { synonymsOf } from '#schema/products/catalog/search/synonyms'
import { call } from './caller.ts'
import { signedIn, visit } from './desk.ts'
import { shop, stockGoods } from './goods.ts'

const PATH = '/admin/search/synonyms'
let manager: string
let clerk: string
beforeAll(async () => {
  await stockGoods()
  manager = (await signedIn('manager')).cookie
  clerk = (await signedIn('clerk')).cookie
}, 60_000)

const all = () => synonymsOf(shop.PRODUCTS_DB)
const send = (path: string, fields: Readonly<Record<string, string>> = {}, cookie = manager) =>
  visit(path, { cookie, form: Object.entries({ key: crypto.randomUUID(), ...fields }) })
/** Each question is another, so that none is answered from what is kept. */
let questions = 0
const found = async (terms: string): Promise<string[]> => {
  const { json } = await call('GET', `/api/search?q=${encodeURIComponent(terms)}&limit=${++questions}`)
  return json.products.map(({ handle }: { handle: string }) => handle)
}

test('from a term that found nothing to a synonym that finds: once, however often the form is sent', async () => {
  expect(await found('kopp')).toEqual([])
  const form = await (await visit(`${PATH}?from=kopp`, { cookie: manager })).text()
  expect(form).toMatch(/<textarea[^>]*id="words"[^>]*>kopp<\/textarea>/)
  expect(form).toMatch(/<textarea[^>]*id="instead"[^>]*autofocus/)
  const key = crypto.randomUUID()
  const saved = [
    await send(PATH, { key, words: 'kopp', instead: 'Mug' }),
    await send(PATH, { key, words: 'kopp', instead: 'Mug' }),
  ]
  expect(saved.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
    [303, `${PATH}?done=saved`],
    [303, `${PATH}?done=saved`],
  ])
  expect(await all()).toMatchObject([{ words: ['kopp'], instead: ['Mug'] }])
  expect(await found('kopp')).toEqual(['delos-mug'])
})

test('it is changed, deleted, brought back as it was, and each stands in the log', async () => {
  const [{ id } = { id: '' }] = await all()
  const list = await (await visit(`${PATH}?lang=zh`, { cookie: clerk })).text()
  expect(list).toContain('→ Mug')
  expect(list).not.toContain(`${PATH}/${id}/delete`)
  expect((await send(`${PATH}/${id}`, { words: 'kopp，krus', instead: 'mug' })).status).toBe(303)
  expect(await found('krus')).toEqual(['delos-mug'])

  const gone = await send(`${PATH}/${id}/delete`)
  expect(gone.headers.get('location')).toBe(`${PATH}?done=removed&gone=${id}`)
  expect(await all()).toEqual([])
  expect(await found('krus')).toEqual([])
  const after = await (await visit(`${PATH}?done=removed&gone=${id}&lang=en`, { cookie: manager })).text()
  expect(after).toContain(`action="${PATH}/${id}/restore"`)
  expect((await send(`${PATH}/${id}/delete`)).status).toBe(303)

  expect((await send(`${PATH}/${id}/restore`)).headers.get('location')).toBe(`${PATH}?done=restored`)
  expect((await send(`${PATH}/${id}/restore`)).status).toBe(303)
  expect(await all()).toMatchObject([{ id, words: ['kopp', 'krus'], instead: ['mug'] }])
  const actions = (await auditEntriesOf(shop.USERS_DB, id, 9)).map(({ action }) =>
    action.replace('catalog:synonym-', ''),
  )
  expect(actions.toReversed()).toEqual(['add', 'change', 'delete', 'restore'])
})

test.each([
  ['nothing', { words: '', instead: '' }, 'Write two words'],
  ['a word alone', { words: 'mug', instead: '' }, 'Write two words'],
  ['signs', { words: 'mug\n?!', instead: '' }, '“?!” cannot be looked for'],
  ['a sentence', { words: 'a1 b1 c1 d1 e1 f1, mug', instead: '' }, 'cannot be looked for'],
  ['half a character and tags', { words: '\ud800<script>'.repeat(9), instead: 'x' }, 'cannot be looked for'],
  ['a book', { words: 'x'.repeat(60_000), instead: 'y' }, 'cannot be looked for'],
  ['too many', { words: Array.from({ length: 30 }, (_, at) => `w${at}`).join(), instead: '' }, 'At most 20 words'],
])('%s is refused with the reason, what was written stays, and nothing changes', async (_, fields, why) => {
  const before = await all()
  const answer = await send(`${PATH}?lang=en`, fields)
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain(why)
  expect(html).toMatch(/id="words"[^>]*aria-describedby="words-hint words-wrong"[^>]*aria-invalid="true"/)
  expect(html).not.toContain('<script>')
  expect(await all()).toEqual(before)
})

test('who may not, and what is not there', async () => {
  expect((await send(PATH, { words: 'a1,b1' }, clerk)).status).toBe(403)
  expect((await visit(PATH)).status).toBe(303)
  expect((await visit(`${PATH}/syn_0000000000000000`, { cookie: manager })).status).toBe(404)
  expect((await visit(`${PATH}/%00'`, { cookie: manager })).status).toBe(404)
  expect((await send(`${PATH}/syn_0000000000000000`, { words: 'a1,b1' })).status).toBe(404)
  expect((await send(`${PATH}/syn_0000000000000000/restore`)).status).toBe(404)
  expect((await send(`${PATH}/nonsense/delete`)).status).toBe(404)
})

test('programs add, list, change and delete', async () => {
  const headers = { cookie: manager }
  const path = '/api/admin/search/synonyms'
  const key = crypto.randomUUID()
  const body = { words: ['beaker', 'tankard'], instead: ['mug'] }
  const [first, second] = [
    await call('POST', path, { headers, key, body }),
    await call('POST', path, { headers, key, body }),
  ]
  expect([first.status, second.status, second.json.id]).toEqual([201, 201, first.json.id])
  const other = await call('POST', path, { headers, key, body: { words: ['a1', 'b1'] } })
  expect(other.json.code).toBe('idempotency-key-reused')
  expect((await call('GET', path, { headers })).json.synonyms).toContainEqual(expect.objectContaining(body))
  const one = `${path}/${first.json.id}`
  expect((await call('PUT', one, { headers, body: { words: ['beaker'] } })).json.code).toBe('synonym-too-few')
  expect((await call('PUT', one, { headers, body: { words: ['beaker', '…'] } })).json).toMatchObject({
    code: 'synonym-word-unfit',
    word: expect.any(String),
  })
  expect((await call('PUT', one, { headers, body: { words: ['beaker', 'mug'] } })).json.instead).toEqual([])
  expect(await found('beaker')).toEqual(['delos-mug'])
  expect((await call('DELETE', one, { headers })).json.words).toEqual(['beaker', 'mug'])
  expect((await call('DELETE', one, { headers })).json.code).toBe('synonym-unknown')
  expect((await call('POST', path, { headers: { cookie: clerk }, body })).status).toBe(403)
})
