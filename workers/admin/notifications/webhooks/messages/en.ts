/** What the pages of webhooks say, in English. */
import type { UrlReason } from '#domain/notifications/webhooks/address'
import type { DeliveryReason, DeliveryState, OffReason } from '#domain/notifications/webhooks/delivery'
import type { WebhookType } from '#domain/notifications/webhooks/events'

const events: Readonly<Record<WebhookType, string>> = {
  'order.placed': 'An order is paid',
  'order.shipped': 'An order was sent, or a part of it',
  'order.cancelled': 'An order was cancelled, or a part of it',
  'order.refunded': 'Money has gone back',
  'order.annotated': 'Staff have tagged, noted or archived an order',
  'payment.received': 'A payment has come',
  'payment.capturing': 'What was promised is being taken',
  'payment.released': 'What was promised is let go',
  'payment.failed': 'A payment failed',
  'payment.uncertain': 'A payment is uncertain',
  'payment.owed': 'A payment is owed back',
  'availability.changed': 'In stock, low or sold out',
  'customer.registered': 'A customer has registered',
  'customer.email-changed': 'A customer has another address',
  'webhook.test': 'A test',
}

const urls: Readonly<Record<UrlReason, string>> = {
  form: 'Write a whole address: https://erp.example.com/stoa',
  https: 'It has to begin with https://',
  userinfo: 'Leave out the name and the password before the @: the signature says who sends it.',
  port: 'Leave out the port: it is sent to 443 alone.',
  number: 'Write the name of the server, not its number.',
  inside: 'This name stands for something inside a network. Nothing is sent there.',
  'host-unknown': 'Nobody has this name.',
}

const reasons: Readonly<Record<DeliveryReason, string>> = {
  status: 'answered',
  redirect: 'led elsewhere, which is not followed',
  gone: 'answered that it is there no more',
  timeout: 'no answer within ten seconds',
  unreachable: 'not reached',
  inside: 'its name stands for something inside a network',
  'host-unknown': 'nobody has its name',
  'secret-unreadable': 'its secret cannot be read: deal a new one',
  off: 'it was switched off',
}

const off: Readonly<Record<OffReason, string>> = {
  staff: 'switched off',
  gone: 'switched off: it has answered that it is there no more',
  failing: 'switched off: nothing has arrived for three days',
}

const states: Readonly<Record<DeliveryState, string>> = { waiting: 'waiting', sent: 'arrived', dead: 'given up' }

export const en = {
  title: 'Webhooks',
  about: 'Other systems are told what happens, signed, and again when they do not answer.',
  docs: 'Every event and its shape',
  add: 'Add a webhook',
  change: 'What it is told',
  url: 'Address',
  urlHint: 'By https, to a public name.',
  note: 'What you call it',
  noteHint: 'Bookkeeping, warehouse: for you alone.',
  noteWrong: 'A name has at most 120 characters, on one line.',
  events: 'What it is told of',
  eventsHint: 'Orders are told whole, with name, address and mail of the customer.',
  eventsWrong: 'Choose at least one.',
  create: 'Add it',
  save: 'Save',
  isOn: 'Switched on',
  added: 'It is added',
  rotated: 'A new secret is dealt',
  once: 'The secret is shown only now: copy it to where the other system keeps its secrets.',
  onceBefore: 'The secret was dealt already, and was shown then. If nobody has copied it, deal another.',
  both: 'For a day the one before signs as well.',
  secret: 'Secret',
  copy: 'Copy',
  copied: 'Copied',
  none: 'Nobody is told yet',
  noneWhy: 'Bookkeeping, warehouse, a site of your own: add an address, and choose what it is told of.',
  list: (count: number) => (count === 1 ? '1 webhook' : `${count} webhooks`),
  state: 'State',
  on: 'on',
  failing: 'on, nothing has arrived since',
  off,
  urls,
  names: events,
  reasons,
  states,
  tools: 'Try and keep safe',
  test: 'Send a test',
  rotate: 'Deal a new secret',
  remove: 'Delete it and its log',
  removed: 'The webhook is deleted.',
  log: 'What it was told',
  logOf: 'Kept for a month.',
  all: 'All',
  event: 'Event',
  happened: 'Happened',
  last: 'Last try',
  never: 'not tried yet',
  tries: (count: number) => (count === 1 ? '1 try' : `${count} tries`),
  next: 'next',
  actions: 'Actions',
  replay: 'Send again',
  replayOf: (id: string) => `Send ${id} again`,
  replayRange: 'Send again what was given up',
  since: 'From',
  until: 'Until',
  replayAll: 'Send again',
  daysWrong: 'Choose two days, the second not before the first.',
  done: {
    saved: 'Saved.',
    test: 'The test is on its way: look at the log in a moment.',
    replay: 'On its way again: look at the log in a moment.',
  },
  nothingTold: 'Nothing yet',
  older: 'Earlier',
  newest: 'The newest',
  body: 'What is sent',
  answer: 'The beginning of the last answer',
}

export type WebhookMessages = typeof en
