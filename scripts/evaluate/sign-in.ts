/**
 * npm run evaluate -- sign-in: whether the time of an answer tells who has an account.
 *
 * Two hundred who have one and two hundred who have none come by turns to each way in, each from an address of their own: with a password
 * that is wrong, with a wish for a mail, with a wish for a short message. Whatever else the machine does, it does to both.
 */
import { newCustomerId } from '#domain/ids'
import { hashPassword } from '#workers/http/password'
import { percentile } from '../bench/arithmetic.ts'
import { expected, openVisitor } from '../bench/visitor.ts'
import { readWords } from '../command-line.ts'
import { openDemoShop } from '../demo-shop.ts'
import { openProgress } from '../progress.ts'
import type { Shop } from '../shop.ts'

const USAGE = `npm run evaluate -- sign-in [--json]
  --tries N   of each kind at each way in; 200
Leaves with 0 when the middle times differ by a twentieth at most, with 1 when they differ by more.`

const options = {
  tries: { type: 'string', default: '200' },
  json: { type: 'boolean', default: false },
} as const

/** A twentieth. */
const APART_MAX = 0.05
/** One hiccup of the machine is not the shop's: what is apart is measured anew. */
const ROUNDS_MAX = 3
const WARM_UP = 10

/** What shows a person to the demo provider: in an hour in which so many try, everybody is asked. */
const PERSON = { 'bot-token': 'demo-passes' }

type Way = {
  readonly name: string
  readonly path: string
  readonly status: number
  /** @param who 0 … of those who have an account, or of those who have none */
  readonly fields: (who: number, isThere: boolean) => Readonly<Record<string, string>>
}

const emailOf = (who: number, isThere: boolean) => `${isThere ? 'there' : 'none'}-${who}@sign-in.example`
const phoneOf = (who: number, isThere: boolean) => `+46701${isThere ? 1 : 2}${String(who).padStart(5, '0')}`

const WAYS: readonly Way[] = [
  {
    name: 'password',
    path: '/account/sign-in/password',
    status: 401,
    fields: (who, isThere) => ({ email: emailOf(who, isThere), password: 'not the one that it is' }),
  },
  {
    name: 'mail',
    path: '/account/sign-in',
    status: 303,
    fields: (who, isThere) => ({ email: emailOf(who, isThere), remember: 'on' }),
  },
  {
    name: 'short message',
    path: '/account/sign-in/phone',
    status: 303,
    fields: (who, isThere) => ({ phone: phoneOf(who, isThere), remember: 'on' }),
  },
]

/** Each has a password and a number, as if their owners had made them. */
const haveAccounts = async (shop: Shop, people: number): Promise<void> => {
  const database = await shop.database('users')
  const hash = await hashPassword('a colonnade by the harbour')
  for (let who = 0; who < people; who++) {
    const id = newCustomerId(crypto.getRandomValues(new Uint8Array(24)))
    await database.batch([
      database
        .prepare(
          `INSERT INTO customers (id, name, email, email_verified, phone_number, phone_number_verified, created_at, updated_at)
           VALUES (?1, '', ?2, 1, ?3, 1, 1, 1)`,
        )
        .bind(id, emailOf(who, true), phoneOf(who, true)),
      database
        .prepare(
          `INSERT INTO customer_accounts (id, account_id, provider_id, user_id, password, created_at, updated_at)
           VALUES (?1, ?1, 'credential', ?1, ?2, 1, 1)`,
        )
        .bind(id, hash),
    ])
  }
}

type Times = { readonly there: number; readonly none: number; readonly apart: number }

const apartOf = (there: number, none: number): number => Math.abs(there / none - 1)

const measure = async (shop: Shop, way: Way, { from, to }: { readonly from: number; readonly to: number }) => {
  const took = { there: [] as number[], none: [] as number[] }
  for (let who = from; who < to; who++) {
    // Who comes first changes: what one leaves warm is not always the other's.
    const turns = who % 2 === 0 ? [true, false] : [false, true]
    for (const isThere of turns) {
      const fields = { to: '/account', ...way.fields(who, isThere), ...PERSON }
      const seen = expected(await openVisitor(shop.url).post(way.path, fields), way.status, way.name)
      took[isThere ? 'there' : 'none'].push(seen.ms)
    }
  }
  const [there, none] = [percentile(took.there, 0.5), percentile(took.none, 0.5)]
  return { there, none, apart: apartOf(there, none) } satisfies Times
}

export const run = async (words: readonly string[]): Promise<number> => {
  const { values } = readWords({ file: import.meta.url, usage: USAGE }, { args: [...words], options })
  const tries = Number(values.tries)
  if (!Number.isInteger(tries) || tries < 1 || tries > 10_000) {
    console.error(`--tries is a number from 1 to 10000\n${USAGE}`)
    return 2
  }
  const shop = await openDemoShop({ direct: true })
  const progress = openProgress(WAYS.length)
  try {
    const people = WARM_UP + tries * ROUNDS_MAX
    await haveAccounts(shop, people)
    const found: (Times & { readonly name: string; readonly rounds: number })[] = []
    for (const way of WAYS) {
      progress.say(way.name)
      await measure(shop, way, { from: 0, to: WARM_UP })
      let [rounds, times] = [0, { there: 0, none: 1, apart: 1 } as Times]
      while (times.apart > APART_MAX && rounds < ROUNDS_MAX) {
        const from = WARM_UP + rounds * tries
        times = await measure(shop, way, { from, to: from + tries })
        rounds++
      }
      found.push({ name: way.name, ...times, rounds })
      progress.step(1)
    }
    if (values.json) console.log(JSON.stringify({ tries, ways: found }))
    else
      for (const { name, there, none, apart, rounds } of found)
        console.log(
          `${name.padEnd(14)} ${there.toFixed(2)} ms with an account, ${none.toFixed(2)} ms without: ` +
            `${(apart * 100).toFixed(1)} % apart, in round ${rounds}`,
        )
    return found.every(({ apart }) => apart <= APART_MAX) ? 0 : 1
  } finally {
    progress.close()
    await shop.close()
  }
}
