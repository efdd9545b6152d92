/** A table that holds something of a customer is named in one list: so it is in the file of their data, and forgotten with them. */
import { globSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import {
  CALLED_AS_PEOPLE,
  NOT_OF_CUSTOMERS,
  PERSONAL_DATA,
  SECTIONS,
  type Store,
} from '#domain/customers/personal-data'

const FOLDERS: Readonly<Record<Store, string>> = {
  users: 'schema/users/migrations',
  transactions: 'schema/transactions/migrations',
  products: 'schema/products/migrations',
  statistics: 'schema/statistics/migrations',
  orders: 'schema/shards/orders/migrations',
}

/** What an index of words keeps of its table is the table's. */
const SHADOW = /_(data|idx|docsize|config|content)$/

type Table = { readonly name: string; readonly columns: readonly string[] }

const tablesOf = (store: Store): Table[] => {
  const sqlite = new DatabaseSync(':memory:')
  for (const path of globSync(`${FOLDERS[store]}/*.sql`).toSorted()) sqlite.exec(readFileSync(path, 'utf8'))
  const names = sqlite
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .all()
    .map(({ name }) => String(name))
  return names
    .filter((name) => !names.some((one) => one !== name && name.startsWith(`${one}_`) && SHADOW.test(name)))
    .map((name) => ({
      name,
      columns: sqlite
        .prepare(`SELECT name FROM pragma_table_info(?)`)
        .all(name)
        .map((column) => String(column['name'])),
    }))
}

const named = (store: Store, table: string): boolean =>
  `${store}.${table}` in NOT_OF_CUSTOMERS || PERSONAL_DATA.some((one) => one.store === store && one.table === table)

test.each(['users', 'transactions', 'orders'] as const)('every table of %s says whether it holds people', (store) => {
  const tables = tablesOf(store).map(({ name }) => name)
  expect(tables.length).toBeGreaterThan(5)
  expect(tables.filter((table) => !named(store, table))).toEqual([])
})

test.each(['products', 'statistics'] as const)(
  'no table of %s has a column that is called as people are, unnamed',
  (store) => {
    const suspicious = tablesOf(store).filter(({ columns }) => columns.some((column) => CALLED_AS_PEOPLE.test(column)))
    expect(suspicious.filter(({ name }) => !named(store, name)).map(({ name }) => name)).toEqual([])
  },
)

test('what is named is there, once, and every part of the file comes from somewhere', () => {
  const all = new Map(
    (Object.keys(FOLDERS) as Store[]).map((store) => [store, tablesOf(store).map(({ name }) => name)] as const),
  )
  for (const { store, table } of PERSONAL_DATA) expect(all.get(store), `${store}.${table}`).toContain(table)
  for (const name of Object.keys(NOT_OF_CUSTOMERS)) {
    const [store = '', table = ''] = name.split('.')
    expect(all.get(store as Store), name).toContain(table)
  }
  const names = PERSONAL_DATA.map(({ store, table }) => `${store}.${table}`)
  expect(names.filter((name, at) => names.indexOf(name) !== at || name in NOT_OF_CUSTOMERS)).toEqual([])
  const given = PERSONAL_DATA.flatMap((one) => (typeof one.given === 'string' ? one.given : []))
  expect([...new Set(given)].toSorted()).toEqual([...SECTIONS].toSorted())
})
