/** Customers of a file by program: the lines that it has read, some at a time. The rules are those of a file that is brought by hand. */
import { z } from 'zod'
import { NAME_LENGTH_MAX, nameFault } from '#domain/customers/name'
import { FORMER_ID_MAX } from '#domain/customers/file'
import { EMAIL_LENGTH_MAX, emailFault } from '#domain/customers/email'
import { NOTE_LENGTH_MAX } from '#domain/customers/record'
import { isTag, TAG_LENGTH_MAX, TAGS_MAX } from '#domain/customers/tags'
import { AMOUNT_MAX } from '#domain/money'
import { ADDRESS_LENGTHS } from '#domain/orders/address'
import { ok } from '#domain/result'
import { command } from '../command.ts'
import { line, lines, text } from '../input.ts'
import { ownCurrencyFresh } from '../settings/settings.ts'
import { phoneNumberIn } from './phone-number.ts'
import { applyCustomers } from './file-rows.ts'

/** As many as one statement bears. */
export const LINES_MAX = 100

const part = (most: number) => line(0, most).default('')

const address = z.strictObject({
  name: part(ADDRESS_LENGTHS.name),
  street: part(ADDRESS_LENGTHS.street),
  extra: part(ADDRESS_LENGTHS.extra),
  postcode: part(ADDRESS_LENGTHS.postcode),
  city: part(ADDRESS_LENGTHS.city),
  region: part(ADDRESS_LENGTHS.region),
  country: z.string().regex(/^[A-Z]{2}$/),
  phone: part(ADDRESS_LENGTHS.phone),
})

const row = z
  .strictObject({
    row: z.int().min(1).describe('Of the file, told again with what became of it.'),
    id: text(0, FORMER_ID_MAX).default('').describe('What the shop that it comes from calls them.'),
    firstName: part(NAME_LENGTH_MAX),
    lastName: part(NAME_LENGTH_MAX),
    email: z
      .union([
        z.literal(''),
        z
          .string()
          .max(EMAIL_LENGTH_MAX)
          .toLowerCase()
          .refine((mail) => !emailFault(mail)),
      ])
      .default(''),
    phone: z
      .union([
        z.literal(''),
        z
          .string()
          .max(20)
          .refine((number) => phoneNumberIn(number) === number),
      ])
      .default('')
      .describe('E.164.'),
    marketing: z.boolean().nullable().default(null),
    sms: z.boolean().nullable().default(null),
    company: part(200),
    address: address.nullable().default(null),
    spent: z.int().min(0).max(AMOUNT_MAX).nullable().default(null).describe('Minor units of the shop’s own currency.'),
    orders: z.int().min(0).max(1_000_000).nullable().default(null),
    note: lines(NOTE_LENGTH_MAX).default(''),
    taxExempt: z.boolean().nullable().default(null),
    tags: z.array(z.string().max(TAG_LENGTH_MAX).refine(isTag)).max(TAGS_MAX).default([]),
  })
  .refine(({ email, phone }) => email !== '' || phone !== '', { path: ['email'] })
  .refine(({ firstName, lastName }) => !nameFault(`${firstName} ${lastName}`.trim()), {
    path: ['lastName'],
  })

export const importingCustomers = command({
  name: 'customers:import',
  permission: 'customers:change',
  input: z.strictObject({
    run: z.uuid().describe('Of the whole file: the same for all its parts.'),
    overwrite: z.boolean().default(true).describe('false: what is there already stays as it is.'),
    lines: z.array(row).min(1).max(LINES_MAX),
  }),
  refusals: [],
  repeats: 'none',
  act: async ({ env, now }, { run, overwrite, lines }) => {
    const wishes = { overwrite, currency: await ownCurrencyFresh(env, now) }
    return ok(await applyCustomers(env, lines, wishes, { run, now }))
  },
  audit: ({ run, lines }) => [{ subject: run, details: { lines: lines.length } }],
})
