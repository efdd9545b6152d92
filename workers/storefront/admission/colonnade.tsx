/** A line as a row of columns: those that one has passed are filled. */

const COLUMNS = 16
const APART = 20
const WIDTH = 312

type Shown = {
  /** 0 to 1. */
  readonly passed: number
  /** The same in words. */
  readonly label: string
}

export const Colonnade = ({ passed, label }: Shown) => (
  <svg class="colonnade" viewBox={`0 0 ${WIDTH} 60`} preserveAspectRatio="none" role="img" aria-label={label}>
    <path class="passed" d={`M0 0H${WIDTH}V5H0ZM0 57H${WIDTH}V60H0Z`} />
    {Array.from({ length: COLUMNS }, (_, column) => (
      <path
        data-column
        class={column < Math.floor(passed * COLUMNS) ? 'passed' : ''}
        d={`M${1 + column * APART} 9h10v44h-10Z`}
      />
    ))}
  </svg>
)
