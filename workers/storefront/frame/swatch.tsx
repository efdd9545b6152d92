/** A spot of colour beside the name of the colour, never instead of it. */

/**
 * The ring is the edge of every control: a white spot on white paper is seen too. The colour is an attribute, because
 * pages have no styles of their own.
 */
export const Swatch = ({ of }: { readonly of: string }) => (
  <svg class="swatch" viewBox="0 0 20 20" aria-hidden="true">
    <circle cx="10" cy="10" r="9" fill={of} />
  </svg>
)
