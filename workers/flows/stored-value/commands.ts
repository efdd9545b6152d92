/** What staff do to gift cards and to the credit of accounts. */
import { z } from 'zod'
import { emailFault, repairEmail } from '#domain/customers/email'
import { ok, refuse } from '#domain/result'
import { checkedIssue, deliveryOf, isAmount } from '#domain/stored-value/draft'
import { expiryOf } from '#domain/stored-value/expiry'
import type { StoredValueRecord } from '#domain/stored-value/record'
import { recordsAfter } from '#schema/transactions/stored-value/list'
import { creditsIn, setRecipient } from '#schema/transactions/stored-value/records'
import { command } from '../command.ts'
import { knownCustomer } from '../customers/record-commands.ts'
import { id } from '../input.ts'
import { settingsFresh } from '../settings/settings.ts'
import { adjust, disable, enable, knownValue } from './change.ts'
import { amount, difference, issueFields, reason, valueId } from './input.ts'
import { giveCredit, issueCard } from './issue.ts'
import { cardPath, mailCard } from './mail.ts'
import { copyLedger } from './money.ts'

const permission = 'stored-value:change'

/** Whom it is for and what stands on it stays on its page: the log is never forgotten. */
const written = (_: unknown, { id: subject, kind, issued, currency, balance }: StoredValueRecord) => [
  { subject, details: { kind, issued, balance, currency } },
]

export const issuingCard = command({
  name: 'stored-value:issue',
  permission,
  input: z.strictObject(issueFields),
  refusals: ['stored-value-invalid'],
  repeats: 'claim',
  act: async ({ env, now, staff, once }, { language, ...draft }) => {
    const { markets, shop, payments } = await settingsFresh(env, now)
    const { timeZone } = shop
    const checked = checkedIssue(draft, { now, timeZone, currencies: markets.currencies })
    if (!checked.ok) return refuse({ code: 'stored-value-invalid', fields: checked.refusal })
    const { recipient, sender, message, note, ...rest } = checked.value
    const country = shop.address?.country ?? ''
    // Its time runs from the day on which its holder has it.
    const sentAt = deliveryOf(rest, { now, timeZone })
    return ok(
      await issueCard(
        env,
        {
          seed: once.key,
          amount: rest.amount,
          currency: rest.currency,
          customerId: null,
          recipient,
          sender,
          message,
          note,
          language,
          deliverAt: recipient.email === '' ? null : sentAt,
          expiresAt: rest.expiresAt ?? expiryOf(sentAt, payments.giftCardMonths, country),
          order: null,
          by: staff.userId,
        },
        now,
      ),
    )
  },
  audit: written,
})

export const adjustingValue = command({
  name: 'stored-value:adjust',
  permission,
  input: z.strictObject({ id: valueId, amount: difference, reason }),
  refusals: ['stored-value-unknown', 'stored-value-disabled', 'balance-short', 'amount-beyond'],
  repeats: 'claim',
  act: async ({ env, staff, once }, { id: of, amount: by, reason: note }) => {
    const found = await knownValue(env, of)
    if (!found.ok) return found
    if (found.value.disabledAt !== null) return refuse({ code: 'stored-value-disabled' })
    return adjust(env, found.value, { turn: once.key, amount: by, note, who: staff.userId })
  },
  audit: ({ amount: by }, { id: subject, balance }) => [{ subject, details: { amount: by, balance } }],
})

export const disablingValue = command({
  name: 'stored-value:disable',
  permission,
  input: z.strictObject({ id: valueId }),
  refusals: ['stored-value-unknown'],
  repeats: 'none',
  act: async ({ env, now, staff }, { id: of }) => {
    const found = await knownValue(env, of)
    return found.ok ? ok(await disable(env, found.value, { for: 'staff', who: staff.userId }, now)) : found
  },
  audit: written,
})

export const enablingValue = command({
  name: 'stored-value:enable',
  permission,
  input: z.strictObject({ id: valueId }),
  refusals: ['stored-value-unknown', 'stored-value-refunded'],
  repeats: 'none',
  act: async ({ env, staff }, { id: of }) => {
    const found = await knownValue(env, of)
    if (!found.ok) return found
    if (found.value.disabledAt === null) return ok(found.value)
    // What was paid for it went back: it would be a present.
    if (found.value.disabledFor === 'order') return refuse({ code: 'stored-value-refunded' })
    return ok(await enable(env, found.value, staff.userId))
  },
  audit: written,
})

