/** The line drawings of the admin: one sprite, coloured by the text around them. */
export type IconName =
  | 'alert'
  | 'back'
  | 'card'
  | 'check'
  | 'clock'
  | 'content'
  | 'customers'
  | 'discount'
  | 'down'
  | 'drag'
  | 'lock'
  | 'mail'
  | 'more'
  | 'note'
  | 'orders'
  | 'plus'
  | 'product'
  | 'refund'
  | 'right'
  | 'search'
  | 'settings'
  | 'shards'
  | 'stock'
  | 'truck'
  | 'up'
  | 'x'

export const Icon = ({ name, big = false }: { name: IconName; big?: boolean }) => (
  <svg class={big ? 'i i20' : 'i'} aria-hidden="true">
    <use href={`/icons.svg#${name}`} />
  </svg>
)

/** A stoa: a roof on three columns. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 22 22" fill="currentColor" aria-hidden="true">
    <path d="M2 3h18v2.500H2zM2 17.500h18V20H2zM4 7h2.500v9H4zM9.750 7h2.500v9h-2.500zM15.500 7H18v9h-2.500z" />
  </svg>
)
