/** What lists and the search say, in English. */

export const listEn = {
  /** @param average as the language writes it, @param many how many reviews, written so too */
  rated: (average: string, many: string) => `${average} of 5, ${many === '1' ? '1 review' : `${many} reviews`}`,
  collection: {
    allTitle: 'All goods',
    allText: 'Everything on the shelves, in one walk.',
    filter: 'Filter',
    chosen: (count: number) => `${count} chosen`,
    chosenLabel: 'Chosen filters',
    remove: 'remove',
    clear: 'Clear all',
    price: 'Price',
    priceFrom: 'From',
    priceTo: 'To',
    priceUpTo: (to: string) => `Up to ${to}`,
    priceAbove: (from: string) => `From ${from}`,
    availability: 'Availability',
    ready: 'Ready to send',
    vendor: 'Maker',
    type: 'Kind',
    show: 'Show the things',
    sort: 'Order',
    sorts: {
      relevance: 'Best match',
      featured: 'Our choice',
      newest: 'Newest first',
      'price-up': 'Lowest price first',
      'price-down': 'Highest price first',
      rating: 'Best reviewed first',
      title: 'By name',
    },
    pages: 'Pages',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    next: 'Next page',
    previous: 'Previous page',
    empty: 'Nothing on this shelf fits.',
    emptyText: 'Take one of the filters away, or look at everything.',
  },
  searchPage: {
    title: 'Search',
    titleFor: (terms: string) => `“${terms}”`,
    placeholder: 'Search, say: bowl',
    label: 'What are you looking for?',
    start: 'What are you looking for?',
    startText: 'A word or two will do: bowl, linen, walnut.',
    empty: (terms: string) => `Nothing here answers to “${terms}”.`,
    emptyText: 'Try a shorter word, or walk along the shelves.',
    description: 'Find things for the table and the home by name, kind, material or maker.',
  },
}

export type ListWords = typeof listEn
