/** What may be chosen of a filter. */

export type Choices = readonly (readonly [value: string, label: string])[]

type Props = { readonly any: string; readonly of: Choices; readonly value: string }

/** @param any what is said where nothing is chosen. What stands in the address stays a choice, though nobody has it any more. */
export const Options = ({ any, of, value }: Props) => (
  <>
    <option value="">{any}</option>
    {[...(value === '' || of.some(([one]) => one === value) ? [] : [[value, value] as const]), ...of].map(
      ([one, text]) => (
        <option value={one} selected={one === value || undefined}>
          {text}
        </option>
      ),
    )}
  </>
)
