/** Tickets and passes: read as they were written, refused in the order of what can be believed. */
import { expect, test } from 'vitest'
import type { CartId, VariantId } from '../ids.ts'
import type { Drop, DropId } from './drop.ts'
import { decideAdmission, passText, readPass, type Pass } from './pass.ts'
import { judgeTicket, readTicket, ticketExpiry, ticketText, type Ticket } from './ticket.ts'

const NOW = 1_800_000_000_000
const id = 'drop_0000000000000001' as DropId
const visitor = 'abcdefghijklmnopqrstuv'
const ticket: Ticket = {
  drop: id,
  number: 1283,
  early: true,
  unchecked: false,
  visitor,
  issuedAt: NOW,
  expiresAt: ticketExpiry(NOW + 3_600_000),
}
const text = ticketText(ticket)

test('a ticket is read as it was written', () => {
  expect(readTicket(text)).toEqual(ticket)
  const other = { ...ticket, early: false, unchecked: true, number: 0 }
  expect(readTicket(ticketText(other))).toEqual(other)
})

test.each(['', 'x', text.slice(0, -1), `${text}.`, text.replace('1283', '-1'), text.replace('t1', 't2'), `${text}\n`])(
  '%j is no ticket',
  (wrong) => expect(readTicket(wrong)).toBeUndefined(),
)

test('a ticket is refused for the first of its faults', () => {
  const judge = (shown: object, drop = id, now = NOW) =>
    judgeTicket({ text, signed: true, visitor, ...shown }, drop, now)
  const code = (judged: ReturnType<typeof judge>) => (judged.ok ? 'taken' : judged.refusal.code)
  const other = 'drop_0000000000000002' as DropId
  expect(code(judge({}))).toBe('taken')
  expect(code(judge({ text: undefined, signed: false }))).toBe('ticket-required')
  expect(code(judge({ signed: false }, other))).toBe('ticket-forged')
  expect(code(judge({ text: 'made up' }))).toBe('ticket-forged')
  expect(code(judge({ visitor: undefined }, other))).toBe('ticket-of-other-drop')
  expect(code(judge({ visitor: undefined }, id, ticket.expiresAt))).toBe('ticket-of-other-visitor')
  expect(code(judge({ visitor: visitor.toUpperCase() }))).toBe('ticket-of-other-visitor')
  expect(code(judge({}, id, ticket.expiresAt - 1))).toBe('taken')
  expect(code(judge({}, id, ticket.expiresAt))).toBe('ticket-expired')
})

const cart = 'cart_000000000000000000000001' as CartId
const item = 'var_0000000000000001' as VariantId
const pass: Pass = { drop: id, cart, number: 7, expiresAt: NOW + 1000 }
const drop: Drop = {
  id,
  handle: 'kea',
  name: { en: 'Kea' },
  items: [item],
  state: 'announced',
  version: 1,
  opensAt: NOW - 2,
  startsAt: NOW - 1,
  endsAt: NOW + 10_000,
  createdAt: 0,
  updatedAt: 0,
  expectedBuyers: null,
  unitsEach: 2,
  ratePerMinute: null,
}

test('a pass is read as it was written', () => {
  expect(readPass(passText(pass))).toEqual(pass)
  expect(readPass(passText(pass).slice(0, -1))).toBeUndefined()
})

test('what is sold through a queue is sold to the cart that was let in, until its time is over, and no more than its share', () => {
  const code = (change: object = {}, now = NOW) => {
    const buying = {
      cart,
      wanted: [{ variantId: item, units: 1 }],
      passes: [{ text: passText(pass), signed: true }],
      ...change,
    }
    const decided = decideAdmission([drop], buying, now)
    return decided.ok ? 'sold' : decided.refusal.code
  }
  const shown = (change: Partial<Pass>, signed = true) => ({
    passes: [{ text: passText({ ...pass, ...change }), signed }],
  })
  expect(code()).toBe('sold')
  expect(code({ passes: [] })).toBe('drop-pass-required')
  expect(code({ passes: [{ text: 'made up', signed: false }] })).toBe('drop-pass-invalid')
  expect(code(shown({}, false))).toBe('drop-pass-invalid')
  expect(code(shown({ drop: 'drop_0000000000000002' as DropId }))).toBe('drop-pass-required')
  expect(code(shown({ cart: 'cart_000000000000000000000002' as CartId }))).toBe('drop-pass-elsewhere')
  expect(code({ cart: undefined })).toBe('drop-pass-elsewhere')
  expect(code({}, NOW + 999)).toBe('sold')
  expect(code({}, NOW + 1000)).toBe('drop-pass-expired')
  expect(code({ wanted: [{ variantId: item, units: 3 }] })).toBe('drop-units-beyond')
  expect(code({ wanted: [{ variantId: 'var_0000000000000002' as VariantId, units: 9 }], passes: [] })).toBe('sold')
  expect(code({ passes: [] }, drop.endsAt)).toBe('sold')
  expect(code({ passes: [] }, NOW - 3)).toBe('sold')
})
