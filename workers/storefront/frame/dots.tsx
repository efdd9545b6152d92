/** Stars as five dots: full from the left as far as the average goes; what is drawn over it are five holes. Words stand beside it. */
import { STARS } from '#domain/catalog/rating'

/** @param of 0 to 5 */
export const Dots = ({ of }: { readonly of: number }) => (
  <svg class="rate" viewBox={`0 0 ${STARS} 1`} preserveAspectRatio="none" aria-hidden="true">
    <rect width={of.toFixed(2)} height="1" />
  </svg>
)
