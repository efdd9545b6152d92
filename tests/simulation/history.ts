/** One history: shoppers and staff on failing machines, then calm, then the account of what was promised. */
import { brokenLanes, brokenLevels, brokenTransfers } from './stock-levels.ts'
import { brokenOrders } from './accounts.ts'
import { awaitGoods, brokenAlerts } from './awaited.ts'
import { brokenWelcomes, signInOnceMore, visitAsCustomer } from './customers.ts'
import { brokenDeliveries } from './deliveries.ts'
import { brokenDigests, readDigests } from './digests.ts'
import { brokenCards, buyWithCard, dealCards, hasCards, type GiftCard } from './gift-cards.ts'
import { putOnSale, type Goods } from './goods.ts'
import { brokenInvitations } from './invitations.ts'
import { brokenReminders, leaveCart } from './left-carts.ts'
import { announceCode, brokenCodes, buyWithCode, type LimitedCode } from './limited-code.ts'
import { announceLimitedSale, brokenLimits, tryForMore, type LimitedSale } from './limited-sale.ts'
import { brokenPace, brokenPost, mailsByKind } from './mails.ts'
import { insist } from './own-hold.ts'
import { PostOffice } from './post-office.ts'
import { brokenParcels, followParcels, isFollowed, tellWholeWays } from './parcels.ts'
import { isPromised, settleByHand, takeWithGoods, workOnPromise } from './promises.ts'
import { brokenReturns, returnSome, takesBack } from './returns.ts'
import { sells, visit } from './shopper.ts'
import { mendLetters, openPlaces, shipSome, stockUp, work } from './staff.ts'
import { brokenKeepers, brokenTopology } from './keepers.ts'
import { Drop } from './waiting-room.ts'
import { divide, runShards, spoilTopology } from './masters.ts'
import type { Weather } from './faults.ts'
import { sizeOf } from './size.ts'
import { World } from './world.ts'
import { Restless } from './clock.ts'

export type Outcome = {
  readonly seed: number
  readonly orders: number
  readonly visits: number
  readonly turns: number
  readonly struck: Readonly<Record<string, number>>
  /** Mails beside those of orders, by what they are for. */
  readonly mails: Readonly<Record<string, number>>
  readonly broken: readonly string[]
}

const MINUTE_MS = 60_000
/** Turns between two looks at the shelves while the history runs. */
const LOOK_EVERY = 200
/** Histories in which an item is divided before anybody comes: in a short one it is hardly done in time otherwise. */
const DIVIDED_FIRST = 1 / 3
/** Parts of a day in which somebody tries for more of a limited good than one may have. */
const LIMITED = 0.3
/** People with a code who come in a part of a day, where there is one. */
const WITH_CODE = [2, 6] as const
/** And with a gift card. */
const WITH_CARD = [2, 5] as const
/** Things that staff do to promises, where money is taken with the goods. */
const TO_PROMISES = [4, 10] as const
const VISITS_MORE = [3, 6] as const
/** Parcels that leave, or are told of, where carriers tell. */
const TO_PARCELS = [6, 16] as const
/** Things that come back, or go on, where goods are taken back. */
const TO_RETURNS = [10, 24] as const
/** Parts of a day in which people with accounts come. */
const SIGNED_IN = 0.4
/** Histories in which people are told of more than their orders; and of those the ones in which each kind of it happens. */
const TOLD = 0.12
const KINDS = 0.6
/** How long such a history goes on when most have left, a little of each hour. */
const HOURS = [1, 2] as const
const OF_HOUR_MS = 2.5 * MINUTE_MS
/** How long a shop may take to mend itself: two rounds of telling anew, an hour apart, and a challenge in between. */
const MEND_MS = 4 * 60 * 60_000

/** The dice of the platform, so that ids are the same in every run. */
const fixDice = ({ dice }: World): void => {
  const fill = (into: Uint8Array) => into.map((_, index) => (into[index] = dice.between(0, 255)))
  Object.defineProperty(crypto, 'getRandomValues', { value: fill, configurable: true })
  const uuid = () => `${dice.roll()}`
  Object.defineProperty(crypto, 'randomUUID', { value: uuid, configurable: true })
}

