/** How the units that were received stand now: available, held, taken; width, pattern and numbers say the same. */
import type { Language } from '#domain/languages'
import type { Stock } from '#domain/inventory/stock'
import { inventoryMessages } from './messages/index.ts'

/** Hatching for what is promised: told from the others without colour. */
const Held = ({ x, width }: { x: number; width: number }) => (
  <>
    <rect class="m-held" x={String(x)} width={String(width)} height="8" />
    <path class="m-hatch" d={hatch(x, width)} />
  </>
)

const hatch = (x: number, width: number): string =>
  Array.from({ length: Math.floor(width / 4) }, (_, number) => `M${x + 4 * number} 8l4-8`).join('')

/** What is not nothing is never thinner than it can be seen. */
const WIDTH_MIN = 2
const FULL = 100

export const Meter = ({ of, language }: { of: Stock; language: Language }) => {
  const { available, held, taken, received } = of
  const wide = (units: number) => (units === 0 || received === 0 ? 0 : Math.max(WIDTH_MIN, (units / received) * FULL))
  const [first, second] = [wide(available), wide(held)]
  return (
    <svg
      class="gauge"
      viewBox={`0 0 ${FULL} 8`}
      preserveAspectRatio="none"
      role="img"
      aria-label={inventoryMessages[language].meter(available, held, taken, received)}
    >
      <rect class="m-none" width={String(FULL)} height="8" />
      <rect class="m-available" width={String(first)} height="8" />
      <Held x={first} width={second} />
      {taken > 0 && (
        <rect
          class="m-taken"
          x={String(first + second)}
          width={String(Math.max(0, FULL - first - second))}
          height="8"
        />
      )}
    </svg>
  )
}

export const MeterKeys = ({ language }: { language: Language }) => (
  <>
    {(['available', 'held', 'taken'] as const).map((account) => (
      <span class="key">
        <svg viewBox="0 0 22 8" aria-hidden="true">
          {account === 'held' ? <Held x={0} width={22} /> : <rect class={`m-${account}`} width="22" height="8" />}
        </svg>
        {inventoryMessages[language][account]}
      </span>
    ))}
  </>
)
