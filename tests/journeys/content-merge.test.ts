/** Two of the staff edit one page at once: what does not conflict is merged, what does is chosen field by field, and nothing is lost. */
import { expect, test } from 'vitest'
import { call } from './caller.ts'
import { visit } from './desk.ts'
import { manager, owner, withMerchants } from './merchants.ts'

withMerchants()

type Fields = readonly (readonly [string, string])[]
const ID = 'doc_00000000000merge'
const PATH = `/admin/content/documents/${ID}`
const API = `/api/admin/content/${ID}`

const send = async (fields: Fields, path = PATH) => {
  const answer = await visit(path, { cookie: manager, form: [['key', crypto.randomUUID()], ...fields] })
  return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
}
const put = (body: object) => call('PUT', API, { headers: owner, body })
const there = async () => (await call('GET', API, { headers: owner })).json

/** Names and values of the form as it stands on the page, as a browser would send them. */
const formIn = (html: string): Map<string, string> => {
  const form = /<form id="document"[\s\S]*?<\/form>/.exec(html)?.[0] ?? ''
  const fields = new Map<string, string>()
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const [, name = ''] = /\bname="([^"]*)"/.exec(tag) ?? []
    const isLeftOut =
      name === '' || name === 'key' || name === 'order' || (tag.includes('type="checkbox"') && !/\bchecked/.test(tag))
    if (!isLeftOut) fields.set(name, /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? 'on')
  }
  for (const [, attributes = '', value = ''] of form.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g))
    fields.set(/\bname="([^"]*)"/.exec(attributes)?.[1] ?? '', value)
  return fields
}
const open = async () => formIn(await (await visit(PATH, { cookie: manager })).text())
const changed = (form: Map<string, string>, more: Readonly<Record<string, string>>): Fields => [
  ...new Map([...form, ...Object.entries(more)]),
]

const text = (id: string, en: string) => ({ id, type: 'text', heading: { en } })
const page = {
  kind: 'landing',
  handle: 'merge',
  title: { en: 'Merge', zh: '合并' },
  sections: [text('a', 'One'), text('b', 'Two'), text('c', 'Three')],
}

