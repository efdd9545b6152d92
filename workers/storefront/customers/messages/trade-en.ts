/** What is said to whoever buys for a company, in English. */
import { pluralIn } from '#domain/plural'

const plural = pluralIn('en')

export const en = {
  quick: {
    title: 'Quick order',
    lead: 'Article numbers and how many, one a line. Two columns of a table can be pasted as they are.',
    label: 'Your list',
    example: 'MUG-350  12\nTRAY-OAK  2',
    help: (max: number) => `Up to ${max} lines. Without a number behind it, one is meant.`,
    look: 'Look it up',
    found: 'What it stands for',
    line: 'Line',
    good: 'Good',
    units: 'Units',
    price: 'Price',
    total: 'Total',
    add: plural({ one: 'Put it into the cart', other: 'Put all # into the cart' }),
    addFine: plural({
      one: 'Put the one that is right into the cart',
      other: 'Put the # that are right into the cart',
    }),
    amiss: plural({ one: 'One line cannot be bought as it stands.', other: '# lines cannot be bought as they stand.' }),
    empty: 'There is no line in the list.',
    tooLong: (max: number) =>
      `A cart holds ${max} goods, and the list has more lines. The rest has to wait for the next.`,
    done: plural({ one: 'One line is in your cart.', other: '# lines are in your cart.' }),
    cart: 'See the cart',
    refusals: {
      'sku-missing': () => 'There is no article number.',
      'units-invalid': (max: number) => `How many? A whole number from 1 to ${max}.`,
      'sku-unknown': () => 'Nothing here has this number.',
      'sku-shared': () => 'Several goods have this number. Choose one on its page:',
      'not-for-sale': () => 'This is not sold at present.',
      'price-missing': () => 'This has no price in your currency.',
      'sold-out': () => 'Sold out at present.',
    },
  },
}

export type TradeMessages = typeof en
