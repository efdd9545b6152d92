/** What the page of redirects says, in English. */
import { pluralIn } from '#domain/plural'

const plural = pluralIn('en')

export const en = {
  title: 'Redirects',
  form: 'Lead a page of before to where it stands now',
  change: 'Change where it leads',
  from: 'From',
  to: 'To',
  fromHint: 'A path of the shop: /products/old-mug',
  toHint: 'A path of the shop, or an address of elsewhere: https://…',
  save: 'Save',
  cancel: 'Cancel',
  edit: 'Change',
  editOf: (from: string) => `Change where ${from} leads`,
  remove: 'Delete',
  removeOf: (from: string) => `Delete the redirect of ${from}`,
  since: 'Since',
  byItself: 'made by itself, when the address changed',
  actions: 'Actions',
  shown: plural({ one: '# redirect', other: '# redirects' }),
  find: 'Part of either address',
  nothing: (search: string) => `No redirect has “${search}” in it`,
  nothingWhy: 'The search looks into both addresses.',
  next: 'The next ones',
  previous: 'Those before',
  empty: 'No redirects yet',
  emptyWhy:
    'When a product or a collection gets another address, the old one leads there by itself. Others are added here, or come by a file.',
  saved: 'Saved.',
  removed: (from: string) => `${from} leads nowhere any more.`,
  undo: 'Undo',
  files: 'Bring in a file',
  out: 'Take out as a file',
  unfit: {
    from: 'Write a path of the shop that begins with one / and has no question mark, # or backslash; the front page stays where it is.',
    to: 'Write a path that begins with /, or an address that begins with https://.',
  },
  circle: (way: readonly string[]) => `It would lead in a circle: ${way.join(' → ')}.`,
  full: 'There are as many redirects as can be. Delete some first.',
}

export type RedirectMessages = typeof en