test('two edit one page: merged by itself, then chosen between, and a deletion loses nothing', async () => {
  expect((await put({ version: 0, ...page })).json.version).toBe(1)
  const mine = await open()
  expect(mine.get('sections[1].id')).toBe('b')

  // She changes one section and moves another; I change another field of the same section.
  const [a, b, c] = page.sections
  expect(
    (await put({ version: 1, ...page, sections: [c, a, { ...b, text: { en: '<p>Hers</p>' } }] })).json.version,
  ).toBe(2)
  const merged = await send(changed(mine, { 'title.en': 'Mine', 'sections[1].heading.en': 'Two of mine' }))
  expect(merged.to).toBe(`${PATH}?done=merged`)
  expect(await there()).toMatchObject({
    version: 3,
    title: { en: 'Mine', zh: '合并' },
    sections: [{ id: 'c' }, { id: 'a' }, { id: 'b', heading: { en: 'Two of mine' }, text: { en: '<p>Hers</p>' } }],
  })

  const past = await (await visit(`${PATH}/history/3`, { cookie: manager })).text()
  expect(past).toMatch(/Title, English[\s\S]*<del>Merge<\/del>[\s\S]*<ins>Mine<\/ins>/)
  expect(past).toMatch(/3\. Text › Heading, English[\s\S]*<del>Two<\/del>[\s\S]*<ins>Two of mine<\/ins>/)
  expect(await (await visit(`${PATH}/history/2`, { cookie: manager })).text()).toContain('Order of the sections')
  expect(await (await visit(`${PATH}/history/1`, { cookie: manager })).text()).toContain('came to be')
  expect((await visit(`${PATH}/history/9`, { cookie: manager })).status).toBe(404)

  // Both change the same: each field is asked, theirs beside mine.
  const again = await open()
  const now = await there()
  const hers = {
    ...now,
    id: undefined,
    updatedAt: undefined,
    title: { en: 'Hers', zh: '她的' },
    lead: { en: 'Hers alone' },
    sections: now.sections.slice(1),
  }
  expect((await put(hers)).json.version).toBe(4)
  const typed = changed(again, {
    'title.en': 'Mine <b>',
    'title.zh': '我的',
    'sections[0].heading.en': 'Three of mine',
  })
  const asked = await send(typed)
  expect(asked.status).toBe(409)
  for (const field of ['title.en', 'title.zh', 'sections.c']) expect(asked.html).toContain(`name="choose.${field}"`)
  expect(asked.html).not.toContain('name="choose.lead.en"')
  const both = formIn(asked.html)
  expect(both.get('version')).toBe('4')
  expect(both.get('title.en')).toBe('Mine &lt;b&gt;')
  expect(both.get('lead.en')).toBe('Hers alone')
  expect((await there()).version).toBe(4)

  // Something amiss with the choices made: they are kept in the form.
  const chosen = changed(both, { 'title.en': 'Mine <b>', 'choose.title.en': 'theirs', 'choose.title.zh': 'yours' })
  const amiss = await send(
    changed(new Map(chosen as [string, string][]), { 'choose.sections.c': 'yours', picture: 'javascript:x' }),
  )
  expect(amiss.status).toBe(422)
  expect(formIn(amiss.html).get('title.en')).toBe('Hers')
  const done = await send([...chosen, ['choose.sections.c', 'yours']])
  expect(done.to).toBe(`${PATH}?done=saved`)
  expect(await there()).toMatchObject({
    version: 5,
    title: { en: 'Hers', zh: '我的' },
    lead: { en: 'Hers alone' },
    sections: [{ id: 'c', heading: { en: 'Three of mine' } }, { id: 'a' }, { id: 'b' }],
  })

  // A section that she has taken out, left to her.
  const third = await open()
  const { id: _, updatedAt: __, ...rest } = await there()
  expect((await put({ ...rest, sections: rest.sections.slice(1) })).json.version).toBe(6)
  const more = await send(changed(third, { 'sections[0].heading.en': 'Three again' }))
  expect(more.status).toBe(409)
  await send([...changed(formIn(more.html), {}), ['choose.sections.c', 'theirs'], ['choose.__proto__.x', 'theirs']])
  expect((await there()).sections.map(({ id }: { id: string }) => id)).toEqual(['a', 'b'])

  // She deletes it while I write: what I typed is there anew.
  const fourth = await open()
  expect((await call('DELETE', `${API}?version=6`, { headers: owner })).status).toBe(200)
  const gone = await send(changed(fourth, { 'title.en': 'Written meanwhile' }))
  expect(gone.status).toBe(409)
  expect(formIn(gone.html).get('title.en')).toBe('Written meanwhile')
  expect((await send(changed(formIn(gone.html), {}))).to).toContain('done=saved')
  expect(await there()).toMatchObject({ version: 8, title: { en: 'Written meanwhile' } })
})

test('the API is told both sides, and takes both where it says so', async () => {
  const id = 'doc_0000000000mergex'
  const save = (body: object) => call('PUT', `/api/admin/content/${id}`, { headers: owner, body })
  await save({ version: 0, ...page, handle: 'merge-two' })
  await save({ version: 1, ...page, handle: 'merge-two', author: 'Hers' })
  const mine = { version: 1, ...page, handle: 'merge-two', title: { en: 'Mine' } }
  const { status, json } = await save(mine)
  expect(status).toBe(409)
  expect(json).toMatchObject({ code: 'content-differs', version: 2 })
  expect(json.fields).toContainEqual({
    field: 'title.en',
    base: 'Merge',
    theirs: 'Merge',
    yours: 'Mine',
    conflict: false,
  })
  expect((await save({ ...mine, merge: true })).json).toMatchObject({
    version: 3,
    author: 'Hers',
    title: { en: 'Mine' },
  })
  // Sent again, everything that it says is there already.
  expect((await save({ ...mine, merge: true })).json.version).toBe(3)
  expect((await save({ ...mine, author: 'Else', merge: true })).json).toMatchObject({ code: 'content-differs' })
  expect((await save({ ...mine, kind: 'post' })).json).toMatchObject({ code: 'content-unknown' })
})
