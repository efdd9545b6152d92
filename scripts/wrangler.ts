/** Runs wrangler on the Node that came with the project, with no question and no statistics about its use. */
import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'

const WRANGLER = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js')

/** What wrangler starts runs on that Node too. */
const PATH = [dirname(process.execPath), process.env['PATH']].join(delimiter)

const environment = { ...process.env, PATH, WRANGLER_SEND_METRICS: 'false', WRANGLER_SEND_ERROR_REPORTS: 'false' }

/** @returns what it printed and how it ended */
export const wrangler = (
  args: readonly string[],
  stdio: StdioOptions = 'pipe',
): { readonly status: number; readonly printed: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [WRANGLER, ...args], {
    env: environment,
    stdio,
    encoding: 'utf8',
  })
  return { status: status ?? 1, printed: `${stdout ?? ''}${stderr ?? ''}` }
}

export const startWrangler = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [WRANGLER, ...args], {
    env: { ...environment, WRANGLER_HIDE_BANNER: 'true', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** The part of wrangler.toml that scripts ask for. */
export type Deployed = {
  readonly vars?: Readonly<Record<string, unknown>>
  readonly send_email?: readonly { readonly name: string }[]
  readonly d1_databases: readonly {
    readonly binding: string
    readonly database_name?: string
    readonly database_id?: string
    readonly migrations_dir?: string
  }[]
  readonly queues: {
    readonly producers?: readonly { readonly queue: string }[]
    readonly consumers?: readonly { readonly queue: string; readonly dead_letter_queue?: string }[]
  }
}

/** Read when it is asked for: loading wrangler takes a second. */
export const readDeployed = async (): Promise<Deployed> => {
  const { unstable_readConfig: read } = await import('wrangler')
  return read({ config: 'wrangler.toml' }) as Deployed
}
