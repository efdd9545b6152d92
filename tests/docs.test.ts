/** What the pages of docs/ point at is there. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const pages = [...globSync('*.md'), ...globSync('docs/**/*.md')].map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}))
const withoutCode = (text: string) => text.replaceAll(/```[\s\S]*?```/g, '')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

/** As forges write them: lower case, blanks as hyphens, no punctuation. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .trim()
    .replaceAll(/\s/g, '-')
const anchorsIn = (path: string) =>
  [...withoutCode(readFileSync(path, 'utf8')).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading))

test('there are pages to read', () => {
  expect(pages.length).toBeGreaterThan(15)
})

test('every link within the repository leads somewhere', () => {
  const broken = pages.flatMap(({ path, text }) =>
    [...withoutCode(text).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].flatMap(([, link = '']) => {
      const [file = '', heading] = link.split('#')
      const target = file ? normalize(join(dirname(path), file)) : path
      const found = existsSync(target) && (heading === undefined || anchorsIn(target).includes(heading))
      return found ? [] : [`${path}: ${link}`]
    }),
  )
  expect(broken).toEqual([])
})

test('every command that is named is there, with the script that it runs', () => {
  const named = new Set(
    pages.flatMap(({ text }) => [...text.matchAll(/npm run ([\w-]+)/g)].map(([, name = '']) => name)),
  )
  expect([...named].filter((name) => !scripts[name])).toEqual([])
  const files = Object.values(scripts).flatMap((line) => line.match(/scripts\/[\w-]+\.ts/g) ?? [])
  expect(files.filter((file) => !existsSync(file))).toEqual([])
})

test('every decision says why, what, and what follows', () => {
  const decisions = pages.filter(({ path }) => /^docs\/decisions\/\d{4}-/.test(path))
  expect(decisions.length).toBeGreaterThan(10)
  const parts = ['**Context.**', '**Decision.**', '**Consequences.**']
  expect(decisions.filter(({ text }) => parts.some((part) => !text.includes(part))).map(({ path }) => path)).toEqual([])
})

test('files that code comments point at in docs are there', () => {
  const sources = globSync('{domain,schema,durable-objects,workers,tests,scripts}/**/*.{ts,tsx}')
  const broken = sources.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/(?<![\w/.])docs\/[\w/-]+\.md/g)]
      .map(([page]) => page)
      .filter((page) => !existsSync(page)),
  )
  expect(broken).toEqual([])
})