const fixTime = ({ clock }: World): void => {
  Date.now = () => clock.shown
  const later = (work: () => void, ms = 0) => clock.after(ms, clock.life, work)
  Object.defineProperty(globalThis, 'setTimeout', { value: later, configurable: true, writable: true })
  const callOff = (calledOff: (() => void) | undefined) => calledOff?.()
  Object.defineProperty(globalThis, 'clearTimeout', { value: callOff, configurable: true, writable: true })
}

type Assortment = [Goods, ...Goods[]]
type Sales = {
  readonly goods: Assortment
  readonly limited: LimitedSale
  readonly code: LimitedCode | null
  readonly cards: readonly GiftCard[]
  /** Whether money is taken with the goods. */
  readonly promised: boolean
  /** Whether carriers tell of parcels. */
  readonly followed: boolean
  /** Whether goods come back. */
  readonly returning: boolean
}

/** Let time pass, with an eye on the shelves. */
const pass = async (world: World, ms: number): Promise<void> => {
  const { clock, witness } = world
  await clock.runUntil(clock.now + ms, (life) => {
    world.turnEnded(life)
    if (clock.turns % LOOK_EVERY === 0)
      [...brokenLevels(world), ...brokenKeepers(world)].forEach((what) => witness.saw(what))
  })
}

/** Somebody begins to do something, at some time of the next `within` ms. */
const begin = ({ clock, dice, witness }: World, what: () => Promise<void>, within: number): void => {
  const stumbled = (fault: unknown) =>
    witness.saw(`somebody stumbled: ${fault instanceof Error ? fault.stack : String(fault)}`)
  clock.after(dice.between(0, within), { alive: true }, () => void what().catch(stumbled))
}

/** Shoppers and staff come and go; between the parts of the day the clock may jump. */
const trade = async (
  world: World,
  { goods, limited, code, cards, promised, followed, returning }: Sales,
  weather: Weather,
): Promise<void> => {
  const { clock, dice } = world
  const { visits, jobs, moves, people, minutes, jumps } = sizeOf(dice)
  const some = (range: readonly [number, number], within: number, what: () => Promise<void>) => {
    for (let times = dice.between(...range); times > 0; times--) begin(world, what, within)
  }
  if (dice.chance(DIVIDED_FIRST)) begin(world, () => divide(world, goods), 0)
  const times = dice.chance(jumps.chance) ? dice.between(...jumps.times) : 0
  for (let part = 0; part <= times; part++) {
    const within = dice.between(...minutes) * MINUTE_MS
    some(visits, within, () => visit(world, goods))
    some(jobs, within, () => work(world, goods))
    if (dice.chance(SIGNED_IN)) some([1, 2], within, () => visitAsCustomer(world, goods))
    if (code) some(WITH_CODE, within, () => buyWithCode(world, code, goods))
    if (cards.length > 0) some(WITH_CARD, within, () => buyWithCard(world, cards, goods))
    // Many more have to buy, so that something of it happens.
    if (promised || followed || returning) some(VISITS_MORE, within, () => visit(world, goods))
    if (promised) some(TO_PROMISES, within, () => workOnPromise(world))
    if (followed) some(TO_PARCELS, within, () => followParcels(world))
    if (returning) some(TO_RETURNS, within, () => returnSome(world))
    if (dice.chance(LIMITED)) begin(world, () => tryForMore(world, limited), within)
    if (weather === 'storm' || dice.chance(0.3)) begin(world, async () => world.restart(), within)
    some(moves, within, () => runShards(world, goods))
    if (dice.chance(0.1)) begin(world, async () => spoilTopology(world), within)
    if (part === 0 && dice.chance(0.3)) {
      const drop = new Drop(world, within)
      some(people, within, () => drop.visit())
    }
    await pass(world, within)
    if (part < times) clock.jump(dice.pick([2, 10, 20, 90, 600, 1_500]) * MINUTE_MS)
  }
}

