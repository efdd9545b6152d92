/** The shape of the code is tested like its behaviour. Each test is one law of docs/architecture.md. */
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const FILE_LINES_MAX = 300
const LINE_CHARACTERS_MAX = 140
const MEDIAN_LINES_MAX = 80

/** Each room may import itself and the rooms below it. */
const rooms = ['domain', 'schema', 'durable-objects', 'workers']

const read = (pattern: string) => globSync(pattern).map((path) => ({ path, text: readFileSync(path, 'utf8') }))

const all = read(`{${rooms.join(',')},demo,tests,scripts}/**/*.{ts,tsx}`)
const sources = all.filter(({ path }) => rooms.includes(path.split('/')[0] ?? '') && !path.includes('.test.'))

/** A socket can only be handed over in the answer to a request: docs/decisions/0080-the-live-view-is-told.md. */
const HOLDS_SOCKETS = 'durable-objects/sharding/live.ts'

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '')

const offenders = (folder: string, forbidden: RegExp) =>
  sources
    .filter(({ path, text }) => path.startsWith(`${folder}/`) && forbidden.test(withoutComments(text)))
    .map(({ path }) => path)

for (const [height, room] of rooms.entries()) {
  const above = rooms.slice(height + 1)
  if (above.length === 0) continue
  test(`${room} imports nothing from ${above.join(', ')}`, () => {
    expect(offenders(room, new RegExp(`from '#(${above.join('|')})/`))).toEqual([])
    expect(offenders(room, new RegExp(`from '(\\.\\./)+(${above.join('|')})/`))).toEqual([])
  })
}

