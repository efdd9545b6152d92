/** A shop in a process of its own, that can be killed at any moment and started again with what it had written. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export type DoomedShop = {
  readonly url: string
  /** As a power cut: nothing is finished, nothing is said. */
  readonly kill: () => Promise<void>
  /** Time stands still for it, until it goes on. */
  readonly stand: () => void
  readonly goOn: () => void
  /** As a person: everything is finished first. */
  readonly stop: () => Promise<void>
}

/** A group of its own, so that Node and workerd die in the same instant. */
const start = (port: number, folder: string, bundle: string): ChildProcess =>
  spawn(process.execPath, ['scripts/shop.ts', '--port', String(port), '--persist', folder, '--bundle', bundle], {
    detached: true,
    stdio: ['ignore', 'pipe', process.env['VERBOSE'] ? 'inherit' : 'ignore'],
  })

const addressOf = async (child: ChildProcess): Promise<string> => {
  if (!child.stdout) throw new Error('the shop has no voice')
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('http://')) return line
  throw new Error('the shop did not start')
}

export const openDoomedShop = async (port: number, folder: string, bundle: string): Promise<DoomedShop> => {
  const child = start(port, folder, bundle)
  const gone = once(child, 'exit')
  const url = await addressOf(child)
  const { pid } = child
  if (pid === undefined) throw new Error('the shop was never there')
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    process.kill(signal === 'SIGKILL' ? -pid : pid, signal)
    await gone
  }
  return {
    url,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    stand: () => void process.kill(-pid, 'SIGSTOP'),
    goOn: () => void process.kill(-pid, 'SIGCONT'),
  }
}
