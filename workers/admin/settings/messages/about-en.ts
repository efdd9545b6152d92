/** What each page of the settings is about, in English. */
import type { SettingsGroup } from '#domain/settings/settings'

export const about: Readonly<Record<SettingsGroup, string>> = {
  shop: 'Who the shop is, how it is reached, and by which clock it lives.',
  markets: 'To whom the shop sells: countries, currencies, languages.',
  locations: 'Where the stock stands, and what is taken first.',
  delivery: 'How goods travel, what that costs, and when they are there.',
  tax: 'Which tax is collected, country by country.',
  invoices: 'How invoices are numbered, and who they say is selling.',
  payments: 'By what shoppers pay: a provider, bank transfer, cash at the door, an invoice.',
  returns: 'How long shoppers may change their minds, and who pays.',
  downloads: 'How long and how often files that were bought may be fetched.',
  notifications: 'What is written to shoppers beside their orders: reviews, goods that are back, carts that were left.',
  announcement: 'The line above every page.',
  menus: 'What stands above and below every page.',
  product: 'The same sentences under every product.',
  theme: 'Colours, corners and typefaces of the shop, seen on its own pages while they are chosen.',
  metafields: 'What products say beside what all shops say: care, material, size guide.',
  home: 'What visitors see first.',
  pages: 'What the shop has to say at length.',
}
