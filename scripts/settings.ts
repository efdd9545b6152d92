/**
 * npm run settings -- export FILE | import FILE: all rules of a shop as one file.
 *
 * An import is looked over as a whole before anything is written. Leaves with 0, with 1 when the shop refused it, with 2
 * when the shop was not reached.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { readWords } from './command-line.ts'
import { Refused } from './client.ts'
import { connect } from './running-shop.ts'

const USAGE = `npm run settings -- export FILE
npm run settings -- import FILE [--another-shop]
  --another-shop   the file is another shop's: take its settings over, and keep this shop's own id
  --url            a running shop; without it the one on this machine
  --email --password   of a member of staff`

const PATH = '/api/admin/settings/file'

type Problem = {
  readonly title?: string
  readonly detail?: string
  readonly code?: string
  /** Of a file: how it is written, and what the shop reads at most; whose it is, and who the shop is. */
  readonly format?: number
  readonly formatMax?: number
  readonly shop?: string
  readonly own?: string
  readonly issues?: readonly { readonly path: string; readonly code: string; readonly problem?: string }[]
}

/** Why the file as a whole was refused: what it is, what was expected, and what to do. */
const reasonOf = ({ code, title, detail, format, formatMax, shop, own }: Problem): string => {
  switch (code) {
    case 'settings-format-newer':
      return [
        `The file is written in format ${format}; this shop reads formats up to ${formatMax}.`,
        'Bring the shop up to date, then import it again.',
      ].join(' ')
    case 'settings-of-another-shop':
      return [
        `The file is of the shop ${shop}; this one is ${own}.`,
        "To take its settings over, and keep this shop's own id, add --another-shop.",
      ].join(' ')
    case 'settings-changed':
      return 'Somebody has saved settings meanwhile. Look at them, then import the file again.'
    case 'settings-empty':
      return 'This shop has no settings yet. Begin at /admin/settings, or import a file.'
    default:
      return detail ?? title ?? 'The shop refused it.'
  }
}

/** One line for each field that is wrong; without fields, why the file as a whole was refused. */
const reasonsOf = (problem: Problem): string[] =>
  problem.issues?.map(({ path, code, problem: words }) => `${path}: ${words ?? code}`) ?? [reasonOf(problem)]

const main = async (): Promise<void> => {
  const { values, positionals } = readWords(
    { file: import.meta.url, usage: USAGE },
    {
      options: {
        'another-shop': { type: 'boolean', default: false },
        url: { type: 'string' },
        email: { type: 'string' },
        password: { type: 'string' },
      },
      allowPositionals: true,
    },
  )
  const [what, path] = positionals
  if ((what !== 'export' && what !== 'import') || path === undefined) throw new Error(USAGE)
  const file: unknown = what === 'import' ? JSON.parse(readFileSync(path, 'utf8')) : undefined
  const { client, close } = await connect(values)
  try {
    if (what === 'export') {
      writeFileSync(path, `${JSON.stringify(await client.get(PATH), null, 2)}\n`)
      console.log(`${path}: all settings`)
      return
    }
    const { changed } = (await client.put(PATH, { file, anotherShop: values['another-shop'] })) as { changed: string[] }
    console.log(changed.length > 0 ? `changed: ${changed.join(', ')}` : 'the shop has these settings already')
  } finally {
    await close()
  }
}

try {
  await main()
} catch (fault) {
  if (fault instanceof Refused) {
    for (const line of reasonsOf(fault.problem)) console.error(line)
    console.error('Nothing was changed.')
    process.exitCode = 1
  } else {
    console.error(fault instanceof Error ? fault.message : fault)
    process.exitCode = 2
  }
}
