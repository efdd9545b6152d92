/** One cell of a table of stock: what may be sold at a place, counted where it stands by whoever may. */
import type { VariantId } from '#domain/ids'
import type { Language } from '#domain/languages'
import { countText } from '../frame/count.ts'
import { cellId, cellName, whyId } from './cells.ts'

type Props = {
  readonly item: VariantId
  readonly location: string
  /** As the shards say it now: what a count is based on. */
  readonly available: number
  readonly mayCount: boolean
  /** Of what and where. */
  readonly label: string
  /** What was typed and not saved. */
  readonly typed?: string | undefined
  readonly isWrong?: boolean
  readonly language: Language
}

export const AvailableCell = ({ item, location, available, mayCount, label, typed, isWrong, language }: Props) => {
  if (!mayCount) return <>{countText(available, language)}</>
  const id = cellId(item, location)
  const seen = String(available)
  return (
    <>
      <input type="hidden" name={cellName('seen', item, location)} value={seen} />
      <input
        class="in few"
        id={id}
        name={cellName('typed', item, location)}
        value={typed ?? seen}
        inputmode="numeric"
        autocomplete="off"
        maxlength={12}
        aria-label={label}
        aria-invalid={isWrong ? 'true' : undefined}
        aria-describedby={isWrong ? whyId(id) : undefined}
        data-cell={seen}
      />
    </>
  )
}
