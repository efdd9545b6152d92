/** What shoppers read of gift cards and credit, in English. */
import type { GiftFault } from '#domain/stored-value/draft'
import type { EntryKind } from '#domain/stored-value/ledger'

const faults: Readonly<Record<GiftFault, string>> = {
  required: 'Say where we send the card.',
  'email-form': 'Write a mail address such as mei@example.org.',
  'email-letters': 'Not every mail server knows letters such as these before the @.',
  'too-long': 'This is too long.',
  unwritable: 'There is a sign in it that cannot be written.',
  'day-form': 'This is no day.',
  'day-past': 'This day is over.',
  'day-far': 'Choose a day within a year.',
}

const movements: Readonly<Record<EntryKind, string>> = {
  issue: 'Given to you',
  redeem: 'Paid with',
  'give-back': 'Given back',
  adjust: 'Corrected',
  expire: 'Expired',
  void: 'Closed',
  restore: 'Opened again',
}

export const en = {
  give: {
    summary: 'Send it to somebody',
    lead: 'Leave this empty and the card comes to you.',
    title: 'For whom is the card?',
    name: 'Their name',
    email: 'Their mail address',
    sender: 'Your name',
    message: 'Message',
    deliverOn: 'Send on',
    optional: 'optional',
    deliverHelp: 'In the morning of that day. Empty: as soon as it is paid.',
    messageHelp: 'Stands on the card. 500 letters at most.',
    add: 'Add to cart',
    amiss: 'Something has to be put right first',
  },
  faults,
  inCart: (name: string, day: string) => (day === '' ? `For ${name}` : `For ${name}, on ${day}`),
  balance: {
    title: 'Gift card balance',
    lead: 'Type the code of a gift card to see what is left on it.',
    code: 'Code',
    look: 'Show the balance',
    unknown: 'No gift card that pays has this code. Look at it again: blanks and hyphens do not matter.',
    tooMany: 'Too many codes were tried from here. Try again in a quarter of an hour.',
    left: (ending: string) => `Left on the card that ends in ${ending}`,
    until: (day: string) => `Good until ${day}`,
    forever: 'It does not expire.',
    use: 'Put it in the cart',
    another: 'Look at another one',
  },
  card: {
    title: 'Gift card',
    of: (amount: string) => `Gift card of ${amount}`,
    left: 'Left on it',
    code: 'Code',
    from: (sender: string) => `From ${sender}`,
    use: 'Put it in the cart',
    shop: 'Look at the shop',
    print: 'It can be printed: this page fits on paper.',
    over: 'This card pays no more',
    overText: 'It has expired, or it was closed. Ask us if you think that is wrong.',
    unknown: 'This link leads to no card',
    unknownText: 'Open it once more from the mail, or type the code of your card.',
    toBalance: 'Type a code',
  },
  credit: {
    title: 'Store credit',
    lead: 'It pays at the checkout when you say so.',
    none: 'There is no credit on your account.',
    movements,
    order: (name: string) => `Order ${name}`,
    cards: 'You have a gift card? See what is left on it.',
  },
}

export type StoredValueTexts = typeof en
