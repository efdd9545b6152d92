/**
 * People who wait for a good that nobody has: to be back, or to cost less. Each is told once, in the order in which they asked, and of
 * what is back no more of them than there are units, times what the shop has set.
 */
import { newCustomerId } from '#domain/ids'
import { currency, money } from '#domain/money'
import { TURN_MS, type AlertKind } from '#domain/notifications/alert'
import { askForAlert, confirmAlert } from '#workers/flows/notifications/alerts'
import { withdraw } from '#workers/flows/notifications/consents'
import { cheapen, putItemOnSale, type Goods } from './goods.ts'
import { mailsOf, SKEW_MS, type Mail } from './mails.ts'
import { patiently } from './shopper.ts'
import { stockUp } from './staff.ts'
import { TOLD_PER_UNIT } from './databases.ts'
import type { Awaited, Waiter } from './witness.ts'
import type { World } from './world.ts'

const MINUTE_MS = 60_000
/** Nothing that was given up arrives later than this. */
const SETTLED_MS = 45_000
/** More than anything costs here. */
const SEEN = money(9_000, currency('EUR'))
const PERSISTENCE = 12
/** How often somebody looks whether a mail has come. */
const LOOKS = 10

export const awaitGoods = async (world: World): Promise<void> => {
  const { dice, clock, witness } = world
  const goods = putItemOnSale(world, { tracked: true, oversell: false })
  const waiters = Array.from({ length: dice.between(2, 6) }, (): Waiter => {
    const kind = dice.chance(0.75) ? 'back-in-stock' : 'price-drop'
    return { email: `waits-${++witness.people}@example.com`, kind, asked: false, ended: false }
  })
  const awaited: Awaited = { goods, waiters, units: 0, first: null }
  witness.awaited.push(awaited)
  await Promise.all(waiters.map((waiter) => clock.sleep(dice.between(0, 3_000)).then(() => ask(world, goods, waiter))))
  if (dice.chance(0.4)) {
    await clock.sleep(SETTLED_MS)
    await end(world, dice.pick(waiters as [Waiter, ...Waiter[]]))
  }
  await arrive(world, awaited)
  const isCheaper = dice.chance(0.5)
  if (isCheaper) cheapen(world, goods.id)
  else if (dice.chance(0.5)) await arrive(world, awaited)
  if (dice.chance(0.5)) cheapen(world, goods.id)
}

/** Whoever is signed in is believed; anybody else presses a button behind the link of a mail. */
const ask = async (world: World, { id: variantId }: Pick<Goods, 'id'>, waiter: Waiter): Promise<void> => {
  const { dice, clock } = world
  const { email, kind } = waiter
  const isCustomer = dice.chance(0.6)
  const id = newCustomerId(Uint8Array.from({ length: 24 }, () => dice.between(0, 255)))
  const wish = {
    kind,
    variantId,
    email,
    language: 'en',
    seen: SEEN,
    customer: isCustomer ? { id, email } : null,
  } as const
  const asked = await patiently(world, (env, now) => askForAlert(env, wish, now), PERSISTENCE)
  if (!asked?.ok) return
  if (!asked.value.confirm) return void (waiter.asked = true)
  for (let looks = 0; looks < LOOKS; looks++) {
    await clock.sleep(dice.between(5_000, 2 * MINUTE_MS))
    const mail = mailsOf(world, ['alert-confirm']).find(({ recipient }) => recipient === email)
    const key = /[?&]key=(\S+)/.exec(mail?.text ?? '')?.[1]
    if (key === undefined) continue
    const confirmed = await patiently(world, (env, now) => confirmAlert(env, decodeURIComponent(key), now), PERSISTENCE)
    return void (waiter.asked = confirmed?.ok === true)
  }
}

/** By one press, below any mail. */
const end = async (world: World, waiter: Waiter): Promise<void> => {
  const wish = { address: waiter.email, purpose: 'back-in-stock', language: 'en' } as const
  const ended = await patiently(
    world,
    async (env, now) => {
      await withdraw(env, wish, 'one-click', now)
      return true
    },
    PERSISTENCE,
  )
  waiter.asked = false
  waiter.ended = ended === true
}

const arrive = async (world: World, awaited: Awaited): Promise<void> => {
  const units = world.dice.between(1, 2)
  awaited.units += units
  awaited.first ??= { units, at: world.clock.now }
  await stockUp(world, awaited.goods, units)
}

type Row = {
  readonly sequence: number
  readonly kind: AlertKind
  readonly email: string
  readonly confirmedAt: number | null
  readonly toldAt: number | null
}

