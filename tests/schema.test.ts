/** The SQL in migrations is the truth; tables.ts describes it. This is where they are compared. */
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'

const stores = globSync('schema/**/tables.ts')

test('there are stores to compare', () => {
  expect(stores.length).toBeGreaterThan(0)
})

/** Two that came at once. A name that databases have noted is never changed: they would carry it out a second time. */
const TWICE = ['schema/products/migrations/0010', 'schema/products/migrations/0018']

test('migrations count up from one: two of one number would be carried out in the order of their names', () => {
  const numbered = globSync('schema/**/migrations/*.sql').map(
    (path) => `${dirname(path)}/${basename(path).slice(0, 4)}`,
  )
  for (const [home, ofHome] of Map.groupBy(numbered, (path) => dirname(path))) {
    const numbers = [...new Set(ofHome)].toSorted()
    expect(numbers.map((path) => Number(basename(path)))).toEqual(numbers.map((_, index) => index + 1))
    expect(
      ofHome.filter((path, index) => ofHome.indexOf(path) !== index),
      home,
    ).toEqual(TWICE.filter((path) => dirname(path) === home))
  }
})

test('behind the last statement of a migration stands nothing: D1 refuses a statement that is only a comment', () => {
  for (const path of globSync('schema/*/migrations/*.sql'))
    expect(readFileSync(path, 'utf8').trimEnd().endsWith(';'), path).toBe(true)
})

for (const path of stores) {
  const home = dirname(path)
  test(`${home}: tables.ts says what the migrations made`, async () => {
    const sqlite = new DatabaseSync(':memory:')
    for (const sql of globSync(`${home}/migrations/*.sql`).toSorted()) sqlite.exec(readFileSync(sql, 'utf8'))

    const described = Object.values(
      await import(/* @vite-ignore */ new URL(`../${path}`, import.meta.url).href),
    ).filter((value) => is(value, SQLiteTable))
    expect(described.length).toBeGreaterThan(0)
    for (const table of described) {
      const { name, columns } = getTableConfig(table)
      const made = sqlite
        .prepare(`SELECT name, type, "notnull" OR pk AS required FROM pragma_table_info('${name}') ORDER BY name`)
        .all()
      const said = columns.map((column) => ({
        name: column.name,
        type: column.getSQLType().toUpperCase(),
        required: Number(column.notNull || column.primary),
      }))
      expect(
        said.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
        name,
      ).toEqual(made.map((row) => ({ ...row })))
    }
  })
}
