/** What the sign-in says, in English. */

export const en = {
  title: 'Sign in to the shop',
  forStaff: 'For staff. Customers need no account to buy.',
  email: 'Mail address',
  password: 'Password',
  go: 'Sign in',
  help: 'Trouble signing in? The owner of the shop can give you a new password.',
  refused: 'This mail address and password do not belong together.',
  tooMany: (minutes: number) =>
    minutes === 1 ? 'Too many tries. Try again in a minute.' : `Too many tries. Try again in ${minutes} minutes.`,
  foreign: 'This form was sent from another place. Open the page again and sign in here.',
}

export type CustomersMessages = typeof en
