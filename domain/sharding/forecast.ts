/**
 * How many calls there will be: a line through the rates of the last minutes, and how far it may be wrong.
 *
 * The line is Theil's and Sen's: its slope is the median of the slopes between all pairs of windows, so that a third of the
 * windows may be wild without bending it. The slope's bounds come from Kendall's tau, for 90 of 100 cases when the
 * windows err independently of each other (they do not wholly, so the band is a drawing aid and not a promise).
 *
 * @see https://doi.org/10.1080/01621459.1968.10480934 Sen, Estimates of the Regression Coefficient Based on Kendall's Tau (1968)
 */

/** Two minutes: with fewer windows the bounds of a slope say nothing. */
export const FORECAST_WINDOWS_LEAST = 24
/** 90 of 100, two-sided, of a normal distribution. */
const NORMAL_90 = 1.645

/**
 * @property at when it was made; times are ms since the epoch, slopes calls a second for each second
 * @property calls calls a second at that time, by the line
 * @property scatter nine of ten windows lie no farther from the line, in calls a second
 */
export type Forecast = {
  readonly at: number
  readonly calls: number
  readonly slope: number
  readonly slopeLeast: number
  readonly slopeMost: number
  readonly scatter: number
}

export type Point = { readonly at: number; readonly calls: number }

const quantile = (ascending: readonly number[], share: number): number =>
  ascending[Math.min(ascending.length - 1, Math.max(0, Math.round(share * (ascending.length - 1))))] ?? 0

const median = (values: readonly number[]): number => {
  const ascending = values.toSorted((a, b) => a - b)
  const middle = ascending.length >> 1
  const upper = ascending[middle] ?? 0
  return ascending.length % 2 === 1 ? upper : (upper + (ascending[middle - 1] ?? 0)) / 2
}

const slopesOf = (points: readonly Point[]): number[] =>
  points
    .flatMap((one, index) =>
      points.slice(index + 1).map((other) => ((other.calls - one.calls) * 1_000) / (other.at - one.at)),
    )
    .toSorted((a, b) => a - b)

/**
 * @param points oldest first, at most some sixty (each pair is looked at), no two at the same time
 * @returns undefined with fewer than FORECAST_WINDOWS_LEAST
 */
export const forecastOf = (points: readonly Point[]): Forecast | undefined => {
  const last = points.at(-1)
  if (!last || points.length < FORECAST_WINDOWS_LEAST) return undefined
  const slopes = slopesOf(points)
  const count = points.length
  const spread = NORMAL_90 * Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18)
  const slope = median(slopes)
  const since = (at: number) => (at - last.at) / 1_000
  const calls = median(points.map((point) => point.calls - slope * since(point.at)))
  const misses = points
    .map((point) => Math.abs(point.calls - calls - slope * since(point.at)))
    .toSorted((a, b) => a - b)
  return {
    at: last.at,
    calls: Math.max(0, calls),
    slope,
    slopeLeast: slopes[Math.max(0, Math.floor((slopes.length - spread) / 2))] ?? slope,
    slopeMost: slopes[Math.min(slopes.length - 1, Math.ceil((slopes.length + spread) / 2))] ?? slope,
    scatter: quantile(misses, 0.9),
  }
}

/** What the line says for a later time, never below nothing, and ± how much. */
export const forecastAt = (forecast: Forecast, at: number): { readonly calls: number; readonly band: number } => {
  const ahead = Math.max(0, at - forecast.at) / 1_000
  return {
    calls: Math.max(0, forecast.calls + forecast.slope * ahead),
    band: forecast.scatter + ((forecast.slopeMost - forecast.slopeLeast) / 2) * ahead,
  }
}