const rowsOf = ({ stores }: World, { goods }: Awaited): Row[] =>
  stores.users.sqlite
    .prepare(
      `SELECT sequence, kind, email, confirmed_at AS confirmedAt, told_at AS toldAt FROM alerts
       WHERE variant = ? ORDER BY sequence`,
    )
    .all(goods.id) as unknown as Row[]

export const brokenAlerts = (world: World): string[] => {
  if (world.witness.awaited.length === 0) return []
  const mails = mailsOf(world, ['back-in-stock', 'price-drop'])
  return world.witness.awaited.flatMap((awaited) => {
    const rows = rowsOf(world, awaited)
    const own = mails.filter(({ text }) => text.includes(awaited.goods.id))
    return [
      ...awaited.waiters.flatMap((waiter) => toldOnce(awaited, waiter, rows, own)),
      ...toldToMany(awaited, rows),
      ...toldInOrder(awaited, rows),
      ...toldAtAll(world, awaited, rows),
    ]
  })
}

/** Whose turn it was has one mail for it; whoever has ended it has none. */
const toldOnce = (
  { goods }: Awaited,
  { email, kind, ended }: Waiter,
  rows: readonly Row[],
  mails: readonly Mail[],
): string[] => {
  const turns = rows.filter((row) => row.email === email && row.kind === kind && row.toldAt !== null).length
  const told = mails.filter(({ recipient, template }) => recipient === email && template === kind).length
  if (ended && told > 0) return [`${email} was told of ${goods.id} after they wanted no more of it`]
  // Whoever ended it in the same moment in which they asked may have had a turn, and has no mail.
  const isTold = told === turns || (told === 0 && ended)
  return isTold ? [] : [`${email} had ${turns} turns for ${goods.id}, and was told ${told} times`]
}

const toldTimes = (rows: readonly Row[]): number[] =>
  rows.flatMap(({ kind, toldAt }) => (kind === 'back-in-stock' && toldAt !== null ? [toldAt] : []))

const toldToMany = ({ goods, units }: Awaited, rows: readonly Row[]): string[] => {
  const told = toldTimes(rows)
  const most = Math.max(
    0,
    ...told.map((last) => told.filter((at) => at <= last && at > last - TURN_MS + SKEW_MS).length),
  )
  return most <= units * TOLD_PER_UNIT ? [] : [`${most} were told of ${goods.id}, of which ${units} came`]
}

const toldInOrder = ({ goods, waiters }: Awaited, rows: readonly Row[]): string[] => {
  const back = rows.filter(({ kind }) => kind === 'back-in-stock')
  const had = new Set(back.flatMap(({ email, toldAt }) => (toldAt === null ? [] : [email])))
  const without = new Set(waiters.flatMap(({ email, asked }) => (asked && !had.has(email) ? [email] : [])))
  return back
    .filter(({ email, confirmedAt }) => confirmedAt !== null && without.has(email))
    .flatMap((first) =>
      back.flatMap(({ sequence, email, toldAt }) =>
        sequence > first.sequence && toldAt !== null && (first.confirmedAt ?? 0) < toldAt - SKEW_MS
          ? [`${email} was told of ${goods.id} before ${first.email}`]
          : [],
      ),
    )
}

/** When everything works again, whoever is next was told. */
const toldAtAll = (world: World, { goods, waiters, first }: Awaited, rows: readonly Row[]): string[] => {
  const asked = waiters.filter((one) => one.asked)
  const isTold = ({ email, kind }: Waiter) =>
    rows.some((row) => row.email === email && row.kind === kind && row.toldAt !== null)
  const inTime = asked.filter(({ email, kind }) =>
    rows.some(
      (row) => row.email === email && row.kind === kind && (row.confirmedAt ?? Infinity) < (first?.at ?? 0) - SKEW_MS,
    ),
  )
  const back = inTime.filter(({ kind }) => kind === 'back-in-stock')
  const due = first && available(world, goods) >= first.units ? Math.min(back.length, first.units * TOLD_PER_UNIT) : 0
  const told = asked.filter((one) => one.kind === 'back-in-stock' && isTold(one)).length
  const cheaper = world.witness.cheaper.has(goods.id) ? inTime.filter(({ kind }) => kind === 'price-drop') : []
  return [
    ...(told < due ? [`${told} of ${due} were told that ${goods.id} is back`] : []),
    ...cheaper.flatMap((one) => (isTold(one) ? [] : [`${one.email} was not told that ${goods.id} costs less`])),
  ]
}

const available = ({ inventory }: World, { id }: Pick<Goods, 'id'>): number =>
  [...inventory.values()].reduce(
    (sum, { machine }) =>
      sum +
      (machine.read<{ n: number }>('SELECT coalesce(sum(available), 0) AS n FROM stock WHERE item = ?', id)[0]?.n ?? 0),
    0,
  )
