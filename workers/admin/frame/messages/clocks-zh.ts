/** Why an hour on the clock of a place is no moment, in Chinese. */
export const clocksZh = {
  'clock-forward': '当地此时拨快时钟，没有这个时间。请填之前或之后的时间。',
  'clock-back': '当地此时拨慢时钟，这个时间会出现两次。请填这一小时之前或之后的时间。',
}
