/** How often something fits, where what fits so often fits less often as well. */

/** @param most ≥ 0, whole @returns the largest count up to `most` that fits; 0 where none does */
export const mostOften = (most: number, fits: (count: number) => boolean): number => {
  let [least, bound] = [0, most]
  while (least < bound) {
    const middle = Math.ceil((least + bound) / 2)
    if (fits(middle)) least = middle
    else bound = middle - 1
  }
  return least
}
