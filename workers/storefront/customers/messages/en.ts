/** What is said on the way in and in the account, in English. */
import { pluralIn } from '#domain/plural'

const plural = pluralIn('en')
const secondsText = plural({ one: 'a second', other: '# seconds' })
const minutesText = plural({ one: 'a minute', other: '# minutes' })
const soon = (seconds: number) => (seconds < 90 ? secondsText(seconds) : minutesText(Math.ceil(seconds / 60)))

export const en = {
  person: 'I am a person',
  signIn: {
    title: 'Sign in',
    lead: 'There is no password to remember. We write you six digits.',
    email: 'Email',
    remember: 'Stay signed in on this device',
    rememberHelp: (days: number) => `For ${days} days. Not on a borrowed one.`,
    send: 'Send me six digits',
    fresh: 'New here? The same way: an account is made when you enter the digits.',
    byPassword: 'Sign in with a password',
  },
  digits: {
    title: 'The digits are on their way',
    sentTo: 'To',
    other: 'Another address',
    label: 'Six digits from the mail',
    help: 'They may be pasted whole. They hold for ten minutes.',
    again: 'A new mail is on its way. Only its digits count now; those of the one before no longer do.',
    go: 'Sign in',
    none: 'No mail? Look in the spam folder, or',
    sendAgain: 'send new digits',
  },
  link: {
    title: 'One more press',
    lead: 'The mail has brought you here; the button signs you in.',
    go: 'Sign in',
  },
  password: {
    title: 'Sign in with a password',
    lead: 'For accounts that have one. A mail with six digits opens every account.',
    label: 'Password',
    byMail: 'Forgotten, or none? Sign in by mail',
  },
  factor: {
    title: 'One thing more',
    lead: 'Your account asks for a second step.',
    label: 'Code of your app',
    help: 'Six digits, or one of your recovery codes.',
  },
  account: {
    menu: 'Account',
    signedInAs: (email: string) => `Signed in as ${email}`,
    parts: {
      overview: 'Overview',
      orders: 'Orders',
      preferences: 'Preferences',
      security: 'Security',
    },
    signOut: 'Sign out',
  },
  overview: {
    title: (name: string): string => (name === '' ? 'Good day.' : `Good day, ${name}.`),
    lead: (count: number): string =>
      count === 0 ? 'Nothing here yet: what you order shows up on this page.' : 'This is what you have bought lately.',
  },
  orders: {
    title: 'Orders',
    lead: plural({ one: 'One order, the latest first.', other: '# orders, the latest first.' }),
    all: (count: number) => `All ${count}`,
    order: 'Order',
    status: {
      placed: 'We are packing it',
      'part-shipped': 'Part of it is on its way',
      shipped: 'On its way',
      cancelled: 'Cancelled',
    },
    contents: (titles: readonly string[], more: number) =>
      more === 0 ? titles.join(', ') : `${titles.join(', ')} and ${more} more`,
    see: 'See it',
    again: 'Order again',
    none: 'You have not ordered anything with this address yet.',
    browse: 'See all goods',
    pages: 'Pages of your orders',
    latest: 'The latest',
    older: 'Older',
  },
  security: {
    title: 'Security',
    lead: 'Where you are signed in, and by what.',
    sessions: 'Signed in here',
    endOthers: 'End all others',
    unknownDevice: 'A device that says nothing of itself',
    since: (when: string) => `since ${when}`,
    thisOne: 'This one',
    end: 'End',
    password: 'Password',
    passwordThere: 'There is one. A mail with six digits opens your account as well.',
    passwordNone: 'There is none, and none is needed: a mail with six digits opens your account.',
    newPassword: 'New password',
    passwordHelp: (min: number) => `At least ${min} characters. All other devices are signed out.`,
    savePassword: 'Set this password',
    removePassword: 'Remove the password',
    signInFirst: 'Sign in once more to change this',
    trouble: {
      'password-length': (min: number, max: number) => `Between ${min} and ${max} characters, please.`,
      'password-common': (_min: number, _max: number) =>
        'This is one of those that are tried first. Another one, please.',
    },
    done: {
      session: 'That session is over.',
      sessions: 'All other sessions are over.',
      password: 'The password is set, and all other sessions are over.',
      'no-password': 'The password is gone.',
      'factor-on': 'The second step is on. It is asked for behind every way in, except a passkey.',
      'factor-off': 'The second step is off.',
    },
  },
  secondStep: {
    title: 'Second step',
    lead: 'Behind the mail or the password, a code of an app on your phone.',
    isOff: 'None is asked for. With one, whoever gets into your mailbox does not get into your account.',
    isOn: (left: number) => `It is on. Recovery codes left: ${left}.`,
    password: 'Your password',
    on: 'Set it up',
    off: 'Turn it off',
    picture: 'A code for the camera of your app',
    secret: 'Or type this into the app:',
    recovery: 'For the day on which the phone is lost',
    recoveryHelp: 'Each of these opens your account once in place of a code. They are shown here and never again.',
    code: 'The code that the app shows now',
    confirm: 'Turn it on',
    wrong: 'That code is not the one of now.',
    amiss: {
      'second-factor-on': 'The second step is on already.',
      'password-wrong': 'That is not your password.',
    },
  },
  preferences: {
    title: 'Preferences',
    lead: 'What we call you, and how we write to you.',
    name: 'Name',
    optional: '(optional)',
    nameTooLong: (max: number) => `No more than ${max} characters, please.`,
    language: 'Language',
    languageHelp: 'Of the mails that we write.',
    save: 'Save',
    saved: 'Saved.',
  },
  trouble: {
    'email-form': () => 'This is no address for mail, as it is written.',
    'email-letters': () => 'Mail to letters like these is lost on the way too often. Is there another address?',
    'too-many-attempts': (seconds: number) => `That was often. The next try counts in ${soon(seconds)}.`,
    'person-required': () => 'Somebody tries a lot of passwords just now. Show us that you are a person, and go on.',
    'sign-in-by-mail': () =>
      'Somebody is guessing at this account, so neither password nor digits open it for now. The link in a mail does: ask for one.',
    'sign-in-refused': () => 'That is not it. It may be mistyped, or too old.',
    'sign-in-required': () => 'That took too long. Begin again.',
    'second-factor-refused': () => 'That code is not the one of now.',
    'customer-disabled': () => 'This account is closed. Write to us if that is a mistake.',
    'link-ended': () => 'That link has been used, or is older than ten minutes. Ask for a new mail.',
  },
}

export type CustomersMessages = typeof en
