/** What the admin says of searches, in English. */
export const enSearch = {
  searches: {
    title: 'Search',
    tabs: { terms: 'What was searched', synonyms: 'Synonyms' },
    tabsLabel: 'Parts of search',
    period: 'Period',
    days: (days: number) => `${days} days`,
    language: 'Language',
    languages: { all: 'Both', en: 'English', zh: 'Chinese' },
    figures: {
      searches: 'Searches',
      without: 'Found nothing',
      clicks: 'Chosen, for each 100 searches',
      ofAll: (count: string) => `${count} searches`,
      each: 'a search may lead to several',
    },
    top: 'Most searched',
    without: 'Found nothing',
    term: 'Term',
    said: 'Language',
    times: 'Searches',
    timesWithout: 'Without a hit',
    clicks: 'Chosen',
    rate: 'Chosen of 100',
    makeSynonym: 'Make a synonym',
    makeSynonymOf: (term: string) => `Make a synonym of “${term}”`,
    hasSynonym: 'has a synonym',
    seeInShop: 'See it in the shop',
    empty: 'Nothing was searched yet',
    emptyWhy: 'What shoppers search shows up here some seconds later. Who searched is never kept.',
    noneWithout: 'Every search found something.',
    how:
      'Told by the pages that were seen, counted by day (UTC). What looks like a mail address or a long number is ' +
      'not kept; nothing here is about a person.',
  },
}
