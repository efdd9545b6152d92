/** Who leans on whom among the words of a room: what the shape of the tree is held to. */
/** Which word of a room leans on which other word of it. A new line wants a reason as good as these have. */
export const LEANS: Readonly<Record<string, readonly string[]>> = {
  domain: [
    'admission → orders', // the units of one order
    'admission → sharding', // how many shards bear a drop
    'after-sales → catalog', // fields of goods that are sold for good
    'after-sales → logistics', // when a parcel has arrived
    'after-sales → orders', // what comes back is of one
    'after-sales → settings', // the policy of the shop
    'after-sales → tax', // who is of the union
    'content → catalog', // what a video is
    'content → settings', // texts in languages, and how they are looked over
    'customers → catalog', // cells of files, and what is said of them
    'customers → orders', // addresses
    'customers → tax', // what a register said of a VAT id
    'inventory → catalog', // the word for what is left
    'inventory → sharding', // lanes of an item
    'logistics → orders', // what a parcel is of
    'logistics → settings',
    'logistics → tax', // which places customs stand between
    'notifications → catalog', // the word of a good
    'notifications → customers', // what happened to people
    'notifications → logistics', // where a parcel stands
    'notifications → orders', // carts that were left
    'notifications → settings', // when the shop writes
    'notifications → sharding', // of which good a part is
    'orders → after-sales', // what of one is claimed
    'orders → catalog',
    'orders → customers',
    'orders → inventory',
    'orders → logistics',
    'orders → pricing', // what a line costs this buyer
    'orders → promotions', // what is taken off
    'orders → settings',
    'orders → stored-value', // what pays for one
    'orders → tax',
    'pricing → catalog', // goods as everyone sees them
    'pricing → customers', // companies
    'pricing → logistics', // the clock of a place
    'pricing → settings', // whose law says what may be struck
    'pricing → tax', // who is of the union
    'promotions → catalog', // cells of a file, and how a reader says what is amiss
    'promotions → logistics', // the clock of a place
    'promotions → settings', // texts in languages
    'reviews → catalog', // cells of files
    'reviews → orders', // what an order proves
    'settings → catalog', // what fields of products may hold
    'settings → customers', // what a mail address is
    'settings → pricing', // what a price is by a rate
    'settings → stored-value', // what months a card may have
    'settings → tax', // rates of a place
    'statistics → catalog', // what a handle is
    'statistics → orders', // which promotions an order had
    'statistics → promotions',
    'stored-value → customers', // what a mail address is
    'stored-value → inventory', // movements of a shard are its ledger
    'stored-value → logistics', // the clock of a place
    'tax → settings', // texts in languages
  ],
  'durable-objects': [
    'admission → sharding', // alarms, group commit
    'inventory → sharding',
    'orders → sharding',
    'sharding → inventory', // the directory calls the shards
    'sharding → orders',
  ],
  // For readings that travel together, and pages of lists.
  'schema/products': [
    'admission → catalog',
    'catalog → pricing', // goods as everyone sees them, and lists of them by what everyone pays
    'content → catalog',
    'inventory → catalog',
    'pricing → catalog',
    'promotions → catalog',
    'reviews → catalog',
    'settings → catalog',
  ],
  'schema/transactions': [
    'orders → after-sales', // and that of what comes back
    'orders → logistics', // the copy of parcels is made with that of their orders
  ],
  'workers/flows': [
    'admission → catalog',
    'after-sales → inventory', // what came back goes on the shelf
    'after-sales → orders', // what is sent in the place of something
    'after-sales → settings', // how long a gift card may be spent
    'after-sales → stored-value', // what goes back as credit
    'catalog → customers', // files of customers come as other files do
    'catalog → inventory', // an import says what stands where
    'catalog → orders', // files of orders come as other files do
    'catalog → promotions', // files of discounts come as others do
    'catalog → reviews', // files of reviews come as other files do
    'catalog → settings',
    'content → catalog', // safe HTML, pictures
    'content → settings', // pages at length
    'customers → catalog', // what is said of a line of a file
    'customers → logistics', // how addresses are written
    'customers → notifications', // the last mail to somebody, and whom nobody may write to
    'customers → orders', // what they bought before they had an account
    'customers → reviews', // what somebody wrote, given to them and forgotten
    'customers → settings', // which countries there are
    'customers → tax', // VAT ids
    'logistics → after-sales', // what is heard of a parcel that comes back
    'logistics → catalog', // the goods of a cart that is tried
    'logistics → orders', // what is heard of a parcel changes its order
    'logistics → promotions', // what such a cart is worth
    'logistics → settings', // what delivery the shop has
    'notifications → after-sales', // claims as programs are shown them
    'notifications → customers', // what is told by facts of people
    'notifications → inventory', // the word of an item whose stock is divided
    'notifications → logistics', // how addresses are written
    'notifications → orders', // orders as programs are shown them
    'notifications → reviews', // what was reviewed is not asked about
    'notifications → settings', // who writes
    'notifications → stored-value', // what a gift card is called
    'orders → admission', // whether what a drop sells may be bought
    'orders → after-sales', // what a second person has approved
    'orders → catalog',
    'orders → inventory',
    'orders → logistics', // how addresses are written
    'orders → pricing', // who buys
    'orders → promotions', // which of them may count for a cart
    'orders → settings',
    'orders → stored-value', // what is on the cards of a cart
    'orders → tax', // rates of a place, who owes none
    'pricing → settings',
    'promotions → catalog', // what goods of a cart that is tried cost
    'promotions → inventory', // uses of a code are stock
    'promotions → pricing', // who buys
    'promotions → settings', // by which such a cart is priced
    'promotions → stored-value', // one field takes codes of both
    'promotions → tax', // who owes none
    'reviews → catalog', // pictures, the product that is asked about
    'reviews → orders', // proof of purchase
    'settings → catalog', // safe HTML
    'settings → inventory', // locations
    'settings → logistics', // which countries there are
    'settings → pricing', // all goods are priced anew by other rates
    'settings → tax', // VAT ids of the shop
    'stored-value → customers', // who is credited
    'stored-value → inventory', // movements of the shard are its ledger
    'stored-value → notifications', // a card is mailed
    'stored-value → settings', // in which currencies, until when
  ],
  'workers/storefront': [
    'after-sales → admission', // who knocks too often
    'after-sales → orders', // who may see an order
    'catalog → admission', // what waits for its drop is in no feed
    'catalog → content', // the first page, and what a search finds beside goods
    'catalog → promotions', // what counts for a good, on its page
    'catalog → reviews', // on the page of a product
    'catalog → statistics', // what was searched
    'catalog → stored-value', // whom a gift card is for, beside its button
    'content → admission', // a section that announces a drop
    'content → catalog', // goods in sections
    'content → reviews', // what was said of them
    'customers → admission', // who knocks too often
    'customers → after-sales', // loaded with the account, as seldom
    'customers → catalog', // what is wished for
    'customers → notifications', // devices that are told of an account
    'customers → orders', // what somebody has bought
    'customers → stored-value', // credit of an account
    'orders → admission', // at checkout
    'orders → after-sales', // what comes back of an order
    'orders → logistics', // parcels of an order
    'orders → notifications', // devices that are told of an order
    'orders → promotions', // what was taken off a line, and codes
    'orders → stored-value', // whom the cards of a cart are for
    'promotions → admission', // who knocks too often
    'promotions → orders', // a code opens a cart where there is none
    'reviews → admission', // who knocks too often
    'stored-value → customers', // the frame of an account
  ],
  'workers/admin': [
    'after-sales → orders', // lines of an order
    'catalog → inventory', // stock of a product, counted where it stands
    'catalog → pricing', // what a variant has cost
    'content → settings', // words for what is amiss
    'customers → notifications', // what somebody was written
    'customers → orders', // what somebody has bought
    'customers → settings', // keys stand among the pages of the settings
    'logistics → orders', // lines of an order
    'notifications → settings', // webhooks stand among them
    'orders → after-sales', // what comes back of an order
    'orders → customers', // the fields of an address
    'orders → logistics', // parcels of an order
    'orders → notifications', // mails of an order
    'pricing → settings', // zones
    'promotions → settings', // countries as people name them
    'settings → promotions', // the goods of an example cart
    'stored-value → notifications', // languages as people name them
  ],
  'workers/api': [
    'after-sales → logistics', // parcels
    'after-sales → orders', // the order of a return
    'customers → admission', // what is ordered again may wait for its drop
    'customers → orders', // orders and the cart of an account
    'logistics → orders', // the order now
    'notifications → after-sales', // what webhooks tell of a claim
    'notifications → logistics', // what webhooks tell of a parcel
    'notifications → orders', // what webhooks tell of an order
    'orders → admission', // a cart shows the pass of its drop
    'orders → logistics', // parcels of an order
    'orders → stored-value', // whom the cards of a cart are for
    'promotions → orders', // totals of a cart that is tried
  ],
}
