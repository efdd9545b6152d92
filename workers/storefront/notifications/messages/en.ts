/** What the pages of the newsletter and of unsubscribing say, in English. */

export const en = {
  newsletter: {
    title: 'New things, about once a month',
    lead: 'Type in your address, and press the button of the mail that we send there.',
    email: 'Your email',
    join: 'Join',
  },
  asked: {
    title: 'A mail is on its way to you',
    text: 'Press its button, and you are in. If it does not come within a few minutes, look among the unwanted mails.',
  },
  confirm: { title: 'Shall we write to you?', yes: 'Yes, write to me' },
  joined: {
    title: 'You are in',
    text: 'We write when there is something new. Every mail has a link with which you end it.',
  },
  ended: {
    title: 'This link is over',
    text: 'It is older than a week, or not whole, or you have ended these mails since. Ask for a new one.',
  },
  leave: {
    title: 'No more of these mails?',
    text: (what: string, address: string) => `${what}, to ${address}`,
    yes: 'Unsubscribe',
  },
  left: {
    title: 'That was the last one',
    text: (what: string, address: string) =>
      `${what}: nothing more goes to ${address}. Mails about your orders still do.`,
  },
  purposes: {
    newsletter: 'New things, about once a month',
    'back-in-stock': 'Word of goods that are back',
    'review-invitation': 'Questions about what you have bought',
    'abandoned-cart': 'Word of what is left in your cart',
  },
  trouble: {
    'email-form': 'An address such as name@example.org',
    'email-letters': 'Our mail does not reach letters such as é or ø before the @: another address, please',
    'too-many-alerts': 'This address waits for fifty goods already. It has to hear of some of them first.',
    'too-many-requests': 'Too many have asked from here just now. Wait a minute.',
  },
  alert: {
    title: 'Tell me',
    email: 'Your email',
    yes: 'Tell me',
    asked: {
      title: 'A mail is on its way to you',
      text: 'Press its button, and we tell you. If it does not come within a few minutes, look among the unwanted mails.',
    },
    noted: { title: 'We tell you', text: 'One mail, once. Whoever asked first is told first.' },
    confirm: 'Shall we tell you?',
    ended: {
      title: 'This link is over',
      text: 'It is older than a week, or not whole, or you were told already. On the page of the good you can ask again.',
    },
    gone: { title: 'This is not sold any more', text: 'So there is nothing to tell you of it.' },
  },
  onward: 'See what is new',
}

export type NotificationsMessages = typeof en
