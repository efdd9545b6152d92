/** Which drops there are: the data tier in memory, at most five seconds old; and how staff announce and change them. */
import { checkDrop, dropId, needsAdmission, movedDrop, newDropId, phaseOf } from '#domain/admission/drop'
import type { Drop, DropDraft, DropMove, DropRefusal } from '#domain/admission/drop'
import { roomDropOf } from '#domain/admission/room'
import type { VariantId } from '#domain/ids'
import { ok, refuse, type Result } from '#domain/result'
import { changed } from '#schema/products/changes'
import { dropBy, dropsSince, saveDrop, variantsThere, type DropOfGoods } from '#schema/products/admission/drops'
import type { Rooms } from '#durable-objects/admission/waiting-room'
import { openWhole } from '../../cache/data.ts'
import { purge } from '../../cache/purge.ts'
import { DROPS } from '../../cache/tags.ts'
import type { Databases } from '../../env.ts'
import { withRetry } from '../../sharding/call-shard.ts'

/** Whoever stands in the queue when a sale ends is still told so the next day. */
const OVER_MS = 24 * 60 * 60_000
/** Sales that can be announced at one time: each is one row of a small table that every isolate keeps. */
export const DROPS_OPEN_MAX = 200

type Store = Pick<Databases, 'PRODUCTS_DB'>

const drops = openWhole({
  tags: [DROPS],
  read: ({ db, now }: { readonly db: D1Database; readonly now: number }) =>
    dropsSince(db, now - OVER_MS, DROPS_OPEN_MAX),
})

/** All that are to come, are on, or were over lately. */
export const dropsFresh = (env: Store, now: number): Promise<readonly DropOfGoods[]> =>
  drops.get({ db: env.PRODUCTS_DB, now }, now)

/** By its id or its handle; one that was over long ago is looked up. */
export const dropNamed = async (env: Store, name: string, now: number): Promise<Drop | undefined> => {
  if (name.length > 63) return undefined
  const near = (await dropsFresh(env, now)).find(({ id, handle }) => id === name || handle === name)
  return near ?? dropBy(env.PRODUCTS_DB, dropId(name) ? 'id' : 'handle', name)
}

/** The drop through whose queue this item is sold now. */
export const admissionOf = async (env: Store, item: VariantId, now: number): Promise<Drop | undefined> =>
  (await dropsFresh(env, now)).find((drop) => drop.items.includes(item) && needsAdmission(drop, now))

/** The next drop in which this item will be sold, from when it was announced until its queue opens. */
export const announcedFor = async (env: Store, item: VariantId, now: number): Promise<Drop | undefined> =>
  (await dropsFresh(env, now))
    .filter((drop) => drop.items.includes(item) && phaseOf(drop, now) === 'ahead')
    .toSorted((one, other) => one.startsAt - other.startsAt)[0]

const saved = async (env: Store & Rooms, drop: Drop): Promise<Result<Drop, DropRefusal>> => {
  const outcome = await saveDrop(env.PRODUCTS_DB, drop)
  purge([DROPS])
  if (outcome === 'overlaps') return refuse({ code: 'drop-invalid', fields: { items: 'overlaps' } })
  if (outcome === 'taken') return refuse({ code: 'drop-invalid', fields: { handle: 'taken' } })
  const now = await dropBy(env.PRODUCTS_DB, 'id', drop.id)
  if (outcome === 'changed' || !now) return refuse({ code: 'drop-changed', version: now?.version ?? 0 })
  // The queue hears of it at once; when it cannot, whoever looks at it next tells it.
  await withRetry(async () => await env.WAITING_ROOM.getByName(drop.id).heed(roomDropOf(drop))).catch(
    (fault: unknown) => console.error('a queue was not told of its drop', drop.id, fault),
  )
  return ok(drop)
}

/** @param random 16 bytes that the key of the request stands for: asked twice, one drop is announced */
export const announceDrop = async (
  env: Store & Rooms,
  draft: DropDraft,
  random: Uint8Array,
  now: number,
): Promise<Result<Drop, DropRefusal>> => {
  const id = newDropId(random)
  const before = await dropBy(env.PRODUCTS_DB, 'id', id)
  if (before) return ok(before)
  const known = await variantsThere(env.PRODUCTS_DB, draft.items)
  const checked = checkDrop(draft, { now, before: null, known })
  if (!checked.ok) return checked
  return saved(env, { ...draft, id, state: 'announced', version: 1, createdAt: now, updatedAt: now })
}

/** @param version the one that the change was made from; without it, whatever it is now */
export const changeDrop = async (
  env: Store & Rooms,
  id: string,
  { draft, version }: { readonly draft: DropDraft; readonly version: number | null },
  now: number,
): Promise<Result<Drop, DropRefusal>> => {
  const before = await dropBy(env.PRODUCTS_DB, 'id', id)
  if (!before) return refuse({ code: 'drop-unknown' })
  if (version !== null && version !== before.version) return refuse({ code: 'drop-changed', version: before.version })
  const known = await variantsThere(env.PRODUCTS_DB, draft.items)
  const checked = checkDrop(draft, { now, before, known })
  if (!checked.ok) return checked
  return saved(env, { ...before, ...draft, version: before.version + 1, updatedAt: now })
}

/** Pause, go on, end now, cancel. Moving it to where it is already changes nothing. */
export const moveDrop = async (
  env: Store & Rooms,
  id: string,
  move: DropMove,
  now: number,
): Promise<Result<Drop, DropRefusal>> => {
  const before = await dropBy(env.PRODUCTS_DB, 'id', id)
  if (!before) return refuse({ code: 'drop-unknown' })
  const moved = movedDrop(before, move, now)
  if (!moved.ok || moved.value === before) return moved
  return saved(env, { ...moved.value, version: before.version + 1, updatedAt: now })
}

/** The sweep comes once a minute, and may be late. In ms. */
const LOOK_BACK_MS = 2 * 60_000

/** A queue opens and ends by the clock, and no row changes: what product pages say of it is purged, a minute later at most. */
export const tellTurns = async (env: Store, now: number): Promise<void> => {
  const all = await dropsFresh(env, now)
  const isNow = (at: number) => at <= now && now - at < LOOK_BACK_MS
  if (!all.some(({ opensAt, endsAt }) => isNow(opensAt) || isNow(endsAt))) return
  await changed(env.PRODUCTS_DB, [DROPS]).run()
  purge([DROPS])
}
