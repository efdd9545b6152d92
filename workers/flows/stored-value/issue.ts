/** A card is dealt, or an account credited: written down first, then paid in at its shard, then told. Each step may be repeated. */
import type { CustomerId, OrderId, VariantId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { Currency } from '#domain/money'
import { base32 } from '#domain/ids'
import { ok, type Result } from '#domain/result'
import { changeId } from '#domain/stored-value/ledger'
import type { Recipient, StoredValueRecord } from '#domain/stored-value/record'
import { newStoredValueId, type StoredValueId } from '#domain/stored-value/stored-value'
import { addIssued, beginRecord, creditsIn, recordBy, setFunded } from '#schema/transactions/stored-value/records'
import type { Env } from '../../env.ts'
import { sealedBytes } from '../../http/seal.ts'
import { newCode } from './codes.ts'
import { mailCard, type MailEnv } from './mail.ts'
import { copyLedger, moveMoney, type MoveRefusal } from './money.ts'

export type CardSpec = {
  /** Of the request, or of the unit of an order: the same again is the same card. */
  readonly seed: string
  readonly amount: number
  readonly currency: Currency
  readonly customerId: CustomerId | null
  readonly recipient: Recipient
  readonly sender: string
  readonly message: string
  readonly language: Language
  /** ms since the epoch; null: nobody is written to. */
  readonly deliverAt: number | null
  readonly expiresAt: number | null
  readonly note: string
  readonly order: { readonly id: OrderId; readonly name: string; readonly variant: VariantId } | null
  /** Id of a member of staff; empty: it was bought. */
  readonly by: string
}

/** Without it there is none: it was written down in the step before. */
const written = async (env: Pick<Env, 'TRANSACTIONS_DB'>, id: StoredValueId): Promise<StoredValueRecord> => {
  const record = await recordBy(env.TRANSACTIONS_DB, id)
  if (!record) throw new Error(`${id} was written down and is not there`)
  return record
}

/** Written down, and not yet paid in. */
export const beginCard = async (env: MailEnv, spec: CardSpec, now: number): Promise<StoredValueRecord> => {
  const { seed, amount, order, by, ...rest } = spec
  const id = newStoredValueId(await sealedBytes(env, 'gift card id', seed))
  const { hash, ending } = await newCode(env, id)
  await beginRecord(env.TRANSACTIONS_DB, {
    ...rest,
    id,
    kind: 'gift-card',
    codeHash: hash,
    ending,
    issued: amount,
    orderId: order?.id ?? null,
    orderName: order?.name ?? '',
    variantId: order?.variant ?? null,
    issuedBy: by,
    createdAt: now,
  })
  return written(env, id)
}

export const issueCard = async (env: MailEnv, spec: CardSpec, now: number): Promise<StoredValueRecord> =>
  goOn(env, await beginCard(env, spec, now), now)

/** From where it is written down: whoever began it may have died behind any step. */
export const goOn = async (env: MailEnv, record: StoredValueRecord, now: number): Promise<StoredValueRecord> => {
  const { id, kind, issued, issuedBy } = record
  // Of an account nothing was begun but its row.
  if (kind === 'store-credit') {
    await setFunded(env.TRANSACTIONS_DB, id, now)
    return record
  }
  const paid = await moveMoney(env, {
    change: changeId(id, 'issue'),
    id,
    amount: issued,
    who: issuedBy,
    first: true,
  })
  if (!paid.ok) throw new Error(`${id} cannot be paid in: ${paid.refusal.code}`)
  await copyLedger(env, id)
  await setFunded(env.TRANSACTIONS_DB, id, now)
  const { deliverAt, mailedAt } = record
  if (deliverAt !== null && deliverAt <= now && mailedAt === null && record.disabledAt === null)
    await mailCard(env, record, now)
  return written(env, id)
}

export type CreditSpec = {
  readonly seed: string
  readonly customer: CustomerId
  readonly language: Language
  readonly amount: number
  readonly currency: Currency
  readonly note: string
  /** Id of a member of staff; empty: an order gave it. */
  readonly by: string
}

/** One for each account and currency: what is given later comes to it. */
const creditOf = async (
  env: MailEnv,
  { customer, currency, language, by }: CreditSpec,
  now: number,
): Promise<StoredValueRecord> => {
  const there = (await creditsIn(env.TRANSACTIONS_DB, customer)).find((one) => one.currency === currency)
  if (there) return there
  const seed = await sealedBytes(env, 'gift card id', `credit\n${customer}\n${currency}`)
  const id = newStoredValueId(seed)
  await beginRecord(env.TRANSACTIONS_DB, {
    id,
    kind: 'store-credit',
    codeHash: null,
    ending: '',
    currency,
    issued: 0,
    customerId: customer,
    recipient: { name: '', email: '' },
    sender: '',
    message: '',
    language,
    deliverAt: null,
    orderId: null,
    orderName: '',
    variantId: null,
    expiresAt: null,
    note: '',
    issuedBy: by,
    createdAt: now,
  })
  await setFunded(env.TRANSACTIONS_DB, id, now)
  return written(env, id)
}

/** Given once under its seed. */
export const giveCredit = async (
  env: MailEnv,
  spec: CreditSpec,
  now: number,
): Promise<Result<StoredValueRecord, MoveRefusal>> => {
  const { id } = await creditOf(env, spec, now)
  const turn = base32((await sealedBytes(env, 'gift card id', `turn\n${spec.seed}`)).subarray(0, 16))
  const given = await moveMoney(env, {
    change: changeId(id, 'issue', turn),
    id,
    amount: spec.amount,
    note: spec.note,
    who: spec.by,
  })
  if (!given.ok) return given
  const entries = await copyLedger(env, id)
  const issued = entries.reduce((sum, { kind, amount }) => sum + (kind === 'issue' ? amount : 0), 0)
  await addIssued(env.TRANSACTIONS_DB, id, issued)
  return ok(await written(env, id))
}
