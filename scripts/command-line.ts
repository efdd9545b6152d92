/** What stands behind `npm run NAME --`: read in one way by all commands. `--help` says what the command's own file begins with. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs, type ParseArgsConfig } from 'node:util'

/** The comment at the head of a file, as text. */
const headOf = (file: string): string => {
  const [, comment = ''] = /^\/\*\*([\s\S]*?)\*\//.exec(readFileSync(fileURLToPath(file), 'utf8')) ?? []
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n')
    .trim()
}

type Options = NonNullable<ParseArgsConfig['options']>

const named = (options: Options): string =>
  Object.entries(options)
    .map(([name, { type, default: usual }]) => {
      const what = type === 'boolean' ? `--${name}` : `--${name} …`
      return typeof usual === 'string' ? `  ${what}   (${usual})` : `  ${what}`
    })
    .join('\n')

type Command = {
  /** `import.meta.url` of the command. */
  readonly file: string
  /** What each option does; without it their names are told. */
  readonly usage?: string
}

/** Says what the command does and what it takes. */
export const helpOf = ({ file, usage }: Command, options: Options = {}): string =>
  [headOf(file), usage ?? named(options)].filter(Boolean).join('\n\n')

/**
 * Reads what was given; prints help and leaves with 0 when that was asked for, and with 2, the reason and the help when
 * there is an option that the command does not know.
 */
export const readWords = <C extends ParseArgsConfig>(command: Command, config: C): ReturnType<typeof parseArgs<C>> => {
  const words = config.args ?? process.argv.slice(2)
  const options = config.options ?? {}
  if (words.includes('--help') || words.includes('-h')) {
    console.log(helpOf(command, options))
    process.exit(0)
  }
  try {
    return parseArgs(config)
  } catch (fault) {
    console.error(`${fault instanceof Error ? fault.message : fault}\n\n${helpOf(command, options)}`)
    process.exit(2)
  }
}
