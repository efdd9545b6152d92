/** The drawing beside the sign-in: the colonnade that the software is named after. */

/** Seven columns, 92 apart; a frieze of small blocks, 30 apart. */
const COLUMNS = [30, 122, 214, 306, 398, 490, 582]
const BLOCKS = Array.from({ length: 24 }, (_, number) => 6 + 30 * number)
/** Each column has six flutes. */
const FLUTES = [10, 18, 26, 34, 42, 50]

const column = (x: number) =>
  [
    `M${x} 330h60M${x + 4} 340h52`,
    ...FLUTES.map((flute) => `M${x + flute} 340V790`),
    `M${x + 2} 790h56M${x - 2} 800h64`,
  ].join('')

export const Colonnade = () => (
  <div class="art">
    <svg
      viewBox="0 0 700 900"
      preserveAspectRatio="xMinYMax slice"
      fill="none"
      stroke="currentColor"
      stroke-width="1.25"
      aria-hidden="true"
    >
      <path d="M0 240H700M0 256H700M0 300H700M0 326H700M0 812H700M0 832H700M0 856H700" />
      <path d={BLOCKS.map((x) => `M${x} 262v32h14v-32z`).join('')} />
      <path d={COLUMNS.map(column).join('')} />
    </svg>
  </div>
)
