/** By whose clock somebody is written what they have not asked for. */
import type { Language } from '#domain/languages'
import { FieldHint } from '../frame/field.tsx'
import { customersMessages } from './messages/index.ts'

type Shown = {
  readonly language: Language
  /** Null or empty: by their address. */
  readonly zone: string | null
  readonly isWrong: boolean
}

/** A zone has several names: the one that was said stands among them. */
const zonesWith = (zone: string | null): readonly string[] => {
  const all = Intl.supportedValuesOf('timeZone')
  return zone && !all.includes(zone) ? [zone, ...all] : all
}

export const ZoneField = ({ language, zone, isWrong }: Shown) => {
  const texts = customersMessages[language].preferences
  const described = isWrong ? 'timeZone-wrong' : 'timeZone-help'
  return (
    <p class="field">
      <label for="timeZone">{texts.timeZone}</label>
      <select
        id="timeZone"
        name="timeZone"
        aria-describedby={described}
        {...(isWrong && { 'aria-invalid': 'true' as const })}
      >
        <option value="">{texts.timeZoneByAddress}</option>
        {zonesWith(zone).map((one) => (
          <option value={one} selected={one === zone}>
            {one.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
      <FieldHint name="timeZone" help={texts.timeZoneHelp} wrong={isWrong ? texts.timeZoneUnknown : undefined} />
    </p>
  )
}
