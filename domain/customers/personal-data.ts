/**
 * Every place in which the shop holds something of a person, declared once: what the file of somebody's data says of it, and what
 * becomes of it when they are forgotten. A test reads the tables of every store; one that is named neither here nor below fails it.
 */
export type Store = 'users' | 'transactions' | 'products' | 'statistics' | 'orders'

/** Parts of the file that somebody is given. */
export const SECTIONS = [
  'account',
  'waysIn',
  'sessions',
  'addresses',
  'paymentMethods',
  'record',
  'consents',
  'alerts',
  'devices',
  'company',
  'wishList',
  'reviews',
  'orders',
  'cart',
  'storedValue',
  'messages',
  'events',
  'handledByStaff',
  'requests',
] as const
export type Section = (typeof SECTIONS)[number]

export type Place = {
  readonly store: Store
  readonly table: string
  /** Where it is in the file; or why it is not. */
  readonly given: Section | { readonly not: string }
  /** `gone`: its rows are deleted. `bare`: its rows stay and nothing of a person in them. `kept`: why it stays. */
  readonly forgotten: 'gone' | 'bare' | { readonly kept: string }
}

const place = (store: Store, table: string, given: Place['given'], forgotten: Place['forgotten']): Place => ({
  store,
  table,
  given,
  forgotten,
})

const COPY = { not: 'a copy of the order' }
const INVOICES = { not: 'what the order says, as it was invoiced; each is fetched with its order' }
const CODES = { not: 'codes and links as hashes, for ten minutes' }

export const PERSONAL_DATA: readonly Place[] = [
  place('users', 'customers', 'account', 'gone'),
  place('users', 'customer_accounts', 'waysIn', 'gone'),
  place('users', 'customer_passkeys', 'waysIn', 'gone'),
  place('users', 'customer_second_factors', 'waysIn', 'gone'),
  place('users', 'customer_sessions', 'sessions', 'gone'),
  place('users', 'customer_verifications', CODES, 'gone'),
  place('users', 'customer_addresses', 'addresses', 'gone'),
  // Its brand, last four and month; never by which the provider knows it.
  place('users', 'payment_methods', 'paymentMethods', 'gone'),
  place('users', 'customer_records', 'record', 'gone'),
  place('users', 'customer_tags', 'record', 'gone'),
  place('users', 'customer_words', { not: 'words by which staff find the account' }, 'gone'),
  place('users', 'consents', 'consents', 'gone'),
  // Whoever complained is written to no more, also when nobody knows them any more: of the address its keyed hash stays.
  place('users', 'suppressions', 'consents', 'bare'),
  place('users', 'alerts', 'alerts', 'gone'),
  // That they are told there, and never what opens the device to messages.
  place('users', 'push_devices', 'devices', 'gone'),
  place('users', 'company_members', 'company', 'gone'),
  place('users', 'company_invitations', 'company', 'gone'),
  place('users', 'wish_lists', 'wishList', 'gone'),
  place('users', 'wishes', 'wishList', 'gone'),
  place('users', 'reviewers', 'reviews', 'gone'),
  place('users', 'answerers', 'reviews', 'gone'),
  place('users', 'askers', 'reviews', 'gone'),
  place('users', 'user_facts', 'events', 'gone'),
  place('users', 'audit', 'handledByStaff', { kept: 'what staff did, by the id of an account that is nobody’s then' }),
  place('users', 'data_exports', 'requests', 'gone'),
  place('users', 'erasures', 'requests', 'gone'),
  place('transactions', 'orders', COPY, 'bare'),
  place('transactions', 'order_words', COPY, 'bare'),
  place('transactions', 'order_promotions', COPY, 'bare'),
  place('transactions', 'order_tags', COPY, 'gone'),
  // A number leads to its receiver at whoever carried it.
  place('transactions', 'shipments', COPY, 'bare'),
  place('transactions', 'returns', COPY, 'bare'),
  // To whom it was written is part of what the law wants kept.
  place('transactions', 'invoices', INVOICES, { kept: 'invoices are kept as they were issued, as the law wants it' }),
  // What the shop owes stays owed, to nobody by name.
  place('transactions', 'stored_values', 'storedValue', 'bare'),
  place('transactions', 'messages', 'messages', 'gone'),
  place('transactions', 'dispute_answers', { not: 'what the shop says to a bank, in its own words' }, 'bare'),
  place('transactions', 'dead_letters', COPY, 'bare'),
  place('transactions', 'webhook_deliveries', COPY, 'gone'),
  // What was sold, when, for how much, with which tax, to which country.
  place('orders', 'orders', 'orders', 'bare'),
  place('orders', 'events', 'orders', 'bare'),
  place('orders', 'carts', 'cart', 'bare'),
  place('orders', 'answers', { not: 'what was answered about the order and the cart, for a month' }, 'gone'),
  place('orders', 'customer_carts', 'cart', 'gone'),
  place('orders', 'customer_orders', 'orders', 'gone'),
  // The name goes, the stars stay.
  place('products', 'reviews', 'reviews', 'bare'),
  place('products', 'answers', 'reviews', 'bare'),
  // Of whoever asked without an account nobody knows who it was.
  place('products', 'questions', 'reviews', 'bare'),
]

/** Tables of the stores of people and orders that say nothing of a customer, and why. */
export const NOT_OF_CUSTOMERS: Readonly<Record<string, string>> = {
  'users.users': 'staff',
  'users.sessions': 'staff',
  'users.accounts': 'staff',
  'users.verifications': 'staff',
  'users.second_factors': 'staff',
  'users.passkeys': 'staff',
  'users.staff': 'staff',
  'users.staff_news': 'staff',
  'users.payment_methods_removed': 'words of the provider that are nobody’s any more, until it was told to forget them',
  'users.companies': 'firms, without anybody who buys for them',
  'users.secrets': 'of the shop',
  'users.attempts': 'of no use any more',
  'users.api_keys': 'of programs',
  'transactions.claims': 'requests of staff',
  'transactions.stored_value_entries': 'amounts, by the id of a card',
  'transactions.webhook_endpoints': 'other systems',
  'transactions.message_templates': 'words of the shop',
  'transactions.imported_orders': 'which order of another shop is which here',
  'transactions.planned_messages': 'names an order or a good',
  'transactions.refund_approvals': 'names an order, its units, and staff',
  'transactions.dispute_entries': 'names a dispute of the provider',
  'transactions.payment_findings': 'names an order and a payment',
  'transactions.payouts': 'sums',
  'transactions.payout_parts': 'amounts, by the id of a payment',
  'transactions.reconciliations': 'names payments while books are read',
  'orders.slots': 'of the shard',
  'orders.departures': 'of the shard',
  'orders.arrivals': 'of the shard',
  'orders.order_files': 'how often a file was fetched, by the id of an order',
  'orders.changed_rows': 'keys of rows while a slot moves',
  'products.drops': 'how long a visitor’s turn is',
  'products.promotion_codes': 'may name the account whom alone a code is for, by its id',
  'products.suppliers': 'firms that the shop buys from',
  'products.stock_documents': 'staff and suppliers',
}

/** Of the stores that hold goods and numbers a table has to be named when a column is called as people are. */
export const CALLED_AS_PEOPLE = /email|phone|recipient|customer|address|street|buyer|shopper|visitor|person/
