/** What the page of sent mails says, in English. */

export const en = {
  title: 'Sent mail',
  demo: 'demo mail: nothing leaves this shop',
  mail: 'Mail',
  messages: 'Messages',
  message: 'Message',
  to: (email: string) => `to ${email}`,
  templates: {
    'order-placed': 'confirmation',
    'order-shipped': 'on its way',
    'order-cancelled': 'cancellation',
    'order-refunded': 'refund',
    'sign-in-code': 'six digits',
    'new-device': 'new device',
    'email-changed': 'address changed',
    welcome: 'welcome',
  },
  languages: { en: 'English', zh: 'Chinese' },
  asMail: 'Mail',
  asText: 'Plain text',
  view: 'View',
  sent: 'Sent',
  theOrder: 'The order',
  empty: 'Nothing has been sent yet',
  emptyWhy: 'The confirmation of the next order shows up here a second after it is placed.',
  choose: 'Choose a message to read it.',
  back: 'Messages',
}

export type NotificationsMessages = typeof en
