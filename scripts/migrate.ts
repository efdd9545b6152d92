/**
 * npm run migrate -- --local     the databases of the shop on this machine
 * npm run migrate -- --remote    the databases of the deployed shop
 *
 * Applying twice changes nothing. Remote databases that do not exist yet are made first, under the names that
 * wrangler.toml gives them: docs/operations.md.
 */
import { readWords } from './command-line.ts'
import { migrateLocal, STATE } from './databases.ts'
import { readDeployed, wrangler } from './wrangler.ts'

const local = async (): Promise<void> => {
  const applied = await migrateLocal(STATE)
  for (const name of applied) console.log(`applied ${name}`)
  if (applied.length === 0) console.log('Every local database is up to date.')
}

/** Makes the databases that wrangler.toml names and the account lacks: a deploy makes them only after it. */
const createMissing = (names: readonly string[]): void => {
  const { status, printed } = wrangler(['d1', 'list', '--json'])
  if (status !== 0) throw new Error(`The list of databases could not be read.\n${printed}`)
  const databases = JSON.parse(printed.slice(printed.indexOf('['))) as { name: string }[]
  const there = new Set(databases.map(({ name }) => name))
  for (const name of names.filter((one) => !there.has(one))) {
    console.log(`making ${name}`)
    const made = wrangler(['d1', 'create', name])
    if (made.status !== 0) throw new Error(`${name} could not be made.\n${made.printed}`)
  }
}

const remote = async (): Promise<void> => {
  const { d1_databases: databases } = await readDeployed()
  createMissing(databases.flatMap((one) => (one.database_id ? [] : (one.database_name ?? []))))
  for (const { binding } of databases) {
    const { status } = wrangler(['d1', 'migrations', 'apply', binding, '--remote'], 'inherit')
    if (status !== 0) throw new Error(`${binding} was not brought up to date.`)
  }
}

const { values } = readWords(
  { file: import.meta.url },
  { options: { local: { type: 'boolean' }, remote: { type: 'boolean' } } },
)
try {
  if (values.remote) await remote()
  else await local()
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exit(1)
}
