/**
 * npm run dev: a shop to look around in, on this machine alone.
 *
 * Brings the databases up to date, starts the Worker, fills an empty shop with the demo catalogue, and says where
 * everything is. What was sold and changed is still there the next time; deleting .wrangler/ and .stoa/ begins anew.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { DEMO_CARDS } from '#workers/providers/payments/demo-cards'
import { helpOf, readWords } from './command-line.ts'
import { migrateLocal, STATE, withLocalDatabases } from './databases.ts'
import { fillWithDemo, lacksGoods } from './demo-catalogue.ts'
import { DEMO_STAFF } from './demo-staff.ts'
import { lacksOf } from './lacks.ts'
import { noiseIn } from './noise.ts'
import { addStaff } from './staff.ts'
import { startWrangler } from './wrangler.ts'

const COMMAND = {
  file: import.meta.url,
  usage: '  --port   where the shop listens, or at the next port that is free; without it 8787',
}

/** wrangler's own first port, then the ones after it. */
const PORT = 8787
const PORT_MAX = 65_535
const PORTS_TRIED = 50
/** The longest that a slow machine needs to start the Worker, in ms. */
const START_WITHIN_MS = 90_000
/** The local platform has no clock of its own: the sweep is started from here as often as wrangler.toml asks. */
const SWEEP_EVERY_MS = 60_000

const step = (text: string) => console.log(`  ${text}`)

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

const freePort = async (first: number): Promise<number> => {
  for (let port = first; port < first + PORTS_TRIED; port++) if (await isFree(port)) return port
  throw new Error(`No port from ${first} to ${first + PORTS_TRIED - 1} is free.`)
}

/** @returns whether the demo catalogue is to be put in */
const prepare = async (): Promise<boolean> => {
  const applied = await migrateLocal(STATE)
  step(applied.length > 0 ? `made the databases: ${applied.length} migrations` : 'the databases are up to date')
  return withLocalDatabases(STATE, async ({ users, products }) => {
    const { results } = await users.prepare('SELECT 1 FROM staff LIMIT 1').all()
    if (results.length === 0) await addStaff(users, DEMO_STAFF)
    return lacksGoods(products)
  })
}

const tell = (lines: Readable): void => {
  const isNoise = noiseIn()
  createInterface({ input: lines }).on('line', (line) => {
    if (!isNoise(line)) console.log(line)
  })
}

const answers = async (url: string): Promise<void> => {
  for (const until = Date.now() + START_WITHIN_MS; Date.now() < until;) {
    const answer = await fetch(`${url}/api/openapi.json`).catch(() => null)
    if (answer && answer.status < 500) return
    await pause(250)
  }
  throw new Error(`The shop did not answer at ${url} within ${START_WITHIN_MS / 1000} s.`)
}

const CARD_DOES = {
  approve: 'is approved',
  decline: 'is declined',
  challenge: 'asks for proof first',
  'timeout-paid': 'does not answer, yet pays',
  'timeout-unpaid': 'does not answer',
} as const

const welcome = (url: string): string => `
  Shop     ${url}/
  商店     ${url}/zh/
  Admin    ${url}/admin           ${DEMO_STAFF.email}  ${DEMO_STAFF.password}
  Mail     ${url}/admin/sent-mail    every mail that the shop sends
  API      ${url}/api/docs

  Cards    ${DEMO_CARDS.map(({ number, does }) => `${number.replace(/(.{4})(?=.)/g, '$1 ')}  ${CARD_DOES[does]}`).join('\n           ')}
           any month to come, any three digits

  Ctrl-C stops the shop. It is as you left it when you start it again.
`

const main = async (): Promise<void> => {
  const { values } = readWords(COMMAND, { options: { port: { type: 'string' } } })
  const first = Number(values.port ?? PORT)
  if (!Number.isInteger(first) || first < 1 || first > PORT_MAX) {
    console.error(`There is no port '${values.port}'\n\n${helpOf(COMMAND)}`)
    process.exit(2)
  }
  console.log('\nStoa')
  const empty = await prepare()
  const port = await freePort(first)
  const url = `http://localhost:${port}`
  const worker = startWrangler([
    'dev',
    '--port',
    String(port),
    '--inspector-port',
    '0',
    '--show-interactive-dev-session=false',
  ])
  if (worker.stdout) tell(worker.stdout)
  if (worker.stderr) tell(worker.stderr)

  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stopping = true
      worker.kill('SIGINT')
    })
  }
  worker.once('exit', (code) => {
    rmSync('.stoa/dev.json', { force: true })
    process.exit(stopping ? 0 : (code ?? 1))
  })

  await answers(url)
  step(`started the shop at ${url}`)
  if (empty) {
    step('putting the demo goods on the shelves …')
    await fillWithDemo(url)
  }
  for (const line of await lacksOf(url)) step(`the shop lacks something: ${line}`)
  mkdirSync('.stoa', { recursive: true })
  writeFileSync('.stoa/dev.json', `${JSON.stringify({ url })}\n`)
  console.log(welcome(url))

  setInterval(() => {
    fetch(`${url}/cdn-cgi/local/scheduled?cron=${encodeURIComponent('* * * * *')}`).catch(() => null)
  }, SWEEP_EVERY_MS)
}

try {
  await main()
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exit(1)
}
