/** The fields of markets and rates in English. */

export const marketLabels = {
  languages: 'Languages',
  currencies: 'Currencies',
  markets: 'Markets',
  'markets.id': 'Short name',
  'markets.countries': 'Countries',
  'markets.pricesIncludeTax': 'Prices contain the tax',
  'markets.priorPrices': 'Strike only the lowest price of the last 30 days',
  'markets.name': 'Name',
  'markets.currencies': 'Currencies there',
  'markets.languages': 'Languages there',
  'markets.without': 'Collections that are not sold there',
  'markets.closed': 'Closed: nothing is sold there for now',
  elsewhere: 'Countries in no market',
  rates: 'Prices by rate',
  'rates.currency': 'Currency',
  'rates.rate': 'Rate',
  'rates.adjustment': 'On top, %',
  'rates.step': 'Round to',
  'rates.less': 'Less',
  'rates.mode': 'Rounded',
  'rates.source': 'Read where',
  'rates.day': 'Read on',
}

export const marketHints = {
  languages: 'Shoppers are greeted in the first.',
  currencies: 'The first is the shop’s own: lists are in it.',
  markets: 'The first that is open is the shop’s own.',
  elsewhere:
    'Shoppers are told beside the field in which they choose their country. A market that is closed keeps its countries.',
  'markets.id': 'Small letters and hyphens. It stands in addresses: /en-japan/products/…',
  'markets.name': 'As shoppers choose it. Empty: the names of its countries.',
  'markets.currencies':
    'Its prices are shown in the first, unless shoppers choose another. None: all of the shop’s, its own first.',
  'markets.languages': 'None: all of the shop’s.',
  'markets.without': 'Short names, one to a line: the address of a collection ends in it.',
  rates: 'Goods that have no price in a currency are priced by its rate; a typed price always wins.',
  'rates.rate': 'How many of it one of the shop’s own currency is worth: 162.35.',
  'rates.adjustment': 'Before it is rounded. Below 0: off it.',
  'rates.step': 'Prices are multiples of it: 0.05, 1, 100. Empty: the smallest part.',
  'rates.less': 'Taken off a multiple: round to 1 less 0.01 ends in .99.',
  'markets.countries': 'Names or two letters, with commas: Japan, DE.',
}