/** Who is told of what, beside their orders. @param always in every history @returns those who come for it; null where nobody is */
const readersOf = (world: World, always: boolean): (() => Promise<void>)[] | null => {
  const { dice, witness } = world
  if (!dice.chance(TOLD) && !always) return null
  if (dice.chance(KINDS)) world.mail = new PostOffice(world.network)
  witness.asksOpinions = dice.chance(KINDS)
  if (dice.chance(KINDS)) readDigests(world)
  const waiting = Array.from({ length: dice.chance(KINDS) ? dice.between(1, 2) : 0 }, () => () => awaitGoods(world))
  const leaving = Array.from({ length: dice.chance(KINDS) ? dice.between(1, 2) : 0 }, () => () => leaveCart(world))
  return [...waiting, ...leaving]
}

/** What is told by the hour is told while things fail, too. */
const linger = async (world: World): Promise<void> => {
  const { clock, dice, witness } = world
  for (let hours = dice.between(...HOURS); hours > 0; hours--) {
    clock.jump(60 * MINUTE_MS)
    if (dice.chance(0.3)) begin(world, async () => world.restart(), OF_HOUR_MS)
    // Whoever is asked has it all: much has to be sent, so that some are.
    if (witness.asksOpinions) for (let parcels = 0; parcels < 3; parcels++) begin(world, () => shipSome(world), 0)
    await pass(world, OF_HOUR_MS)
  }
}

/** Nothing fails any more, and staff replay what was put aside: the shop must mend itself, and sell. */
const mend = async (world: World, { goods, promised, followed }: Sales): Promise<void> => {
  world.calm()
  for (let part = 0; part < 4; part++) {
    await pass(world, MEND_MS / 4)
    begin(world, () => mendLetters(world), 0)
    if (promised) begin(world, () => settleByHand(world), 0)
    if (followed) begin(world, () => tellWholeWays(world), 0)
  }
  begin(world, () => sellAgain(world, goods[0]), 0)
  begin(world, () => insist(world), 0)
  begin(world, () => signInOnceMore(world), 0)
  await pass(world, 10 * MINUTE_MS)
}

/** @param told whether people are told of more than their orders, whatever the dice say */
export const live = async (seed: number, weather: Weather, told = false): Promise<Outcome> => {
  const world = new World(seed)
  fixDice(world)
  fixTime(world)
  const { clock, witness } = world
  const goods = putOnSale(world)
  const limited = await announceLimitedSale(world)
  const code = await announceCode(world, seed)
  const cards: GiftCard[] = []
  const promised = isPromised(seed)
  if (promised) await takeWithGoods(world)
  try {
    begin(world, () => openPlaces(world), 0)
    await pass(world, MINUTE_MS / 4)
    for (const item of [...goods, limited.goods]) begin(world, () => stockUp(world, item), 1_000)
    if (hasCards(seed)) begin(world, () => dealCards(world, cards), 1_000)
    await pass(world, MINUTE_MS / 4)
    world.trouble(weather)
    const readers = readersOf(world, told)
    for (const come of readers ?? []) begin(world, come, 2 * MINUTE_MS)
    const sales = { goods, limited, code, cards, promised, followed: isFollowed(seed), returning: takesBack(seed) }
    await trade(world, sales, weather)
    if (readers) await linger(world)
    await mend(world, sales)
    for (const broken of [
      ...brokenLevels(world),
      ...brokenTransfers(world),
      ...brokenLanes(world),
      ...brokenKeepers(world),
      ...brokenTopology(world),
      ...brokenOrders(world),
      ...brokenLimits(world, limited),
      ...brokenCodes(world, code),
      ...brokenCards(world, cards),
      ...brokenDeliveries(world),
      ...(sales.followed ? brokenParcels(world) : []),
      ...brokenReturns(world),
      ...brokenWelcomes(world),
      ...brokenAlerts(world),
      ...brokenReminders(world),
      ...brokenInvitations(world),
      ...brokenDigests(world),
      ...brokenPace(world),
      ...brokenPost(world),
    ])
      witness.saw(broken)
  } catch (fault) {
    if (!(fault instanceof Restless)) throw fault
    witness.saw(fault.message)
  }
  const mails = mailsByKind(world)
  world.end()
  const struck = Object.fromEntries(world.network.struck)
  const orders = witness.completed.size
  return { seed, orders, visits: witness.visits, turns: clock.turns, struck, mails, broken: witness.broken }
}

const sellAgain = async (world: World, item: Goods): Promise<void> => {
  await stockUp(world, item, 5)
  if (!(await sells(world, item))) world.witness.saw('the shop does not sell any more')
}
