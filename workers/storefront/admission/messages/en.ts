/** What is said in the line in front of a drop, in English. */
import { pluralIn } from '#domain/plural'
import { roundly } from '../roundly.ts'

const plural = pluralIn('en')

const minutesText = plural({ one: 'a minute', other: '# minutes' })
const hoursText = plural({ one: 'an hour', other: '# hours' })

const span = (minutes: number): string => {
  if (minutes < 1) return 'less than a minute'
  return minutes < 90 ? minutesText(Math.round(minutes)) : hoursText(Math.round(minutes / 60))
}

const people = plural({ one: 'You are the only one here yet.', other: '# people are here.' })
const peopleAMinute = plural({
  one: 'About one person goes in each minute.',
  other: 'Around # people go in each minute.',
})
const upTo = plural({ one: 'one', other: 'up to #' })

export const en = {
  title: (name: string) => `The line for ${name}`,
  fromCart: 'Something in your cart is sold through this line. Join it here, or take that out of your cart.',
  span,
  startsIn: (minutes: number) => `It starts in ${span(minutes)}.`,
  starts: (when: string) => `It starts on ${when}.`,
  ahead: { heading: 'The line is not open yet.', text: (when: string) => `It opens on ${when}. This page will know.` },
  lot:
    'The order is drawn by lot at the start, among all who are here by then. Coming early gives no advantage, and there ' +
    'is nothing to press at the right moment.',
  join: {
    heading: 'Join the line',
    on: 'The sale has begun. People go in one after the other, in the order in which they come.',
    go: 'Join the line',
    needsScript: 'A check for people stands here, and it needs a script. Please switch scripts on for this page.',
  },
  before: {
    heading: 'You are in the line.',
    people: (count: number) => people(roundly(count)),
  },
  waiting: {
    heading: 'You are in line',
    place: 'Your place in line',
    about: (minutes: number) => `About ${span(minutes)}.`,
    soon: 'Less than a minute.',
    perMinute: (count: number) => peopleAMinute(count < 2 ? 1 : roundly(count)),
    paused: 'The line stands still for the moment. Nobody is let in, and nobody loses a place.',
    few: 'A few are left.',
    behind: (percent: number) => `About ${percent} percent of the line is behind you`,
  },
  keeps:
    'This page keeps your place and moves by itself. You may close it and come back on this device; your place waits ' +
    'for ten minutes after your turn comes.',
  leave: 'Leave the line',
  turn: {
    heading: 'It is your turn.',
    text: (minutes: number) => `Go in within ${span(minutes)}. Then you have fifteen minutes to choose and pay.`,
    go: 'Go in',
    crowded: 'Many went in just now. Wait a breath, then press again: your turn is still yours.',
  },
  in: {
    heading: 'You are in.',
    text: (minutes: number, units: number) =>
      `You have ${span(minutes)} to buy ${upTo(units)}. This page and your cart stay yours meanwhile.`,
    add: (name: string) => `Add ${name} to the cart`,
    cart: 'To the cart',
  },
  announced: {
    title: 'Announced',
    ahead: (start: string, opens: string) => `It starts on ${start}; the line opens on ${opens}.`,
    aheadAt: (start: string, opens: string) => `It starts on ${start}; the line opens at ${opens}.`,
    gathering: (start: string) => `The line is open; it starts on ${start}.`,
    on: 'It is on now.',
    soldIn: (name: string) => `Sold in ${name}.`,
    look: 'To the line',
  },
  over: { heading: 'Your time is over.', text: 'The fifteen minutes to buy have passed. You can join the line again.' },
  lapsed: { heading: 'Your turn has passed.', text: 'It waited for ten minutes. You can join the line again.' },
  used: {
    heading: 'This ticket was used.',
    text: 'It has opened a cart already. One ticket opens one cart, so that many have a turn.',
  },
  refused: {
    heading: 'This is not your ticket.',
    'ticket-forged': 'We cannot read the ticket that your browser showed us. Join the line for one of your own.',
    'ticket-of-other-drop': 'The ticket that your browser showed us is for another sale.',
    'ticket-of-other-visitor':
      'The ticket was given to another browser, and is worth nothing in this one. Join the line for one of your own.',
    'ticket-expired': 'The ticket has expired.',
  },
  /** Why a thing was not put into the cart. */
  stopped: {
    'drop-units-beyond': 'Of this sale one cart may hold fewer. Take some out, then go on.',
    'drop-unknown': 'There is no such sale.',
  },
  again: 'Join again',
  soldOut: {
    heading: 'Everything is sold.',
    text: 'Nobody is let in any more. Should something come back, this page goes on from your place.',
  },
  ended: { heading: 'The sale is over.', text: 'What is left, if anything, stands on the shelf.' },
  cancelled: { heading: 'The sale was cancelled.', text: 'We are sorry. Nothing was charged to anybody.' },
  unreachable: {
    heading: 'We cannot see the line.',
    kept: 'Your place is kept: it is in your browser. This page looks again by itself.',
    join: 'Nobody can join just now. This page looks again by itself, in a few seconds.',
  },
  bots: 'The check for people did not pass. Please try once more.',
  knocks: 'That was often. Wait a minute, then try again; places are not lost by it.',
  collection: 'Look at the shelf',
}

export type AdmissionMessages = typeof en
