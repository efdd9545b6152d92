/** What is said on the way in and in the account, in English. */
import { pluralIn } from '#domain/plural'

const plural = pluralIn('en')
const secondsText = plural({ one: 'a second', other: '# seconds' })
const minutesText = plural({ one: 'a minute', other: '# minutes' })
const hoursText = plural({ one: 'an hour', other: '# hours' })
const soon = (seconds: number) => {
  if (seconds < 90) return secondsText(seconds)
  return seconds < 5_400 ? minutesText(Math.ceil(seconds / 60)) : hoursText(Math.ceil(seconds / 3_600))
}

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
      addresses: 'Addresses',
      wishes: 'Wish list',
      'quick-order': 'Quick order',
      preferences: 'Preferences',
      security: 'Security',
      privacy: 'Your data',
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
    review: 'Write a review',
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
    byShop: 'Somebody of the shop, who helps you',
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
      'password-leaked': (_min: number, _max: number) =>
        'This one was stolen and published elsewhere, so it is tried everywhere. Another one, please.',
    },
    done: {
      session: 'That session is over.',
      sessions: 'All other sessions are over.',
      password: 'The password is set, and all other sessions are over.',
      'no-password': 'The password is gone.',
      passkey: 'The passkey is there. Next time one press is enough.',
      'passkey-removed': 'The passkey is gone.',
      'factor-on': 'The second step is on. It is asked for behind every way in, except a passkey.',
      'factor-off': 'The second step is off.',
    },
  },
  addresses: {
    title: 'Addresses',
    lead: 'Where things go to. The checkout knows them; the first stands there already.',
    change: 'Change',
    remove: 'Remove',
    makeFirst: 'Make it the first',
    addOne: 'Add an address',
    changeOne: 'Change this address',
    save: 'Save',
    leave: 'Leave it as it was',
    full: 'Twenty addresses are kept, and no more. Remove one first.',
    amiss: plural({ one: 'One field is not right yet.', other: '# fields are not right yet.' }),
    done: { saved: 'The address is saved.', removed: 'The address is removed.', first: 'It is the first now.' },
  },
  passkeys: {
    title: 'Passkeys',
    why: 'A finger, a face or the PIN of your device in place of digits.',
    use: 'Use a passkey',
    or: 'or by mail',
    trouble: 'That did not work. Try it once more, or sign in by mail.',
    unnamed: 'Passkey',
    since: (when: string) => `since ${when}`,
    name: 'Name',
    nameHelp: 'By which you know the device again, say: laptop at home.',
    add: 'Add a passkey',
    remove: 'Remove',
  },
  preferences: {
    title: 'Preferences',
    lead: 'What we call you, and how we write to you.',
    name: 'Name',
    optional: '(optional)',
    nameTooLong: (max: number) => `No more than ${max} letters, please.`,
    nameUnwritable: 'One line of letters, please: something in it cannot be written.',
    language: 'Language',
    languageHelp: 'Of the mails that we write.',
    timeZone: 'Time zone',
    timeZoneByAddress: 'Where my things are sent',
    timeZoneHelp:
      'What you have not asked for just now comes by day there: between nine in the morning and nine in the evening.',
    timeZoneUnknown: 'We know no such time zone. Please choose one of the list.',
    save: 'Save',
    saved: 'Saved.',
    messages: {
      title: 'What we may write to you',
      lead: 'Mails about orders and your account come anyway. All else only as you say here, and you can end it with every message.',
      leadMailOnly:
        'Mails about orders and your account come anyway. All else only as you say here, and you can end it with every mail.',
      purposes: {
        newsletter: 'New things and offers',
        'back-in-stock': 'Back in stock',
        'review-invitation': 'What do you think of it?',
        'abandoned-cart': 'Left in the cart',
      },
      channels: { mail: 'Mail', sms: 'SMS', push: 'Devices' },
      devices: 'Your devices',
      save: 'Save',
      none: 'Nothing of it',
      saved: 'Saved. It counts from now on.',
    },
  },
  wishes: {
    title: 'Wish list',
    lead: plural({ one: 'One thing that you would like to have.', other: '# things that you would like to have.' }),
    empty: 'Nothing is on it yet. The heart beside a thing puts it here.',
    add: 'Add to cart',
    addOne: (title: string) => `Add ${title} to the cart`,
    choose: 'Choose',
    chooseOne: (title: string) => `Choose ${title}`,
    remove: 'Remove',
    removeOne: (title: string) => `Remove ${title}`,
    gone: 'No longer sold here',
    guest: 'This list is kept for this browser, for ninety days after you last change it.',
    signIn: 'Sign in to keep it, and to see it everywhere',
    shareTitle: 'Show it to somebody',
    notShared: 'Nobody else sees this list. With a link others do: the things on it, and nothing of you.',
    shared: 'Whoever has this link sees what is on the list, and nothing of you.',
    link: 'Link',
    share: 'Make a link',
    unshare: 'Take the link back',
    sharedTitle: 'A wish list',
    sharedLead: 'Somebody has sent you what they would like to have.',
    sharedEmpty: 'Nothing is on it any more.',
    done: {
      saved: 'It is on the list.',
      removed: 'It is off the list.',
      shared: 'The link is below.',
      unshared: 'The link leads nowhere any more.',
    },
    refused: {
      'product-unknown': 'This is not sold here any more.',
      'wishes-full': 'A hundred things are on the list, and no more fit. Remove one first.',
    },
  },
  privacy: {
    title: 'Your data',
    lead: 'What we know of you, and how we forget it.',
    file: 'A file of everything',
    fileText: (days: number) =>
      'All that we have of you, as JSON: account, addresses, orders, reviews, messages, and when you agreed to what. ' +
      `It is made behind the scenes; a mail tells you when it is ready, and it is deleted after ${days} days.`,
    ask: 'Make the file',
    making: (when: string) => `Asked for ${when}. It is being made; a mail comes when it is ready.`,
    ready: (until: string) => `Ready, until ${until}.`,
    get: 'Get the file',
    signInFirst: 'Sign in once more to go on',
    forget: 'Forget me',
    forgetText:
      'Your account, addresses, wish list, consents and messages are deleted for good. Reviews stay without your name. ' +
      'Of orders stays what the law wants kept: what was sold, when and for how much, and nothing of you. ' +
      'A mail asks you once more before anything happens.',
    typed: 'Your mail address, to show that you mean it',
    typedWrong: 'This is not the address of your account.',
    go: 'Forget me',
    unsettled: (orders: string): string =>
      `Not yet: something of ${orders} is still to be sent, paid for or paid back. As soon as that is done, we can forget you.`,
    confirmTitle: 'Shall we forget you?',
    confirmText: 'One press, and your account is closed at once and all of it deleted. This cannot be undone.',
    confirm: 'Yes, forget me',
    keep: 'No, keep my account',
    goneTitle: 'You are being forgotten',
    goneText:
      'Your account is closed. What we know of you goes in these minutes; what is on its way goes within a day. ' +
      'A last mail tells you.',
    ended: 'That link has been used, or is older than a day. Ask again in your account.',
    endedTitle: 'That link has ended',
    toShop: 'To the shop',
    done: {
      file: 'It is being made. A mail tells you when it is ready.',
      forget: 'A mail is on its way. Nothing happens before you press its button.',
    },
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
    'customer-merged': () => 'This account was joined with another of yours. Sign in with the address of that one.',
    'link-ended': () => 'That link has been used, or is older than ten minutes. Ask for a new mail.',
  },
}

export type CustomersMessages = typeof en
