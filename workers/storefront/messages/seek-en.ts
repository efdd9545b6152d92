/** What is said while somebody searches, in English. */
export const seekEn = {
  seek: {
    close: 'Close search',
    list: 'Suggestions',
    products: 'Things',
    collections: 'Shelves',
    terms: 'Searches',
    all: (terms: string) => `Search for “${terms}”`,
    found: (count: number) =>
      count === 1 ? 'One suggestion. Arrow keys to choose.' : `${count} suggestions. Arrow keys to choose.`,
    none: 'Nothing begins like this yet. Enter searches everything.',
    recent: 'Searched lately',
    forget: 'Forget these',
    shelves: 'Or walk along the shelves',
    key: 'The key / opens the search',
  },
}
export type SeekWords = typeof seekEn
