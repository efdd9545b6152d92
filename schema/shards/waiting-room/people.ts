/** Who has joined the queue, and which cart each ticket has opened. */
import type { Claimed, Joined } from '#domain/admission/room'
import type { CartId } from '#domain/ids'

type JoinRow = { request: string; number: number; joined_at: number; early: number; unchecked: number }

export const joinOf = (
  sql: SqlStorage,
  visitor: string,
): { readonly request: string; readonly joined: Joined } | undefined => {
  const [row] = sql
    .exec<JoinRow>('SELECT asked AS request, number, joined_at, early, unchecked FROM joins WHERE visitor = ?', visitor)
    .toArray()
  if (!row) return undefined
  const { request, number, joined_at: joinedAt } = row
  return { request, joined: { number, joinedAt, early: row.early === 1, unchecked: row.unchecked === 1 } }
}

export const saveJoin = (sql: SqlStorage, visitor: string, request: string, joined: Joined): void => {
  sql.exec(
    'INSERT INTO joins (visitor, asked, number, joined_at, early, unchecked) VALUES (?, ?, ?, ?, ?, ?)',
    visitor,
    request,
    joined.number,
    joined.joinedAt,
    joined.early ? 1 : 0,
    joined.unchecked ? 1 : 0,
  )
}

export const claimOf = (sql: SqlStorage, number: number): Claimed | undefined => {
  const [row] = sql
    .exec<{ cart: CartId; claimed_at: number }>('SELECT cart, claimed_at FROM claims WHERE number = ?', number)
    .toArray()
  return row && { number, cart: row.cart, claimedAt: row.claimed_at }
}

export const saveClaim = (sql: SqlStorage, { number, cart, claimedAt }: Claimed): void => {
  sql.exec('INSERT INTO claims (number, cart, claimed_at) VALUES (?, ?, ?)', number, cart, claimedAt)
}
