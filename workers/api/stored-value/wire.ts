/** Gift cards and store credit as the API shows them: never a code. */
import { z } from '@hono/zod-openapi'
import { ENTRY_KINDS, LEDGER_ACCOUNTS, type LedgerEntry } from '#domain/stored-value/ledger'
import { codeSentOf, STORED_VALUE_STATES, stateOf, type StoredValueRecord } from '#domain/stored-value/record'
import { Instant, Money } from '../contract/parts.ts'

export const Value = z
  .object({
    id: z.string(),
    kind: z.enum(['gift-card', 'store-credit']),
    ending: z.string().describe('The last four signs of the code; empty: credit of an account has none.'),
    state: z.enum(STORED_VALUE_STATES),
    issued: Money,
    balance: Money.describe('What is left, money that is being paid with among it.'),
    customer: z.string().nullable(),
    recipient: z.object({ name: z.string(), email: z.string() }),
    sender: z.string(),
    message: z.string(),
    language: z.string(),
    deliverAt: Instant.nullable(),
    mailedAt: Instant.nullable(),
    codeSent: z
      .enum(['sent', 'to-send', 'nobody'])
      .nullable()
      .describe(
        'Whether its code was mailed; `nobody`: it has no mail address, and is to be sent or handed over by staff. Null: credit.',
      ),
    order: z.object({ id: z.string(), name: z.string() }).nullable().describe('With which it was bought.'),
    expiresAt: Instant.nullable(),
    note: z.string(),
    disabledAt: Instant.nullable(),
    createdAt: Instant,
  })
  .openapi('StoredValue')

export const valueShown = (value: StoredValueRecord, now: number): z.infer<typeof Value> => {
  const { id, kind, ending, currency, issued, balance, customerId, recipient, sender, message, language } = value
  const { deliverAt, mailedAt, orderId, orderName, expiresAt, note, disabledAt, createdAt } = value
  return {
    id,
    kind,
    ending,
    state: stateOf(value, now),
    issued: { amount: issued, currency },
    balance: { amount: balance, currency },
    customer: customerId,
    recipient,
    sender,
    message,
    language,
    deliverAt,
    mailedAt,
    codeSent: codeSentOf(value),
    order: orderId === null ? null : { id: orderId, name: orderName },
    expiresAt,
    note,
    disabledAt,
    createdAt,
  }
}

export const Entry = z
  .object({
    at: Instant,
    kind: z.enum(ENTRY_KINDS),
    debit: z.enum(LEDGER_ACCOUNTS),
    credit: z.enum(LEDGER_ACCOUNTS),
    amount: Money,
    orderId: z.string().nullable(),
    note: z.string(),
  })
  .openapi('LedgerEntry')

export const entryShown = (
  { at, kind, debit, credit, amount, orderId, note }: LedgerEntry,
  { currency }: Pick<StoredValueRecord, 'currency'>,
): z.infer<typeof Entry> => ({ at, kind, debit, credit, amount: { amount, currency }, orderId, note })

export const WithLedger = z.object({ value: Value, entries: z.array(Entry) }).openapi('StoredValueWithLedger')
