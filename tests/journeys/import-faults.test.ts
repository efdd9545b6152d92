/** What is wrong with a file of products is said by the names of its columns, in the language of whoever reads it. */
import { beforeAll, expect, test } from 'vitest'
import { bringFile, fetchShop, FILES, idOf, settledFile } from './files.ts'
import { signedIn } from './staff.ts'

let owner: Readonly<Record<string, string>>
beforeAll(async () => {
  owner = await signedIn('owner')
})

const page = async (path: string) => (await fetchShop(path, { headers: owner })).text()
const table = (...rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\n')
const bring = (text: string) => bringFile(owner, text)

test('what is too long or cannot be told apart is said in either language, by the names of the columns', async () => {
  const long = (count: number) => 'x'.repeat(count)
  const heads = [
    'Handle',
    'Title',
    'Title / zh',
    'Vendor',
    'Tags',
    'SEO Title',
    'Body (HTML)',
    'Variant SKU',
    'Variant Price',
  ]
  const deep = '<div>'.repeat(400) + 'x' + '</div>'.repeat(400)
  const file = table(
    heads,
    ['long-cup', long(600), long(501), long(300), long(300), long(501), deep, 'LONG', '1.00'],
    ['second-cup', 'Second', '', '', '', '', '', long(256), '1.00'],
    ['fine-cup', 'Fine', '', '', '', '', '', 'FINE-CUP', '1.00'],
  )
  const id = idOf(await bring(file))
  expect((await settledFile(id)).preview).toMatchObject({ refused: 2, created: 1 })
  const sayings = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  const english = sayings(await page(`${FILES}/${id}`))
  for (const text of [
    'Tags: has more than 255 characters',
    'Vendor: has more than 255 characters',
    'Title: has more than 500 characters',
    'Title / zh: has more than 500 characters',
    'SEO Title: has more than 500 characters',
    'Body (HTML): has too many elements',
    'Variant SKU: has more than 255 characters',
  ])
    expect(english).toContain(text)
  const chinese = await page(`${FILES}/${id}?lang=zh`)
  expect(sayings(chinese)).toMatch(/Tags\S* ?超过 255 个字符/)
  expect(sayings(chinese)).toMatch(/Body \(HTML\)\S* ?元素过多/)
  for (const html of [english, chinese]) expect(html).not.toMatch(/tags\.0|text\.seoTitle|Take at most/)
  const open = 'Handle,Title\na,A\nb,"B\nc,C\n'
  expect(await (await bring(open)).text()).toContain('the quotation mark in row 3, column 2 (Title) is never closed')
  const inChinese = await (await bringFile({ ...owner, 'accept-language': 'zh' }, open)).text()
  expect(inChinese).toContain('第 3 行第 2 列（Title）的引号没有结束')
  expect(inChinese).not.toContain('Quote Not Closed')
})
