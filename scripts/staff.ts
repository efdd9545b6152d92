/**
 * npm run staff -- add EMAIL [--role owner|manager|clerk] [--name NAME] [--password WORDS] [--remote]
 *                  list [--remote]
 *                  remove EMAIL [--remote]
 *                  forget-second-factor EMAIL [--remote]
 *
 * Makes the first member of staff, and any other. Adding somebody again gives them the new role and password.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { base32 } from '#domain/ids'
import { emailKey, isRole, PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, ROLES, type Role } from '#domain/customers/staff'
import {
  listingStaff,
  removingStaff,
  run,
  savingStaff,
  type Staff,
  type Statement,
} from '#schema/users/customers/staff'
import { forgettingSecondFactor } from '#schema/users/customers/second-factor'
import { hashPassword } from '#workers/http/password'
import { isCommonPassword } from '#workers/http/password-strength'
import { readWords } from './command-line.ts'
import { wrangler } from './wrangler.ts'

export type Person = { readonly email: string; readonly password: string; readonly name?: string; readonly role: Role }

const statementsFor = async ({ email, password, name, role }: Person): Promise<Statement[]> => {
  const passwordHash = await hashPassword(password)
  const shown = name ?? email.slice(0, email.indexOf('@'))
  return savingStaff(
    { userId: randomUUID(), accountId: randomUUID(), email: emailKey(email), name: shown, role, passwordHash },
    Date.now(),
  )
}

/** Adds a person to a database that this process can reach, or updates them. */
export const addStaff = async (db: D1Database, person: Person): Promise<void> => {
  await run(db, await statementsFor(person))
}

/** Only for wrangler's command line, which binds nothing: values are written out as SQL texts and numbers. */
const written = ({ sql, values }: Statement): string =>
  sql.replace(/\?(\d+)/g, (_, number: string) => {
    const value = values[Number(number) - 1]
    return typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`
  })

const stop = (why: string): never => {
  console.error(why)
  process.exit(1)
}

const tell = (statements: readonly Statement[], remote: boolean): Record<string, unknown>[] => {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-staff-'))
  try {
    const file = join(folder, 'staff.sql')
    writeFileSync(file, statements.map((one) => `${written(one)};`).join('\n'), { mode: 0o600 })
    const where = remote ? '--remote' : '--local'
    const one = statements.length === 1 && statements[0] ? ['--command', written(statements[0])] : ['--file', file]
    const args = ['d1', 'execute', 'USERS_DB', where, '--yes', '--json', ...one]
    const { status, printed } = wrangler(args, ['ignore', 'pipe', 'inherit'])
    if (status !== 0) stop(`The users store did not answer. ${printed}`)
    const answers = JSON.parse(printed.slice(printed.indexOf('['))) as { results?: Record<string, unknown>[] }[]
    return answers.flatMap(({ results }) => results ?? [])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const personFrom = async (
  email: string,
  fields: { role: string; name?: string | undefined; password: string },
): Promise<Person> => {
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) stop(`Not a mail address: ${email}`)
  const { role, password, name } = fields
  if (!isRole(role)) return stop(`No such role: ${role}. There are ${ROLES.join(', ')}.`)
  if (password.length < PASSWORD_LENGTH_MIN || password.length > PASSWORD_LENGTH_MAX) {
    stop(`A password has ${PASSWORD_LENGTH_MIN} to ${PASSWORD_LENGTH_MAX} characters.`)
  }
  if (await isCommonPassword(password, [email, name ?? '']))
    stop('That password is among the first that are guessed. Leave it out, and one is dealt.')
  return { email, role, password, ...(name ? { name } : {}) }
}

const main = async (): Promise<void> => {
  const { values, positionals } = readWords(
    { file: import.meta.url },
    {
      allowPositionals: true,
      options: {
        role: { type: 'string', default: 'owner' },
        name: { type: 'string' },
        password: { type: 'string' },
        remote: { type: 'boolean', default: false },
      },
    },
  )
  const [act, email = ''] = positionals
  if (act === 'list') {
    const staff = tell([listingStaff], values.remote) as unknown as Staff[]
    for (const one of staff) console.log(`${one.email}  ${one.role}  ${one.name}`)
    if (staff.length === 0) console.log('Nobody works here yet.')
  } else if (act === 'add') {
    const dealt = base32(randomBytes(20))
    const person = await personFrom(email, { ...values, password: values.password ?? dealt })
    tell(await statementsFor(person), values.remote)
    console.log(`${person.email} signs in at /admin as ${person.role}.`)
    if (!values.password) console.log(`Password: ${dealt}`)
  } else if (act === 'remove') {
    tell(removingStaff(email), values.remote)
    console.log(`${email} can no longer sign in to the admin.`)
  } else if (act === 'forget-second-factor') {
    tell(forgettingSecondFactor(email), values.remote)
    console.log(`${email} signs in with the password alone.`)
  } else {
    stop(
      'Usage: npm run staff -- add EMAIL [--role owner|manager|clerk] | list | remove EMAIL | forget-second-factor EMAIL   [--remote]',
    )
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main()
