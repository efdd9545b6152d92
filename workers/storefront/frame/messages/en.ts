/** What stands around every page, and on the pages for when something is amiss, in English. */
import { pluralIn } from '#domain/plural'

const plural = pluralIn('en')

export const en = {
  shop: 'Shop',
  announcement: 'Announcement',
  newest: 'New',
  languageName: 'English',
  colon: ': ',
  skip: 'To the content',
  impersonation: {
    label: 'Seen as a customer',
    says: (name: string) => `You see the shop as ${name}, for half an hour at most. It is written down.`,
    end: 'End it',
  },
  menu: 'Menu',
  written: 'Pages and news',
  blog: {
    title: 'News',
    description: (shop: string) => `What ${shop} tells.`,
    none: 'Nothing has been told yet.',
    pages: 'Pages of the news',
    newer: 'Newer',
    older: 'Older',
  },
  below: (title: string) => `What is below ${title}`,
  newsletter: { title: 'New things, about once a month', email: 'Your email', join: 'Join' },
  home: 'Home',
  where: 'Where you are',
  allGoods: 'All goods',
  search: 'Search',
  cart: 'Cart',
  account: 'Account',
  wishList: 'Wish list',
  saveWish: (title: string) => `Save ${title} to the wish list`,
  wishSaved: 'Saved to the wish list.',
  wishRemoved: 'Taken off the wish list.',
  close: 'Close',
  from: (price: string) => `from ${price}`,
  /** Of goods whose price was chosen as nothing. */
  free: 'Free',
  wasNow: (was: string) => `Before: ${was}`,
  priorPrice: (was: string) => `Lowest price of the last 30 days: ${was}`,
  /** What is in a cart or an order. */
  items: plural({ one: '# item', other: '# items' }),
  things: plural({ one: '# thing', other: '# things' }),
  thingsAtLeast: plural({ other: '#+ things' }),
  goods: 'Goods',
  seeAll: 'See all goods',
  availability: { 'in-stock': 'In stock', low: 'A few left', 'sold-out': 'Sold out' },
  units: {
    quantity: 'Quantity',
    fewer: 'One fewer',
    more: 'One more',
  },
  recentlyViewed: {
    title: 'Seen lately',
    forget: 'Forget these',
    forgotten: 'Forgotten. This list was only ever in your browser.',
  },
  theme: {
    label: 'Light of the page',
    system: 'As the device says',
    light: 'Light',
    dark: 'Dark',
  },
  searchField: {
    label: 'What are you looking for?',
    placeholder: 'Search, say: bowl',
  },
  suggestions: {
    close: 'Close search',
    list: 'Suggestions',
    products: 'Things',
    collections: 'Shelves',
    terms: 'Searches',
    all: (terms: string) => `Search for “${terms}”`,
    found: plural({ one: 'One suggestion. Arrow keys to choose.', other: '# suggestions. Arrow keys to choose.' }),
    none: 'Nothing begins like this yet. Enter searches everything.',
    recent: 'Searched lately',
    forget: 'Forget these',
    browse: 'Or walk along the shelves',
    key: 'The key / opens the search',
  },
  opening: {
    title: 'This shop opens soon.',
    text: 'It is being set up. Come back in a little while.',
    staff: 'I work here',
  },
  notFound: {
    title: 'Nothing stands here.',
    text: 'The page was moved, or the thing was sold and will not be made again. Try the search, or one of these.',
    orderText: 'There is no such order, or the link is not complete. The whole link is in the mail that we sent you.',
    alt: 'An empty plinth in the sun, with one olive leaf on it',
  },
  fault: {
    title: 'We dropped something.',
    text: 'The fault is ours, and it is written down. Nothing that you did is lost. Try again in a moment.',
    again: 'Try again',
    busy: 'Very many are here.',
    busyText:
      'The shop is asked for more than it can answer just now. Nothing is lost; this page looks again by itself.',
    refusedTitle: 'That did not work.',
    refused: {
      impersonated: 'You see the shop as a customer. Only they can do this themselves.',
      'foreign-origin':
        'This form was sent from another site, so we did not act on it. Go back to the shop and try from there.',
      'content-type-unsupported': 'This was not sent by one of our forms. Go back to the shop and try from there.',
      'form-unreadable': 'We could not read the form. Go back and send it once more.',
      'form-too-large': 'The form is larger than any of ours. Nothing was changed.',
      'too-many-requests': 'That was often. Wait a minute, then try again.',
      'address-unknown': 'There is no such address among yours. It may have been removed already.',
      'session-unknown': 'That session is over already.',
      other: 'We could not do that. Nothing was changed.',
    },
    toCart: 'To the cart',
    toAccount: 'To your account',
  },
}

export type FrameMessages = typeof en