export const sendingCard = command({
  name: 'stored-value:send',
  permission,
  input: z.strictObject({
    id: valueId,
    email: z.string().max(500).default('').describe('Where it is sent from now on; empty: where it was.'),
  }),
  refusals: ['stored-value-unknown', 'stored-value-disabled', 'stored-value-invalid'],
  repeats: 'claim',
  act: async ({ env, now, once }, { id: of, email: typed }) => {
    const found = await knownValue(env, of)
    if (!found.ok) return found
    const { kind, disabledAt, recipient } = found.value
    if (kind !== 'gift-card') return refuse({ code: 'stored-value-unknown' })
    if (disabledAt !== null) return refuse({ code: 'stored-value-disabled' })
    const email = repairEmail(typed) || recipient.email
    const fault = email === '' ? 'required' : emailFault(email)
    if (fault) return refuse({ code: 'stored-value-invalid', fields: { email: fault } })
    if (email !== recipient.email) await setRecipient(env.TRANSACTIONS_DB, found.value.id, email)
    const record = { ...found.value, recipient: { ...recipient, email } }
    await mailCard(env, record, now, once.key)
    return ok(record)
  },
  audit: written,
})

/** The page of its holder, with the code: for a card that is handed over. Who has looked is written down. */
export const openingCard = command({
  name: 'stored-value:open',
  permission,
  input: z.strictObject({ id: valueId }),
  refusals: ['stored-value-unknown'],
  repeats: 'none',
  act: async ({ env }, { id: of }) => {
    const found = await knownValue(env, of)
    if (!found.ok || found.value.kind !== 'gift-card') return refuse({ code: 'stored-value-unknown' })
    return ok({ id: found.value.id, path: await cardPath(env, found.value) })
  },
  audit: (_, { id: subject }) => [{ subject }],
})

export const givingCredit = command({
  name: 'stored-value:give-credit',
  permission,
  input: z.strictObject({ customer: id, amount, currency: issueFields.currency, reason }),
  refusals: ['customer-unknown', 'customer-merged', 'stored-value-invalid', 'amount-beyond'],
  repeats: 'claim',
  act: async ({ env, now, staff, once }, { customer: of, amount: by, currency: typed, reason: note }) => {
    const found = await knownCustomer(env, of)
    if (!found.ok) return found
    if (found.value.mergedInto) return refuse({ code: 'customer-merged' })
    const { markets } = await settingsFresh(env, now)
    const currency = markets.currencies.find((one) => one === typed)
    const fields = { ...(!isAmount(by) && { amount: 'amount' }), ...(!currency && { currency: 'currency-unsold' }) }
    if (!currency || Object.keys(fields).length > 0) return refuse({ code: 'stored-value-invalid', fields })
    const { id: customer, language } = found.value
    const given = await giveCredit(
      env,
      { seed: once.key, customer, language, amount: by, currency, note, by: staff.userId },
      now,
    )
    // It was added to what is there: there cannot be too little.
    if (!given.ok) return refuse({ code: 'amount-beyond' })
    return ok(given.value)
  },
  audit: ({ customer, amount: by }, { id: value, currency, balance }) => [
    { subject: customer, details: { value, amount: by, currency, balance } },
  ],
})

export const takingCredit = command({
  name: 'stored-value:take-credit',
  permission,
  input: z.strictObject({ customer: id, amount, currency: issueFields.currency, reason }),
  refusals: ['customer-unknown', 'stored-value-invalid', 'balance-short'],
  repeats: 'claim',
  act: async ({ env, staff, once }, { customer: of, amount: by, currency, reason: note }) => {
    const found = await knownCustomer(env, of)
    if (!found.ok) return found
    if (!isAmount(by)) return refuse({ code: 'stored-value-invalid', fields: { amount: 'amount' } })
    const credit = (await creditsIn(env.TRANSACTIONS_DB, found.value.id)).find((one) => one.currency === currency)
    if (!credit) return refuse({ code: 'balance-short', available: 0 })
    const taken = await adjust(env, credit, { turn: once.key, amount: -by, note, who: staff.userId })
    if (taken.ok) return ok(taken.value)
    const { refusal } = taken
    return refuse({ code: 'balance-short', available: 'available' in refusal ? refusal.available : 0 })
  },
  audit: ({ customer, amount: by }, { id: value, currency, balance }) => [
    { subject: customer, details: { value, amount: -by, currency, balance } },
  ],
})

/** Made anew in one call: a part, so that nobody waits for a book of a million. */
const REBUILT_MAX = 100

/** The ledger is a copy: thrown away and copied anew from the shards, a part at a time. */
export const rebuildingLedger = command({
  name: 'stored-value:rebuild-ledger',
  permission,
  input: z.strictObject({
    after: z.int().min(0).default(0).describe('`next` of the part before; 0: from the beginning.'),
  }),
  refusals: [],
  repeats: 'none',
  act: async ({ env }, { after }) => {
    const records = await recordsAfter(env.TRANSACTIONS_DB, after, REBUILT_MAX)
    for (const { id: of } of records) await copyLedger(env, of, true)
    const next = records.length === REBUILT_MAX ? (records.at(-1)?.sequence ?? null) : null
    return ok({ rebuilt: records.length, next })
  },
  audit: ({ after }, { rebuilt }) => [{ subject: 'ledger', details: { after, rebuilt } }],
})