test('domain is pure: no packages, no waiting, no clock, no dice', () => {
  expect(
    offenders('domain', /from '[^.]|\basync\b|\bawait\b|Date\.now|new Date\(\)|Math\.random|crypto\.|\bfetch\(/),
  ).toEqual([])
})

test('SQL is written only in schema', () => {
  for (const room of ['domain', 'durable-objects', 'workers']) {
    expect(
      offenders(room, /from 'drizzle-orm['/]|\.prepare\(|\b(?:SELECT|UPDATE)\b|\bINSERT INTO\b|\bDELETE FROM\b/),
    ).toEqual([])
    // Of a database; expressions stand there themselves or are constants in capitals.
    expect(offenders(room, /(?<![\w/])(?:this\.#|[a-z])[\w$.#]*\.exec\(/)).toEqual([])
  }
})

test('what is contested is changed only by its Durable Object', () => {
  expect(offenders('workers', /from '#schema\/shards\//)).toEqual([])
  expect(offenders('durable-objects', /\bfetch\(/).filter((path) => path !== HOLDS_SOCKETS)).toEqual([])
})

test('objects call nobody, but the directory, which calls the shards', () => {
  expect(offenders('durable-objects', /getByName\(/)).toEqual(['durable-objects/sharding/shards.ts'])
  const callers = offenders('durable-objects', /from '\.\.?\/shards\.ts'/)
  const master = /^durable-objects\/sharding\/(shard-directory\.ts|directory\/)/
  expect(callers.length).toBeGreaterThan(0)
  expect(callers.filter((path) => !master.test(path))).toEqual([])
})

test('HTTP is spoken only in workers', () => {
  for (const room of ['domain', 'schema', 'durable-objects']) {
    const speaking = offenders(room, /from 'hono|\bnew Response\b|\bRequest\b/)
    expect(speaking.filter((path) => path !== HOLDS_SOCKETS)).toEqual([])
  }
})

test('the one object that holds sockets hands them over, and speaks no other HTTP', () => {
  const text = withoutComments(readFileSync(HOLDS_SOCKETS, 'utf8'))
  expect(text.match(/\bfetch\(/g)).toEqual(['fetch('])
  expect(text).toMatch(/override async fetch\(\): Promise<Response>/)
  expect(text.match(/new Response\(.*\)/g)).toEqual(['new Response(null, { status: 101, webSocket: theirs })'])
  expect(text).not.toMatch(/from 'hono|\bRequest\b|getByName\(/)
})

test('a door never imports a door, and a flow or a manner never imports a door', () => {
  const doors = ['storefront', 'admin', 'api', 'queues', 'crons']
  const importsDoor = (others: string[]) => new RegExp(`from '(\\.\\./)+(${others.join('|')})/`)
  for (const door of doors)
    expect(offenders(`workers/${door}`, importsDoor(doors.filter((one) => one !== door)))).toEqual([])
  for (const below of ['flows', 'http', 'providers', 'cache'])
    expect(offenders(`workers/${below}`, importsDoor(doors))).toEqual([])
  expect(offenders('workers/providers', importsDoor(['flows']))).toEqual([])
  expect(offenders('workers/cache', importsDoor(['flows']))).toEqual([])
})

test('a door only translates: permissions, the audit log, purges and the names of requests are its commands’ and questions’', () => {
  const laws = {
    permission: /\bmay\(|['"`][a-z-]+:(?:see|change)['"`]/,
    audit: /\b(?:save|write)AuditEntry\b/,
    purge: /cache\/purge|\bpurge(?:Here)?\(/,
    hash: /http\/digest|\bsha256\(|subtle\.digest/,
  }
  for (const door of ['admin', 'api', 'storefront'])
    for (const [what, law] of Object.entries(laws))
      expect(offenders(`workers/${door}`, law), `${what} in workers/${door}`).toEqual([])
})

/** Pages of staff alone load it, and nobody writes such an editor twice: docs/decisions/0190-a-written-description.md. */
const WRITES_TEXT = 'workers/admin/frame/browser/rich-text.ts'

test('what runs in a browser is made of the domain and of itself, and nothing else is made of it', () => {
  const inBrowser = (path: string) => path.includes('/browser/')
  const importing = (imported: RegExp) => sources.filter(({ text }) => imported.test(withoutComments(text)))
  const pages = importing(/(from|import) '[^']*\/browser\//).filter(({ path }) => !inBrowser(path))
  const packages = importing(/(from|import) '(?!\.|#domain\/)/).filter(
    ({ path }) => inBrowser(path) && path !== WRITES_TEXT,
  )
  expect([...pages, ...packages].map(({ path }) => path)).toEqual([])
})

test(`no file is longer than ${FILE_LINES_MAX} lines, half are shorter than ${MEDIAN_LINES_MAX}, each says what it is for`, () => {
  const lengths = sources.map(({ text }) => text.split('\n').length).toSorted((a, b) => a - b)
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(MEDIAN_LINES_MAX)
  for (const { path, text } of all) {
    const lines = text.split('\n')
    expect(lines.length, path).toBeLessThanOrEqual(FILE_LINES_MAX)
    expect(text.startsWith('/**') || text.startsWith('#!'), `${path} begins with what it is for`).toBe(true)
    const long = lines.findIndex((line) => line.length > LINE_CHARACTERS_MAX && !line.includes('http'))
    expect(long + 1, `${path} has a line that is too long`).toBe(0)
  }
})

test('names say what a thing is, not what kind of code it is', () => {
  const banned =
    /\b(service|manager|helper|helpers|util|utils|common|shared|misc|base|impl|handler|dto|info|abstract)\b/
  const named = all.filter(({ path }) => banned.test(path.replaceAll(/[/.]/g, ' ')))
  expect(named.map(({ path }) => path)).toEqual([])
  const exported =
    /export (?:const|function|class|type|interface) \w*(?:Service|Manager|Helper|Util|Handler|Impl|Dto|Abstract)\b/
  expect(sources.filter(({ text }) => exported.test(text)).map(({ path }) => path)).toEqual([])
})

test('nothing is waved through: no any, no assertion that something is there, no ignored error', () => {
  const waved = /\bas any\b|: any\b|@ts-(ignore|expect-error|nocheck)|\w!\.|\w!\)|\w!,/
  expect(sources.filter(({ text }) => waved.test(withoutComments(text))).map(({ path }) => path)).toEqual([])
})

/** An object knows `constructor` and its kin although nobody put them there: what is looked up by a text is asked for with `own`. */
test('nothing is looked up in a dictionary by square brackets', () => {
  const dictionary = String.raw`(?:Readonly<|Partial<)*(?:Record<string\b|\{ (?:readonly )?\[\w+: string\]\??:)`
  const key = String.raw`\??\.?\[(?!['"\d\]])[^\]]+\]`
  const found = sources.flatMap(({ path, text }) => {
    const code = withoutComments(text)
    const types = Array.from(code.matchAll(new RegExp(`type (\\w+) = ${dictionary}`, 'g')), ([, name]) => name)
    const kind = `(?:${[dictionary, ...types.map((name) => `${name}\\b`)].join('|')})`
    const names = Array.from(code.matchAll(new RegExp(`(\\w+)\\??: ${kind}`, 'g')), ([, name]) => name)
    const reads = [...new Set(names)].map((name) => `(?<![.\\w])${name}${key}`)
    const pattern = new RegExp([...reads, `as ${kind}[^;\\n]*?\\)${key}`].join('|'), 'g')
    return Array.from(code.matchAll(pattern), ([read]) => `${path}: ${read}`)
  })
  expect(found.filter((one) => !one.startsWith('domain/own.ts'))).toEqual([])
})
